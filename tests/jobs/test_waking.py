"""Jobs are waked in time, whatever becomes of the machine's clock."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.jobs import waking
from bot.jobs.waking import Job, Waking
from storage.models import JobRun
from tests.support.patience import PATIENCE

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
async def test_a_clock_that_is_set_back_puts_no_job_to_sleep(database, clock, monkeypatch):
    """APScheduler goes by the machine's clock: a job that is due in an hour is what a clock set back leaves behind."""
    monkeypatch.setattr(waking, "LOOK_EVERY", 0.01)
    woken = asyncio.Event()

    async def work() -> int:
        woken.set()
        return 1

    one = Waking(database, clock, machine=clock)
    one.start([Job("work", work, 3600)])
    await asyncio.sleep(0)  # it looks at the clock for the first time
    clock.now -= timedelta(hours=1)
    with suppress(TimeoutError):
        await asyncio.wait_for(woken.wait(), PATIENCE)
    await one.stop()
    assert woken.is_set()


@on_sqlite
async def test_runs_are_noted_also_after_the_clock_was_set_back(database, clock):
    async def work() -> int:
        return 0

    one = Waking(database, clock)
    run = one.guarded(work)
    await run()
    clock.now -= timedelta(hours=1)
    back = clock()
    await run()
    assert back in database.read_now(lambda uow: uow.orm.scalars(select(JobRun.started_at)).all())
