"""Connections: one writer thread on SQLite, a few on PostgreSQL; use cases run on them.

A use case is a plain function ``use_case(uow, *args)``. It is run in one transaction with others (SQLite) or in one of
its own (PostgreSQL), and once more when another of these raised, or when it lost a race or its connection before it was
committed; ``await database.run(...)`` returns once what it did is committed, or raises what it raised with nothing of
it stored.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from math import inf
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from storage import opened_file
from storage.aliases import settle_tables
from storage.errors import ConflictError
from storage.fast_json import dumps, loads
from storage.prepared import Prepared
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from storage.writers import AwaitedCall, Writers

P = ParamSpec("P")
T = TypeVar("T")
UseCase = Callable[Concatenate[UnitOfWork, P], T]

BUSY_TIMEOUT_MS = 30_000  # how long a writer waits for another process
SCRUB_WAIT_MS = 500  # how long emptying the log waits for readers: writers stand still meanwhile
MOST_TOGETHER = 16  # use cases to one commit: while they are shown to people, the next ones are worked on
IDLE_SECONDS = 1.0  # after which a connection to PostgreSQL is asked whether it is alive before it is used again
POSTGRES_THREADS = 12  # connections of a process that write; most of the time they wait for the server
RETRIES = 5  # a transaction that lost a race on PostgreSQL, or its connection, is run again this often
_SAVEPOINT, _ROLLBACK, _RELEASE = (
    Prepared(text(f"{verb} use_case")) for verb in ("SAVEPOINT", "ROLLBACK TO", "RELEASE")
)
_JSON: Mapping[str, Any] = {"json_serializer": lambda value: dumps(value).decode(), "json_deserializer": loads}
_RETRIABLE = frozenset({"40001", "40P01"})  # serialization failure, deadlock (PostgreSQL error codes)


def driver_url(url: str) -> str:
    """The SQLAlchemy URL for a setting: ``postgresql://`` means psycopg 3."""
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def make_engine(url: str) -> Engine:
    """An engine with this project's settings."""
    url = driver_url(url)
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_size=POSTGRES_THREADS + 2, **_JSON)
        _ask_idle_ones(engine)
        return engine
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000}, **_JSON)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _ask_idle_ones(engine: Engine) -> None:
    """Ask connections that lay idle, or were used before another one broke, whether they are alive.

    The pool connects anew for one that is not. ``pool_pre_ping`` asks every time: a round trip, where an answer has
    seven others. What breaks all the same is begun again (`Database.run`).
    """
    broke = -inf

    def note(connection: object, record: ConnectionPoolEntry) -> None:
        del connection
        record.info["used"] = monotonic()

    def note_broken(*_: object) -> None:
        nonlocal broke
        broke = monotonic()

    def ask(connection: Any, record: ConnectionPoolEntry, proxy: object) -> None:
        del proxy
        used = record.info.get("used")  # None: it was made just now
        if used is None or max(broke, monotonic() - IDLE_SECONDS) < used:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error

    event.listen(engine, "checkin", note)
    event.listen(engine, "invalidate", note_broken)
    event.listen(engine, "checkout", ask)


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


class Database:
    """The way to the rows. Build one per process and close it at the end."""

    def __init__(self, url: str, vault: Vault) -> None:
        settle_tables()
        self.engine = make_engine(url)
        opened_file.watch(self.engine)
        self.vault = vault
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._connection: Connection | None = None  # of the one writer of SQLite
        self._writers = (
            Writers(self._run_together, 1, MOST_TOGETHER)
            if self.is_sqlite
            else Writers(self._run_each, POSTGRES_THREADS, 1)
        )
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="reader")
        self.submitted = 0  # use cases that were handed to the writers

    # -- running use cases

    async def run(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case; returns after its commit."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[T] = loop.create_future()
        self._hand_over(AwaitedCall(_of_unit(use_case, args, kwargs), waiting, loop))
        return await waiting

    def run_now(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for callers without an event loop (the command line)."""
        return self.submit(use_case, *args, **kwargs).result()

    def submit(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand a use case to the writers; the future ends after the commit."""
        future: Future[T] = Future()
        self._hand_over(AwaitedCall(_of_unit(use_case, args, kwargs), future))
        return future

    def _hand_over(self, one: AwaitedCall) -> None:
        self.submitted += 1
        self._writers.hand_over(one)

    async def read(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case that only reads, beside the writers; nothing it does is kept."""
        return await asyncio.wrap_future(self._readers.submit(lambda: self.read_now(use_case, *args, **kwargs)))

    def read_now(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for callers without an event loop."""
        call = _of_unit(use_case, args, kwargs)
        for _ in range(RETRIES):
            try:
                return self._read(call)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
        return self._read(call)

    def _read(self, call: Callable[[UnitOfWork], T]) -> T:
        with self.engine.connect().execution_options(reading=True) as connection:
            transaction = connection.begin()
            try:
                with UnitOfWork(connection, self.vault) as uow:
                    return call(uow)
            finally:
                transaction.rollback()

    def scrub(self) -> bool:
        """Overwrite what deleted rows left in the file; False when somebody is in the way, to be tried again.

        SQLite writes the file anew and empties its log; PostgreSQL gives the space free. Not inside a transaction.
        """
        connection = self.engine.raw_connection()
        try:
            return self._scrubbed(connection.driver_connection)
        except (DBAPIError, sqlite3.OperationalError):
            return False
        finally:
            connection.close()

    def _scrubbed(self, connection: Any) -> bool:
        if not self.is_sqlite:
            connection.autocommit = True
            try:
                connection.execute("VACUUM")
            finally:
                connection.autocommit = False
            return True
        connection.execute("VACUUM")
        connection.execute(f"PRAGMA busy_timeout={SCRUB_WAIT_MS}")
        try:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        return not busy

    def close(self) -> None:
        """Finish what was handed over, then let the connections go."""
        self._writers.close()
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._readers.shutdown()
        self.engine.dispose()

    # -- PostgreSQL: a transaction for each

    def _run_each(self, batch: Sequence[AwaitedCall]) -> None:
        for one in batch:
            if one.is_wanted():
                try:
                    one.result = self._run_alone(one.call)
                except BaseException as error:  # noqa: BLE001 - whatever it is, whoever waits must hear of it
                    one.error = error

    def _run_alone(self, call: Callable[[UnitOfWork], T]) -> T:
        for tries_left in range(RETRIES, -1, -1):
            committing = False
            try:
                with self.engine.connect() as connection:
                    transaction = connection.begin()
                    with UnitOfWork(connection, self.vault) as uow:
                        found = call(uow)
                    committing = True
                    transaction.commit()
                    return found
            except DBAPIError as error:
                if not tries_left or not _may_begin_again(error, committing=committing):
                    raise
            except ConflictError:
                if not tries_left:
                    raise
        raise AssertionError("unreachable")

    # -- SQLite: one writer, several use cases to a commit

    def _run_together(self, batch: Sequence[AwaitedCall]) -> None:
        wanted = [one for one in batch if one.is_wanted()]
        try:
            self._connection = self._connection or self.engine.connect()  # if that fails, the next batch tries again
            if self._all_went_well(self._connection, wanted):
                return
            with self._connection.begin():
                for one in wanted:
                    if one.error is None:
                        self._run_in_savepoint(self._connection, one)
        except BaseException as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            for one in batch:
                one.error = one.error or error

    def _all_went_well(self, connection: Connection, calls: Sequence[AwaitedCall]) -> bool:
        """Run calls without savepoints, which few need. False when one raised: nothing of any of them is kept then."""
        with connection.begin() as transaction:
            for one in calls:
                try:
                    with UnitOfWork(connection, self.vault) as uow:
                        one.result = one.call(uow)
                    _must_stand(connection)
                except BaseException as error:  # noqa: BLE001 - it belongs to the caller, not to the writer or the others
                    one.error = error
                    transaction.rollback()
                    return False
        return True

    def _run_in_savepoint(self, connection: Connection, one: AwaitedCall) -> None:
        _SAVEPOINT.change(connection, {})
        try:
            with UnitOfWork(connection, self.vault) as uow:
                one.result = one.call(uow)
        except BaseException as error:  # noqa: BLE001 - it belongs to the caller, not to the writer or the others
            _ROLLBACK.change(connection, {})
            one.error = error
        _RELEASE.change(connection, {})


def _must_stand(connection: Connection) -> None:
    """Raises OperationalError when a transaction of SQLite is over before its commit, which would then say nothing.

    SQLite takes it back by itself when the disk is full, also if a use case minds no error.
    """
    raw = connection.connection.driver_connection
    assert raw is not None
    if not raw.in_transaction:
        raise OperationalError(None, None, sqlite3.OperationalError("the transaction is over before its commit"))


def _may_begin_again(error: DBAPIError, *, committing: bool) -> bool:
    """Whether nothing of a transaction was kept: it lost a race, or its connection broke before it was to be kept."""
    broke = error.connection_invalidated and not committing
    return broke or getattr(error.orig, "sqlstate", "") in _RETRIABLE


def _of_unit(use_case: Callable[..., T], args: Sequence[Any], kwargs: Mapping[str, Any]) -> Callable[[UnitOfWork], T]:
    return lambda uow: use_case(uow, *args, **kwargs)
