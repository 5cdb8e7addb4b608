"""Use cases: committed before they return, alone when they fail, several to a commit on SQLite."""

import asyncio
import shutil
import threading
from collections import Counter
from contextlib import suppress

import pytest
from sqlalchemy import bindparam, insert, select, text
from sqlalchemy.exc import OperationalError

import storage.database
from storage import schema
from storage.database import RETRIES, Database, make_engine
from storage.models import Installation
from storage.prepared import Prepared
from storage.vault import Vault

pytestmark = pytest.mark.both_databases

OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


def put(uow, key, value="x"):
    uow.orm.add(Installation(key=key, value=value))


def values(database):
    return database.read_now(lambda uow: dict(uow.orm.execute(select(Installation.key, Installation.value)).all()))


async def test_what_a_use_case_did_is_there_for_another_connection(database):
    await database.run(put, "a")
    assert values(database) == {"a": "x"}


async def test_a_failed_use_case_takes_nothing_with_it_and_leaves_nothing(database):
    def fail(uow):
        put(uow, "bad")
        uow.orm.flush()
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        database.run(put, "a"), database.run(fail), database.run(put, "b"), return_exceptions=True
    )
    assert isinstance(outcomes[1], ZeroDivisionError)
    assert values(database) == {"a": "x", "b": "x"}


def test_what_was_begun_beside_a_failed_use_case_gives_what_was_kept(database):
    """On SQLite they share a commit, which is taken back: whoever did well is told of the run that is stored."""
    runs = Counter()

    def fail(uow):
        runs["fail"] += 1
        raise ZeroDivisionError

    def count(uow, key):
        runs[key] += 1
        put(uow, key, f"run {runs[key]}")
        return runs[key]

    begin = threading.Event()
    database.submit(lambda _: begin.wait())  # until all the others wait
    calls = [database.submit(one, *key) for one, *key in ((count, "a"), (fail,), (count, "b"), (fail,))]
    begin.set()
    a, failed, b, failed_too = [call.exception() or call.result() for call in calls]
    assert values(database) == {"a": f"run {a}", "b": f"run {b}"}
    assert [type(failed), type(failed_too)] == [ZeroDivisionError, ZeroDivisionError]
    assert (a, b, runs["fail"]) == ((2, 1, 2) if database.is_sqlite else (1, 1, 2))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_sqlite_takes_back_by_itself_is_told_to_nobody_as_stored(database):
    """It does so when the disk is full, and a use case that minds no error goes on as if nothing were."""

    def careless(uow):
        pages = uow.connection.scalar(text("PRAGMA page_count"))
        uow.connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with suppress(OperationalError):
            uow.connection.execute(insert(Installation).values(key="large", value="x" * 1_000_000))
        uow.connection.execute(text("PRAGMA max_page_count = 1000000"))

    begin = threading.Event()
    database.submit(lambda _: begin.wait())  # until all the others wait
    calls = [database.submit(one, *key) for one, *key in ((put, "a"), (careless,), (put, "b"))]
    begin.set()
    assert [type(call.exception()) for call in calls] == [type(None), OperationalError, type(None)]
    assert values(database) == {"a": "x", "b": "x"}


class OddError(BaseException):
    """What ends a program, or a coroutine, is no Exception."""


async def test_whatever_a_use_case_raises_is_its_callers_alone(database):
    def fail(uow):
        put(uow, "bad")
        uow.orm.flush()
        raise OddError

    outcomes = await asyncio.gather(
        database.run(put, "a"), database.run(fail), database.run(put, "b"), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), OddError, type(None)]
    assert values(database) == {"a": "x", "b": "x"}


async def test_many_at_once_are_all_stored(database):
    await asyncio.gather(*(database.run(put, f"k{n}") for n in range(200)))
    assert len(values(database)) == 200


def test_reading_keeps_nothing(database):
    database.read_now(put, "a")
    assert values(database) == {}


def test_the_tables_are_those_of_the_models(database):
    assert schema.differences(database.engine) == []


def test_a_naive_moment_is_refused(database):
    from datetime import datetime

    from sqlalchemy.exc import StatementError

    from storage.models import Received

    with pytest.raises(StatementError, match="time zone"):
        database.run_now(lambda uow: uow.orm.add(Received(update_id=1, at=datetime(2026, 1, 1))))  # noqa: DTZ001


async def test_a_database_that_cannot_be_opened_is_said_to_each_and_tried_again(tmp_path, sqlite_template):
    place = tmp_path / "later" / "surveybot.sqlite"
    database = Database(f"sqlite:///{place}", Vault("a secret"))
    for _ in range(2):
        with pytest.raises(OperationalError):
            await database.run(lambda uow: uow.connection.execute(text("SELECT 1")).scalar())
    place.parent.mkdir()
    shutil.copy(sqlite_template, place)
    assert await database.run(lambda uow: uow.connection.execute(text("SELECT 1")).scalar()) == 1
    database.close()


def end_connections(database_url):
    """What a server does that restarts, or a wall between it and us that forgets."""
    engine = make_engine(database_url)
    with engine.connect() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend(pid) {OTHERS}"))
    engine.dispose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_connection_that_lay_idle_is_made_anew_when_it_is_gone(database, database_url, monkeypatch):
    monkeypatch.setattr(storage.database, "IDLE_SECONDS", 0)
    database.run_now(put, "a")
    end_connections(database_url)
    database.run_now(put, "b")
    assert values(database) == {"a": "x", "b": "x"}


PUT = Prepared(insert(Installation).values(key=bindparam("key"), value="x"))


def put_prepared(uow, key):
    PUT.change(uow.connection, {"key": key})


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("way", [put, put_prepared])
def test_what_lost_its_connection_is_begun_again(database, database_url, monkeypatch, way):
    """Connections that were used a moment ago are not asked first, and none of them is there any more."""
    monkeypatch.setattr(storage.database, "IDLE_SECONDS", 3600)
    together = [database.submit(way, f"before-{number}") for number in range(20)]
    for future in together:
        future.result()
    values(database)
    end_connections(database_url)
    database.run_now(way, "after")
    assert len(values(database)) == 21


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_loses_its_connection_in_the_middle_is_stored_once(database, database_url):
    begun = []

    def interrupted(uow):
        begun.append(1)
        put(uow, f"k{len(begun)}")
        uow.orm.flush()
        if len(begun) == 1:
            end_connections(database_url)

    database.run_now(interrupted)
    assert values(database) == {"k2": "x"}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_loses_its_connection_every_time_is_given_up(database, database_url):
    begun = []

    def interrupted(uow):
        begun.append(1)
        end_connections(database_url)
        put(uow, "a")
        uow.orm.flush()

    with pytest.raises(OperationalError):
        database.run_now(interrupted)
    assert len(begun) == 1 + RETRIES
    assert values(database) == {}
