"""Applying in short transactions, so that whoever answers meanwhile notices nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import text

from bot.services import audit
from storage.database import Database
from storage.unit_of_work import UnitOfWork

BATCH = 800  # rows to a transaction: 0.1 to 0.2 s of the write lock
PAUSE = 0.11  # seconds between two; another process that waits for SQLite's lock asks for it every 0.1 s
_LOCK = 0x696D_706F  # advisory lock of imports on PostgreSQL

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Told after each transaction: rows done, rows to do."""


@dataclass(frozen=True, slots=True)
class PrivilegedAct:
    """What the audit says of an import: who, which act, the file's hash and the counts of its rows."""

    actor: str
    act: str
    sha256: str
    counts: Mapping[str, int]

    def record(self, uow: UnitOfWork, now: datetime) -> None:
        """Write the entry."""
        details = {"sha256": self.sha256, **self.counts}
        audit.record(uow, actor=self.actor, act=self.act, subject=f"file:{self.sha256[:12]}", details=details, now=now)


def run_batches(
    database: Database,
    write: Callable[[UnitOfWork, Sequence[Item]], None],
    items: Sequence[Item],
    act: PrivilegedAct | None,
    now: datetime,
    progress: Progress,
) -> None:
    """Write the items in as many transactions as it takes; the first also records the act, if there is one."""
    for start in range(0, len(items), BATCH):
        if start and database.is_sqlite:
            time.sleep(PAUSE)
        database.run_now(_write, write, items[start : start + BATCH], act if start == 0 else None, now)
        progress(min(start + BATCH, len(items)), len(items))


def _write(
    uow: UnitOfWork,
    write: Callable[[UnitOfWork, Sequence[Item]], None],
    items: Sequence[Item],
    act: PrivilegedAct | None,
    now: datetime,
) -> None:
    write(uow, items)
    if act:
        act.record(uow, now)


def one_at_a_time(uow: UnitOfWork) -> None:
    """Let the transactions of two imports follow one another. SQLite has one writer anyway."""
    if not uow.is_sqlite:
        uow.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def untold(done: int, total: int) -> None:
    """The progress nobody wants to hear of."""
