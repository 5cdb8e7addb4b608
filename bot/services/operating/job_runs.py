"""How the recurring jobs ran last, whichever process ran them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update

from bot.services.bulk import insert_if_missing
from storage.labelled import all_of, labelled
from storage.models import JobRun
from storage.unit_of_work import UnitOfWork

FAILING_AFTER: Final = 3  # failures in a row
NOTE_EVERY: Final = timedelta(seconds=60)  # runs that did nothing are noted so often
RECEIVING: Final = "receive_updates"  # is no job, and noted like one while it fails


@dataclass(frozen=True, slots=True)
class Run:
    """A job's last run."""

    job: str
    started_at: datetime
    milliseconds: int
    done: int
    failures: int = 0
    error: str | None = None

    @property
    def is_failing(self) -> bool:
        """Whether it failed too often in a row to be chance."""
        return self.failures >= FAILING_AFTER


def note(uow: UnitOfWork, run: Run) -> None:
    """Keep a run over the earlier one; a failure counts on, a success starts anew."""
    values = {
        "started_at": run.started_at,
        "milliseconds": run.milliseconds,
        "done": run.done,
        "error": run.error,
    }
    insert_if_missing(uow, JobRun, {"job": run.job, "failures": 0, **values})
    failures = JobRun.failures + 1 if run.error is not None else 0
    uow.connection.execute(update(JobRun).where(JobRun.job == run.job).values(**values, failures=failures))


def forget(uow: UnitOfWork, job: str) -> None:
    """Keep nothing of a job: it is not known any more to fail."""
    uow.connection.execute(delete(JobRun).where(JobRun.job == job))


def all_(uow: UnitOfWork) -> list[Run]:
    """The last run of every job that ever ran, by name."""
    columns = labelled(
        job=JobRun.job,
        started_at=JobRun.started_at,
        milliseconds=JobRun.milliseconds,
        done=JobRun.done,
        failures=JobRun.failures,
        error=JobRun.error,
    )
    return all_of(uow, Run, select(*columns).order_by(JobRun.job))
