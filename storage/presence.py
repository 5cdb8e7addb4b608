"""Whether a program runs on a database: running ones hold a shared lock, an act that needs to be alone an exclusive.

On PostgreSQL an advisory lock of a connection of its own, on SQLite a lock on a file beside the database. A process
that is killed lets go of either.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, text

from storage import private
from storage.database import make_engine

_LOCK: Final = 0x5375_7250  # advisory lock of running programs on PostgreSQL


_SAID: Final = "another program works on this database: stop it first"


class NotAloneError(Exception):
    """A program runs on this database."""


@contextmanager
def running(url: str) -> Iterator[None]:
    """Be here, beside others, until the end. Raises NotAloneError while somebody has to be alone."""
    with _held(url, shared=True):
        yield


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Be here alone until the end. Raises NotAloneError when a program runs."""
    with _held(url, shared=False):
        yield


@contextmanager
def _held(url: str, *, shared: bool) -> Iterator[None]:
    engine = make_engine(url)
    try:
        held = _on_file if engine.dialect.name == "sqlite" else _on_server
        with held(engine, shared=shared):
            yield
    finally:
        engine.dispose()


@contextmanager
def _on_server(engine: Engine, *, shared: bool) -> Iterator[None]:
    name = "pg_try_advisory_lock_shared" if shared else "pg_try_advisory_lock"

    with engine.connect() as connection:
        if not _got(connection, name):
            raise NotAloneError(_SAID)
        connection.commit()
        try:
            yield
        finally:
            connection.invalidate()


def _got(connection: Connection, function: str) -> bool:
    return bool(connection.execute(text(f"SELECT {function}(:lock)"), {"lock": _LOCK}).scalar())


@contextmanager
def _on_file(engine: Engine, *, shared: bool) -> Iterator[None]:
    database = engine.url.database
    if not database or database == ":memory:":
        yield
        return
    path = Path(f"{database}.lock")
    with private.file(path).open("w") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            raise NotAloneError(_SAID) from error
        yield
