"""One import at a time: a row says that one runs. Another waits for it, and takes over when its process has died."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from bot.services.refusals import Refusal
from storage.database import Database
from storage.models import ImportRun
from storage.unit_of_work import UnitOfWork

LEASE: Final = timedelta(minutes=1)  # renewed with every transaction; after it a dead import is in nobody's way
WAIT = 90.0  # seconds that an import waits for another: longer than a dead one stands in the way
ASK_EVERY: Final = 0.25


@dataclass(frozen=True, slots=True)
class Import:
    """What is imported, by whom: ``kind`` is structure or roster."""

    kind: str
    sha256: str
    actor: str


def begin(uow: UnitOfWork, what: Import, now: datetime) -> int | None:
    """Note that an import runs; gives its number, None while another one does."""
    dead = update(ImportRun).where(ImportRun.state == "running", ImportRun.leased_until <= now)
    uow.connection.execute(dead.values(state="interrupted", finished_at=now))
    insert = (sqlite if uow.is_sqlite else postgresql).insert(ImportRun).on_conflict_do_nothing()
    values = {"kind": what.kind, "sha256": what.sha256, "actor": what.actor, "state": "running", "done": 0, "total": 0}
    mine = values | {"started_at": now, "leased_until": now + LEASE}
    run: int | None = uow.connection.scalar(insert.values(mine).returning(ImportRun.id))
    return run  # none where another row says that it runs


def advance(uow: UnitOfWork, run: int, done: int, total: int, now: datetime) -> None:
    """Note how far an import is, in the transaction that brings it there; its lease begins anew.

    Raises Refusal when another import has taken over: this one must write no more.
    """
    mine = update(ImportRun).where(ImportRun.id == run, ImportRun.state == "running")
    if uow.connection.execute(mine.values(done=done, total=total, leased_until=now + LEASE)).rowcount != 1:
        raise Refusal("import_taken_over", "another import has taken over: this one took too long. Please import again")


def finish(uow: UnitOfWork, run: int, state: str, now: datetime) -> None:
    """Note how an import ended: done or interrupted."""
    mine = update(ImportRun).where(ImportRun.id == run, ImportRun.state == "running")
    uow.connection.execute(mine.values(state=state, finished_at=now))


@contextmanager
def alone(database: Database, what: Import, now: datetime) -> Iterator[int]:
    """The number of a run that no other stands beside. Raises Refusal when another does not come to its end."""
    run = _waited_for(database, what, now)
    try:
        yield run
    except BaseException:  # also Ctrl-C: the next import need not wait for the lease
        database.run_now(finish, run, "interrupted", now)
        raise
    database.run_now(finish, run, "done", now)


def passed(since: float) -> timedelta:
    """The time since a reading of the monotonic clock: how long something takes, not what time it is."""
    return timedelta(seconds=time.monotonic() - since)


def _waited_for(database: Database, what: Import, now: datetime) -> int:
    since = time.monotonic()
    while (run := database.run_now(begin, what, now + passed(since))) is None:
        if passed(since).total_seconds() >= WAIT:
            raise Refusal("import_running", "another import is running; please try again when it has ended")
        time.sleep(ASK_EVERY)
    return run
