"""Files that wait to be checked: in order, one process each, one result, nothing kept afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.services.operating import received_files
from bot.services.operating.received_files import ALBUM_WITHIN, CHECKED, LEASE, MOST_TRIES, MOST_WAITING, Sent
from storage.models import Chat, Person, PersonRole, ReceivedFile
from storage.repositories.chats import ADDRESS
from tests.services.builders import add_person, add_province
from tests.support.clock import FakeClock

NOW = FakeClock()()
ONE, TWO = "one process", "the other"


@pytest.fixture
def admins(database):
    """Two admins, each the row of their chat and their own."""

    def make(uow):
        add_province(uow)
        found = []
        for number, code in enumerate(("A-1", "A-2")):
            person, address = add_person(uow, code, "BTC-VP"), uow.vault.seal_text(str(900 + number), ADDRESS)
            chat = Chat(key=code, address=address, person_id=person.id, language="vi", place={"at": "desk"})
            uow.orm.add_all([chat, PersonRole(person_id=person.id, role="admin")])
            uow.orm.flush()
            found.append((chat.id, person.id))
        return found

    return database.run_now(make)


def keep(database, whose, name="a.xlsx", *, album="", after=0.0):
    sent, at = Sent(f"id of {name}", name), NOW + timedelta(seconds=after)
    return database.run_now(received_files.keep, *whose, 1, album, sent, at)


def claim(database, process=ONE, after=0.0):
    return database.run_now(received_files.claim, process, NOW + timedelta(seconds=after))


def names(job):
    return job and [one.name for one in job.files]


def finish(database, job, process=ONE):
    return database.run_now(received_files.finish, job, process, CHECKED, NOW)


@pytest.mark.both_databases
def test_of_a_chat_one_is_checked_at_a_time_in_their_order_and_chats_side_by_side(database, admins):
    first, second = admins
    for whose, name in ((first, "a.xlsx"), (first, "b.xlsx"), (second, "c.xlsx")):
        assert keep(database, whose, name)
    job = claim(database)
    assert [names(job), names(claim(database, TWO)), claim(database, TWO)] == [["a.xlsx"], ["c.xlsx"], None]
    assert (job.address, job.person, job.files) == (900, first[1], (Sent("id of a.xlsx", "a.xlsx"),))
    assert finish(database, job)
    assert names(claim(database, TWO)) == ["b.xlsx"]


@pytest.mark.both_databases
def test_many_files_of_one_admin_do_not_hold_up_anothers(database, admins):
    first, second = admins
    for name in ("a", "b", "c", "d"):
        keep(database, first, name)
    taken = []
    for after in range(6):
        if after == 1:
            keep(database, second, "x", after=after)
            keep(database, second, "y", after=after)
        job = claim(database, after=after)
        taken += names(job)
        assert database.run_now(received_files.finish, job, ONE, CHECKED, NOW + timedelta(seconds=after))
    assert taken == ["a", "x", "b", "y", "c", "d"]


@pytest.mark.both_databases
def test_a_file_that_ends_its_process_is_not_tried_again_before_anothers(database, admins):
    first, second = admins
    keep(database, first, "deadly")
    assert names(claim(database)) == ["deadly"]
    keep(database, second, "x", after=1)
    later = LEASE.total_seconds() + 1
    assert [names(claim(database, TWO, later)) for _ in range(2)] == [["x"], ["deadly"]]


@pytest.mark.both_databases
def test_when_the_lease_is_over_another_takes_the_file_and_only_its_result_counts(database, admins):
    keep(database, admins[0])
    lost, seconds = claim(database), LEASE.total_seconds()
    database.run_now(received_files.extend, lost, ONE, NOW + timedelta(seconds=10))
    assert claim(database, TWO, seconds) is None
    taken = claim(database, TWO, seconds + 10)
    assert (names(taken), taken.tries) == (["a.xlsx"], 1)
    assert [finish(database, lost), finish(database, taken, TWO), finish(database, taken, TWO)] == [False, True, False]
    assert claim(database, TWO, 1000) is None


def test_what_a_process_leaves_at_its_end_is_free_at_once_and_counts_as_no_try(database, admins):
    keep(database, admins[0])
    for _ in range(MOST_TRIES):
        claim(database)
        database.run_now(received_files.release, ONE)
    assert claim(database, TWO).tries == 0


@pytest.mark.parametrize(
    ("sent", "jobs"),
    [
        (("own.yaml", "a.csv", "b.png"), [["own.yaml", "a.csv", "b.png"]]),
        (("a.csv", "own.yaml"), [["a.csv", "own.yaml"]]),
        (("a.png", "b.png"), [["a.png", "b.png"]]),
        (("own.yaml", "other.xlsx"), [["own.yaml"], ["other.xlsx"]]),
    ],
)
def test_an_album_is_checked_together_once_no_more_of_it_comes(database, admins, sent, jobs):
    for number, name in enumerate(sent):
        keep(database, admins[0], name, album="7", after=number)
    last, found = len(sent) - 1, []
    assert claim(database, after=last + ALBUM_WITHIN.total_seconds() - 0.1) is None
    while (job := claim(database, after=last + ALBUM_WITHIN.total_seconds())) is not None:
        found.append(names(job))
        assert finish(database, job)
    assert found == jobs


@pytest.mark.parametrize("lose", ["frozen", "unbound", "role"])
def test_nobody_hears_of_a_file_whose_sender_may_send_none_any_more(database, admins, lose):
    keep(database, admins[0])
    job = claim(database)

    def change(uow):
        if lose == "frozen":
            uow.orm.get_one(Person, job.person).frozen_at = NOW
        elif lose == "unbound":
            uow.orm.get_one(Chat, job.chat).person_id = None
        else:
            uow.connection.execute(delete(PersonRole).where(PersonRole.person_id == job.person))

    database.run_now(change)
    assert not finish(database, job)
    row = database.read_now(lambda uow: uow.orm.get_one(ReceivedFile, job.rows[0]))
    assert (row.state, row.outcome, row.content) == ("done", "nobody", None)


def test_nobody_fills_the_queue_and_nothing_is_kept_for_ever(database, admins):
    assert [keep(database, admins[0]) for _ in range(MOST_WAITING + 1)] == [*[True] * MOST_WAITING, False]
    assert keep(database, admins[1])
    assert database.run_now(received_files.forget, NOW) == 0
    assert database.run_now(received_files.forget, NOW + timedelta(seconds=1)) == MOST_WAITING + 1
    assert not database.read_now(received_files.is_any)
