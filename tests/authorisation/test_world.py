"""The guard is guarded: faults planted on every way to the rows, and each must be seen by the matrix."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.conversations.kit.incoming import Kind
from bot.presenting.callbacks import Address
from bot.presenting.cards import Outcome
from storage.models import Base, Person, StoredSession
from storage.repositories import chats, sessions, updates
from tests.authorisation.matrix import RESPONDENT
from tests.authorisation.world import ABROAD, CHAT_ABROAD, HOME, changes
from tests.support.clock import START


def session_of(uow, agency):
    codes = Person.staff_code.startswith(f"{agency}-")
    mine = select(StoredSession).join(Person, Person.id == StoredSession.person_id).where(codes)
    return uow.orm.scalars(mine.order_by(StoredSession.id).limit(1)).one()


def by_statement(uow, session):
    uow.connection.execute(update(StoredSession).where(StoredSession.id == session.id).values(status="submitted"))


def by_object(uow, session):
    session.status = "submitted"


def by_repository(uow, session):
    """As the answering path writes: prepared, on the driver's own cursor."""
    view = chats.session_of(uow, session.id, session.person_id)
    view.status = "submitted"
    sessions.save(uow, view, b"state")


def by_driver(uow, session):
    cursor = uow.connection.connection.cursor()
    cursor.execute(f"update sessions set status = 'submitted' where id = {session.id}")


WAYS = (by_statement, by_object, by_repository, by_driver)


@pytest.mark.parametrize("way", WAYS)
def test_a_foreign_session_marked_submitted_is_seen(world, way):
    def fault(uow):
        way(uow, session_of(uow, ABROAD))
        return Outcome()

    seen = world.watched(RESPONDENT, fault)
    assert seen.written == {"sessions"}
    assert seen.touched == {"sessions"}


@pytest.mark.parametrize("way", WAYS)
def test_a_session_of_ones_own_agency_is_written_and_nobody_elses_touched(world, way):
    def act(uow):
        way(uow, session_of(uow, HOME))
        return Outcome()

    seen = world.watched(RESPONDENT, act)
    assert (seen.written, seen.touched) == ({"sessions"}, frozenset())


def test_an_answer_put_into_a_foreign_session_is_seen(world):
    def fault(uow):
        rows = [sessions.AnswerRow("/data/age", "age", "integer", value=30)]
        sessions.put_answers(uow, session_of(uow, ABROAD).id, sessions.UNSUBMITTED, rows, "vi", START)
        return Outcome()

    assert world.watched(RESPONDENT, fault).touched == {"answers"}


def test_a_foreign_chat_sent_to_another_place_is_seen(world):
    def fault(uow):
        chat = chats.by_key(uow, uow.vault.key_of(CHAT_ABROAD, "chat"))
        chat.place = {"at": "stranger"}
        chats.save(uow, chat, START)
        return Outcome()

    assert world.watched(RESPONDENT, fault).touched == {"chats"}


def test_a_fault_within_a_turn_is_seen(world, monkeypatch):
    """Planted where every turn passes, beside what the turn itself writes."""
    is_new = updates.is_new

    def faulty(uow, *rest):
        by_repository(uow, session_of(uow, ABROAD))
        return is_new(uow, *rest)

    monkeypatch.setattr(updates, "is_new", faulty)
    seen = world.act(RESPONDENT, Kind.TAP, Address("k", "q").pack())
    assert seen.outcome.toast
    assert "sessions" in changes(seen)
    assert "sessions" in seen.touched


def test_every_table_that_is_somebodys_is_watched(world):
    """Whatever is written there, if only a row over itself."""

    def everywhere(uow):
        filled = set()
        for name, table in Base.metadata.tables.items():
            column = table.columns.keys()[-1]  # the first ones of the audit may not be written at all
            cursor = uow.connection.connection.cursor()
            cursor.execute(f"UPDATE {name} SET {column} = {column}")
            if cursor.rowcount:
                filled.add(name)
        return Outcome(toast=" ".join(filled))

    seen = world.watched(RESPONDENT, everywhere)
    assert seen.written == set(seen.outcome.toast.split())
    assert seen.written >= {"people", "sessions", "chats", "campaigns", "received", "audit"}


def test_what_was_tried_leaves_nothing_behind(world):
    def fault(uow):
        by_driver(uow, session_of(uow, ABROAD))
        return Outcome()

    def nothing(_uow):
        return Outcome()

    world.watched(RESPONDENT, fault)
    seen = world.watched(RESPONDENT, nothing)
    assert (seen.written, seen.touched) == (frozenset(), frozenset())
