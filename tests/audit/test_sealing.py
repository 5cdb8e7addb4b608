"""The record of privileged acts: sealed by whoever comes, cut and still whole, restored and still whole."""

import shutil
import threading
from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from bot.services.operating import audit_chain
from bot.services.operating.audit_chain import BrokenChainError, months_before
from bot.services.operating.backup import write_backup
from bot.services.operating.doctor import examine_audit
from bot.services.operating.restoring import restore
from storage.database import Database, make_engine
from storage.models import AuditEntry
from storage.vault import Vault, WrongKeyError
from tests.audit.acts import break_, record, seal_all, sealed, tamper, verify
from tests.support.clock import START
from tests.support.province import SECRET


def entries(database):
    query = select(AuditEntry).order_by(AuditEntry.id)
    return database.read_now(lambda uow: list(uow.orm.scalars(query)))


def places(database):
    return [entry.position for entry in entries(database)]


def test_acts_wait_until_they_are_sealed_in_the_order_of_their_ids(database):
    database.run_now(record, 3)
    found = verify(database)
    assert (found.entries, found.waiting, found.waiting_since, found.broken) == (0, 3, START, None)
    assert seal_all(database) == 3
    assert places(database) == [1, 2, 3]
    database.run_now(record, 2)
    assert seal_all(database) == 2
    found = verify(database)
    assert (found.entries, found.waiting, found.head.position, found.broken) == (5, 0, 5, None)


def test_an_empty_record_is_whole(database):
    assert seal_all(database) == 0
    assert verify(database).broken is None


def test_more_than_a_batch(database, monkeypatch):
    monkeypatch.setattr(audit_chain, "BATCH", 4)
    assert verify(sealed(database, 11)).entries == 11


def test_nothing_but_places_is_written_when_sealing(database):
    def said(entry):
        return entry.id, entry.at, entry.actor, entry.act, entry.subject, entry.details

    database.run_now(record, 3)
    before = [said(entry) for entry in entries(database)]
    seal_all(database)
    assert [said(entry) for entry in entries(database)] == before


def test_another_key_does_not_open_the_chain(database, database_url):
    sealed(database, 2)
    other = Database(database_url, Vault("another"))
    with pytest.raises(WrongKeyError):
        verify(other)
    other.close()


# -- retention


def test_retention_cuts_and_the_rest_is_still_whole(database):
    sealed(database, 5, START - timedelta(days=800))
    sealed(database, 4)
    assert database.run_now(audit_chain.cut, months_before(START, 24), START) == 5
    found = verify(database)
    assert (found.entries, found.cut.position, found.broken) == (4, 5, None)
    assert database.run_now(audit_chain.cut, months_before(START, 24), START) == 0
    assert seal_all(database) == 1  # the cut itself is an act
    last = entries(database)[-1]
    assert (last.actor, last.act, last.details) == ("jobs", "audit.cut", {"entries": 5, "until": 5})
    assert verify(database).broken is None
    tamper(database, "DELETE FROM audit WHERE position = 6")
    assert break_(database) == 6


def test_retention_goes_on_from_cut_to_cut_until_nothing_is_left(database, monkeypatch):
    monkeypatch.setattr(audit_chain, "BATCH", 3)
    sealed(database, 7)
    assert [database.run_now(audit_chain.cut, START + timedelta(days=1), START) for _ in range(4)] == [3, 3, 1, 0]
    assert verify(database).broken is None
    assert seal_all(database) == 3
    assert verify(database).head.position == 10


def test_what_waits_is_not_cut(database):
    database.run_now(record, 2)
    assert database.run_now(audit_chain.cut, START + timedelta(days=1), START) == 0
    seal_all(database)
    database.run_now(record, 1)
    assert database.run_now(audit_chain.cut, START + timedelta(days=1), START) == 2
    assert places(database) == [None, None]  # the one that waits, and the cut


def test_an_old_act_behind_a_young_one_waits_for_it(database):
    sealed(database, 1)
    sealed(database, 2, START - timedelta(days=800))
    assert database.run_now(audit_chain.cut, START - timedelta(days=1), START) == 0


def test_traces_of_tampering_are_not_cut_away(database):
    tamper(sealed(database, 5), "UPDATE audit SET actor = 'x' WHERE position = 2")
    with pytest.raises(BrokenChainError):
        database.run_now(audit_chain.cut, START + timedelta(days=1), START)
    assert places(database) == [1, 2, 3, 4, 5]


def test_calendar_months():
    assert months_before(START, 24) == START.replace(year=2024)
    assert months_before(START.replace(month=3, day=31), 1).day == 28
    assert months_before(START.replace(month=1), 1) == START.replace(year=2025, month=12)


def test_a_noted_end_shows_a_record_that_was_emptied(database):
    noted = verify(sealed(database, 4)).head
    database.run_now(record, 2)
    seal_all(database)
    assert database.read_now(audit_chain.confirms, noted) is True
    database.run_now(audit_chain.cut, START + timedelta(days=1), START)
    assert database.read_now(audit_chain.confirms, verify(database).cut) is True
    assert database.read_now(audit_chain.confirms, noted) is None
    tamper(database, "DELETE FROM audit", "DELETE FROM installation")
    assert verify(database).broken is None  # all of it gone: only what was noted can tell
    assert database.read_now(audit_chain.confirms, noted) is False


# -- several at once


def test_two_seal_at_once(database_url):
    """Two processes' databases, acts coming in meanwhile: one chain, nobody twice, nobody left out."""
    both = Database(database_url, Vault(SECRET)), Database(database_url, Vault(SECRET))
    faults = []

    def work(mine):
        try:
            for n in range(15):
                mine.run_now(record, 2, START + timedelta(hours=n))
                mine.run_now(audit_chain.seal)
        except Exception as error:  # noqa: BLE001 - the test says what it was
            faults.append(error)

    threads = [threading.Thread(target=work, args=(mine,)) for mine in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    seal_all(both[0])
    found = verify(both[1])
    assert (found.entries, found.waiting, found.broken) == (60, 0, None)
    assert sorted(places(both[0])) == list(range(1, 61))
    for mine in both:
        mine.close()


def test_who_verifies_sees_one_state_while_others_seal(database):
    stop = threading.Event()

    def go_on():
        while not stop.is_set():
            database.run_now(record, 1)
            database.run_now(audit_chain.seal)

    thread = threading.Thread(target=go_on)
    thread.start()
    found = {break_(database) for _ in range(40)}
    stop.set()
    thread.join()
    assert found == {None}


# -- backup and restore, doctor


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_restored_backup_verifies_and_goes_on(database, target, tmp_path, clock, request, sqlite_template):
    sealed(database, 3, START - timedelta(days=800))
    sealed(database, 4)
    database.run_now(audit_chain.cut, START - timedelta(days=1), START)
    path = tmp_path / "b.zip"
    write_backup(database.engine, database.vault.check_value, path, clock())
    if target == "sqlite":
        shutil.copy(sqlite_template, tmp_path / "other.sqlite")
        url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    else:
        url = request.getfixturevalue("another_postgres")
    engine = make_engine(url)
    restore(engine, database.vault.check_value, path, clock(), keep=tmp_path / "kept.zip")
    engine.dispose()
    restored = Database(url, Vault(SECRET))
    found = verify(restored)
    assert (found.entries, found.waiting, found.cut.position, found.broken) == (4, 1, 3, None)
    assert seal_all(restored) == 1
    assert verify(restored).broken is None
    with pytest.raises(DBAPIError, match="audit"):  # the triggers are there as well
        restored.run_now(lambda uow: uow.connection.execute(delete(AuditEntry)))
    restored.close()


def test_tampering_before_a_backup_is_found_after_its_restore(database, tmp_path, clock):
    tamper(sealed(database, 4), "UPDATE audit SET subject = 'campaign:7' WHERE position = 2")
    write_backup(database.engine, database.vault.check_value, tmp_path / "b.zip", clock())
    restore(database.engine, database.vault.check_value, tmp_path / "b.zip", clock(), keep=tmp_path / "k.zip")
    assert break_(database) == 2


def test_doctor_speaks_of_a_broken_and_of_a_forgotten_chain(database, tmp_path):
    assert database.read_now(examine_audit, START, tmp_path).ok
    database.run_now(record, 1)
    assert database.read_now(examine_audit, START + timedelta(minutes=1), tmp_path).ok
    late = database.read_now(examine_audit, START + timedelta(hours=1), tmp_path)
    assert (late.ok, "do the jobs run?" in late.text) == (False, True)
    seal_all(database)
    assert database.read_now(examine_audit, START + timedelta(hours=1), tmp_path).ok
    tamper(database, "UPDATE audit SET actor = 'x'")
    broken = database.read_now(examine_audit, START, tmp_path)
    assert (broken.ok, "entry 1" in broken.text) == (False, True)
