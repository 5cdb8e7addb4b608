"""One turn of a chat at a time, whichever process takes it."""

from __future__ import annotations

import threading
import time

import pytest
from sqlalchemy import select, text, update

from storage.models import Chat, Person
from storage.repositories import chats, shown_cards, updates
from storage.repositories.shown_cards import CardNews
from tests.services.builders import add_person, add_unit

pytestmark = pytest.mark.both_databases

KEY = "k" * 64
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")


def wait_for_waiting(database):
    """Until the other transaction waits for the first; on SQLite it cannot even begin before."""
    end = time.monotonic() + 10
    while not database.is_sqlite and not database.read_now(lambda uow: uow.connection.execute(WAITING).scalar_one()):
        assert time.monotonic() < end, "nobody waits"


@pytest.fixture
def chat(database, clock):
    """A chat that is bound to somebody."""

    def meet(uow):
        add_unit(uow, "BTC", "agency")
        person = add_person(uow, "BTC-001", "BTC", language="vi").id
        chat = chats.create(uow, KEY, 1, "vi", {"at": "surveys"}).id
        uow.connection.execute(update(Chat).where(Chat.id == chat).values(person_id=person))
        return chat

    return database.run_now(meet)


def test_who_waited_for_a_chat_reads_all_that_the_other_left(database, clock, chat):
    inside, go_on = threading.Event(), threading.Event()

    def first(uow):
        updates.is_new(uow, 1, clock(), KEY)
        inside.set()
        go_on.wait(10)
        uow.connection.execute(update(Person).values(language="de"))

    def second(uow):
        assert updates.is_new(uow, 2, clock(), KEY)
        return chats.by_key(uow, KEY).person.language

    one = database.submit(first)
    assert inside.wait(10)
    other = database.submit(second)
    wait_for_waiting(database)
    go_on.set()
    one.result()
    assert other.result() == "de"


def test_two_who_meet_a_chat_at_once_have_one_row(database, clock):
    inside, go_on = threading.Event(), threading.Event()

    def first(uow):
        made = chats.create(uow, KEY, 1, "vi", {"at": "stranger"}).id
        inside.set()
        go_on.wait(10)
        return made

    def second(uow):
        return chats.create(uow, KEY, 1, "vi", {"at": "stranger"}).id

    one = database.submit(first)
    assert inside.wait(10)
    other = database.submit(second)
    wait_for_waiting(database)
    go_on.set()
    assert one.result() == other.result()
    assert database.read_now(lambda uow: list(uow.orm.scalars(select(Chat.key)))) == [KEY]


def test_a_card_is_noted_with_moments_of_one_form(database, clock, chat):
    """Both of a chat's moments are compared in SQL, where SQLite has them as text."""
    now = clock()

    def show(uow):
        view = chats.by_key(uow, KEY)
        view.revision = 1
        chats.save(uow, view, now)
        return shown_cards.note_shown(uow, [CardNews(chat, 1, 7, "asks", now)])

    assert database.run_now(show) == []
    noted = text("SELECT shown_revision, message_id, asks, asks_since = wanted_at FROM chats")
    assert tuple(database.read_now(lambda uow: uow.connection.execute(noted).one())) == (1, 7, "asks", True)


def test_an_answer_changes_no_index_of_its_chat(database, clock, chat):
    """PostgreSQL writes all indexes of a row anew where one of them speaks of a column that changed."""

    def anew(uow):
        """Rows of chats changed so far whose indexes were written anew."""
        counted = (f"pg_stat_get_xact_tuples_{what}('chats'::regclass)" for what in ("updated", "hot_updated"))
        return uow.connection.scalar(text(f"SELECT {' - '.join(counted)}"))

    def turn(uow):
        before = 0 if uow.is_sqlite else anew(uow)
        found = chats.by_id(uow, chat)
        found.revision += 1
        chats.save(uow, found, clock())
        shown_cards.note_shown(uow, [CardNews(chat, found.revision, 7, "asks", clock())])
        return 0 if uow.is_sqlite else anew(uow) - before

    assert database.run_now(turn) == 0
