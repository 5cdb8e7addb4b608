"""Applying in short transactions, so that whoever answers meanwhile notices nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from bot.services import audit
from bot.services.imports import runs
from storage.database import Database
from storage.unit_of_work import UnitOfWork

BATCH = 500  # rows to a transaction: some 0.1 s of the write lock
PAUSE = 0.11  # seconds between two; another process that waits for SQLite's lock asks for it every 0.1 s

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


@dataclass(frozen=True, slots=True)
class Batches(Generic[Item]):
    """Rows to write in transactions of ``size`` (else `BATCH`) under a run's number; the first also records the act."""

    write: Callable[[UnitOfWork, Sequence[Item]], None]
    items: Sequence[Item]
    run: int
    act: PrivilegedAct
    size: int = 0

    def apply(self, database: Database, now: datetime, progress: Progress) -> None:
        """Write everything, telling the progress after each transaction."""
        size, since = self.size or BATCH, time.monotonic()
        for start in range(0, len(self.items), size):
            if start and database.is_sqlite:
                time.sleep(PAUSE)
            batch = self.items[start : start + size]
            database.run_now(self._write_batch, batch, start, now + runs.passed(since))
            progress(start + len(batch), len(self.items))

    def _write_batch(self, uow: UnitOfWork, batch: Sequence[Item], start: int, now: datetime) -> None:
        runs.advance(uow, self.run, start + len(batch), len(self.items), now)
        self.write(uow, batch)
        if start == 0:
            self.act.record(uow, now)


def untold(done: int, total: int) -> None:
    """The progress nobody wants to hear of."""
