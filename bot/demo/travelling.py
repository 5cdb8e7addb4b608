"""Time travel in the sandbox: from one due moment to the next, so that everything happens in its order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.jobs.schedule import Jobs
from bot.services.deliveries import moments
from storage.database import Database

LONGEST_STEP: Final = timedelta(hours=12)  # also on days on which nothing is planned the jobs look at the calendar


class Traveller:
    """Moves a clock. One journey at a time; the jobs run at each stop and come to their end before the next."""

    def __init__(self, clock: Clock, move_to: Callable[[datetime], None], database: Database) -> None:
        self._clock = clock
        self._move_to = move_to
        self._database = database
        self._journey = asyncio.Lock()
        self.jobs: Jobs | None = None  # there once the bot runs

    async def go(self, target: datetime) -> None:
        """Go to a moment, stopping wherever something is due."""
        async with self._journey:
            while (stop := await self._next_stop(target)) < target:
                await self._stop_at(stop)
            await self._stop_at(target)

    async def _next_stop(self, target: datetime) -> datetime:
        now = self._clock()
        due = await self._database.read(moments.next_due, now)
        return min(moment for moment in (due, now + LONGEST_STEP, target) if moment is not None)

    async def _stop_at(self, moment: datetime) -> None:
        self._move_to(moment)
        if self.jobs is not None:
            await self.jobs.run_all()
