"""Waking jobs regularly: what fails is tried again next time, how each run went is noted. APScheduler is the clock.

It goes by the machine's clock. When that is set back by an hour, jobs would sleep for an hour: that is looked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.clock import Clock, system_clock
from bot.services.operating import job_runs
from bot.services.operating.job_runs import Run
from storage.database import Database

log = structlog.get_logger()

FINISH_WITHIN: Final = 5.0  # seconds for jobs under way when the process ends
LOOK_EVERY = 5.0  # seconds between two looks whether the machine's clock was set back
SET_BACK: Final = timedelta(seconds=1)  # by less than this nothing sleeps too long


@dataclass(frozen=True, slots=True)
class Job:
    """A thing that is looked for again and again: its name in figures, what does it, how often in seconds.

    ``run`` gives how much it did and may run twice, and in several processes.
    """

    name: str
    run: Callable[[], Awaitable[int]]
    every: float


class Waking:
    """Wakes jobs until it is stopped, each at most once at a time in this process."""

    def __init__(self, database: Database, clock: Clock, machine: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock
        self._machine = machine
        self._looking: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[None]] = set()
        self._noted: dict[str, datetime] = {}  # when the last quiet run of a job was noted

    def start(self, jobs: Iterable[Job], most: float | None = None) -> None:
        """Wake these jobs from now on; no job is waked more seldom than after ``most`` seconds, where that is given."""
        for job in jobs:
            self._scheduler.add_job(
                self.guarded(job.run),
                "interval",
                seconds=job.every if most is None else min(job.every, most),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        self._looking = asyncio.create_task(self._look_at_the_clock(), name="machine's clock")

    async def stop(self) -> None:
        """Wake up no more; what is under way comes to its end."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
        if self._running:
            await asyncio.wait(self._running, timeout=FINISH_WITHIN)
        self._scheduler.shutdown(wait=False)  # cancels what still runs

    async def _look_at_the_clock(self) -> None:
        """Wake all jobs when the machine's clock was set back: they sleep until it is as late as it was."""
        while True:
            before, ticking = self._machine(), monotonic()
            await asyncio.sleep(LOOK_EVERY)
            if self._machine() - before < timedelta(seconds=monotonic() - ticking) - SET_BACK:
                log.warning("the machine's clock was set back, waking all jobs")
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=system_clock())

    def guarded(self, job: Callable[[], Awaitable[int]]) -> Callable[[], Awaitable[None]]:
        """A job that failed says so and runs again next time."""

        async def run() -> None:
            task = asyncio.current_task()
            assert task is not None
            self._running.add(task)
            try:
                await self._note(await self._run(job))
            except asyncio.CancelledError:
                log.info("a job was left for the next start", job=job.__name__)
            finally:
                self._running.discard(task)

        return run

    async def _run(self, job: Callable[[], Awaitable[int]]) -> Run:
        """Run a job once, whatever comes of it."""
        started, ticking = self._clock(), monotonic()
        done, error = 0, None
        try:
            done = await job()
        except TelegramError as failure:
            error = type(failure).__name__
            log.warning("a job could not reach Telegram", job=job.__name__, error=error)
        except Exception as failure:  # noqa: BLE001 - the next round may succeed
            error = type(failure).__name__
            log.error("a job failed", job=job.__name__, error=error)  # noqa: TRY400 - no values in logs
        else:
            if done:
                log.info("a job did something", job=job.__name__, done=done)
        return Run(job.__name__, started, int((monotonic() - ticking) * 1000), done, error=error)

    async def _note(self, run: Run) -> None:
        """Keep how a job ran; quiet runs only once a minute."""
        before = self._noted.get(run.job)
        is_noted = before is not None and timedelta(0) <= run.started_at - before < job_runs.NOTE_EVERY
        if is_noted and not run.done and run.error is None:
            return
        try:
            await self._database.run(job_runs.note, run)
        except SQLAlchemyError as error:
            log.warning("the run of a job could not be noted", job=run.job, error=type(error).__name__)
            return
        self._noted[run.job] = run.started_at
        if run.error is not None:
            del self._noted[run.job]  # the next run that ends well says so at once
