"""Backups: complete, consistent, from either engine into either, refused when they would not fit."""

import json
import shutil
import stat
from datetime import date
from zipfile import ZipFile

import pytest
from sqlalchemy import func, insert, select

from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.operating.backup import write_backup
from bot.services.operating.restoring import is_empty, restore
from bot.services.people import invitations
from bot.services.refusals import Refusal
from storage import schema
from storage.database import Database, make_engine
from storage.models import Base, Campaign, Person, StoredSession
from storage.vault import Vault
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person
from tests.support.own_postgres import new_database

pytestmark = [pytest.mark.both_databases, pytest.mark.by_turns]


@pytest.fixture
def filled(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    database.run_now(bind, "BTC-002", clock())
    database.run_now(lambda uow: setattr(person(uow, "BTC-001"), "supervisor_id", person(uow, "VPTU-002").id))
    database.run_now(lambda uow: setattr(person(uow, "BNC-001"), "valid_from", date(2025, 3, 1)))
    arguments = {"survey": "skills", "audience": parse("all"), "opens_at": clock(), "now": clock()}
    database.run_now(lifecycle.create, closes_at=clock().replace(year=2027), **arguments, calendar=CALENDAR)

    def seal(uow):
        uow.orm.scalars(select(StoredSession).limit(1)).one().state = uow.vault.seal_json({"a": "ơ"}, "session state")

    database.run_now(seal)
    return database


def contents(engine):
    with engine.connect() as connection:
        return {
            name: sorted(map(_plain, connection.execute(select(table)).all()))
            for name, table in Base.metadata.tables.items()
        }


def _plain(row):
    """A row as text; PostgreSQL gives the keys of JSON in an order of its own."""
    return repr([dict(sorted(value.items())) if isinstance(value, dict) else value for value in row])


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path, sqlite_template):
    """An engine on an empty migrated database of either kind."""
    if request.param == "sqlite":
        shutil.copy(sqlite_template, tmp_path / "empty.sqlite")
        engine = make_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield engine
        engine.dispose()
        return
    template = request.getfixturevalue("postgres_template")
    engine = make_engine(new_database(request.getfixturevalue("postgres"), "restored", template))
    yield engine
    engine.dispose()


def back_up(database, path, clock):
    return write_backup(database.engine, database.vault.check_value, path, clock())


def test_everything_comes_back_on_either_engine(filled, empty, tmp_path, clock):
    path = tmp_path / "backup.zip"
    manifest = back_up(filled, path, clock)
    assert manifest.tables["people"].rows == 8
    restore(empty, filled.vault.check_value, path, clock(), keep=None)
    assert contents(empty) == contents(filled.engine)
    assert schema.current(empty) == schema.head()
    assert schema.differences(empty) == []


def test_new_rows_find_free_ids_after_a_restore(filled, empty, tmp_path, clock):
    back_up(filled, tmp_path / "b.zip", clock)
    restore(empty, filled.vault.check_value, tmp_path / "b.zip", clock(), keep=None)
    restored = Database(empty.url.render_as_string(hide_password=False), filled.vault)
    assert restored.run_now(invitations.draw_for_person, "BTC-001", clock())
    assert restored.run_now(invitations.draw_for_person, "BTC-002", clock())
    restored.close()


def test_it_opens_with_its_key_only_and_holds_no_key(filled, empty, tmp_path, clock):
    path = tmp_path / "b.zip"
    back_up(filled, path, clock)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Refusal) as refused:
        restore(empty, Vault("another").check_value, path, clock(), keep=None)
    assert refused.value.code == "backup_other_key"
    assert is_empty(empty)


def test_a_database_in_use_is_not_overwritten_but_with_a_copy_of_it(filled, tmp_path, clock):
    path, kept = tmp_path / "b.zip", tmp_path / "kept.zip"
    back_up(filled, path, clock)
    before = contents(filled.engine)
    filled.run_now(invitations.draw_for_person, "BTC-001", clock())
    changed = contents(filled.engine)
    check = filled.vault.check_value
    with pytest.raises(Refusal) as refused:
        restore(filled.engine, check, path, clock(), keep=None)
    assert refused.value.code == "database_not_empty"
    assert contents(filled.engine) == changed
    restore(filled.engine, check, path, clock(), keep=kept)
    assert contents(filled.engine) == before
    restore(filled.engine, check, kept, clock(), keep=tmp_path / "again.zip")
    assert contents(filled.engine) == changed


def rewritten(source, target, change):
    """A backup with some of its files changed."""
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))


def newer(name, data):
    return json.dumps(json.loads(data) | {"revision": "9999"}).encode() if name == "manifest.json" else data


def damaged(name, data):
    return data.replace(b"BTC-001", b"BTC-666") if name == "people.jsonl" else data


def other_format(name, data):
    return json.dumps(json.loads(data) | {"format": 99}).encode() if name == "manifest.json" else data


@pytest.mark.parametrize(
    ("change", "code"), [(newer, "backup_newer"), (damaged, "backup_broken"), (other_format, "backup_broken")]
)
def test_a_backup_that_does_not_fit_changes_nothing(filled, tmp_path, clock, change, code):
    back_up(filled, tmp_path / "b.zip", clock)
    rewritten(tmp_path / "b.zip", tmp_path / "changed.zip", change)
    before = contents(filled.engine)
    with pytest.raises(Refusal) as refused:
        restore(filled.engine, filled.vault.check_value, tmp_path / "changed.zip", clock(), keep=tmp_path / "k.zip")
    assert refused.value.code == code
    assert contents(filled.engine) == before
    assert not (tmp_path / "k.zip").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"text"])
def test_another_file_is_no_backup(filled, tmp_path, clock, data):
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(Refusal, match="not a backup"):
        restore(filled.engine, filled.vault.check_value, tmp_path / "x.zip", clock(), keep=tmp_path / "k.zip")


def test_it_is_one_state_although_others_write_meanwhile(filled, tmp_path, clock):
    """Rows that are added after the first table was read, in one transaction, are in no table of the backup."""

    def add(uow):
        campaign = uow.orm.scalars(select(Campaign)).one()
        unit = person(uow, "BTC-001").unit_id
        values = {"staff_code": "LATE", "full_name": "x", "search_key": "x", "sort_key": "x", "unit_id": unit}
        key = uow.connection.execute(insert(Person).values(messenger=True, **values)).inserted_primary_key[0]
        session = {"campaign_id": campaign.id, "person_id": key, "version_id": campaign.version_id}
        uow.connection.execute(insert(StoredSession).values(unit_code="BTC", status="new", **session))

    def meanwhile(table, rows):
        if table == "units":
            filled.run_now(add)

    path = tmp_path / "b.zip"
    manifest = write_backup(filled.engine, filled.vault.check_value, path, clock(), meanwhile)
    assert filled.read_now(lambda uow: uow.orm.scalar(select(func.count()).select_from(Person))) == 9
    assert (manifest.tables["people"].rows, manifest.tables["sessions"].rows) == (8, 7)
    assert b"LATE" not in ZipFile(path).read("people.jsonl")


def test_a_failed_backup_leaves_the_earlier_one(filled, tmp_path, clock):
    path = tmp_path / "b.zip"
    back_up(filled, path, clock)
    good = path.read_bytes()

    def fail(table, rows):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_backup(filled.engine, filled.vault.check_value, path, clock(), fail)
    assert path.read_bytes() == good
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []
