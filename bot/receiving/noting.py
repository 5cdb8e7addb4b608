"""That nothing can be received is kept with the runs of jobs, so that alarms, `/health` and ``doctor`` tell of it."""

from __future__ import annotations

from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.services.operating import job_runs
from bot.services.operating.job_runs import RECEIVING, Run
from storage.database import Database

log = structlog.get_logger()

NOTED_AFTER: Final = 5  # failures in a row, some 15 seconds: what is over before is nobody's concern


class ReceivingNotes:
    """Notes failures that last, and forgets them once receiving goes on."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._is_noted = False

    async def failed(self, error: Exception, failures: int) -> None:
        """Nothing could be received, so many times in a row."""
        if failures < NOTED_AFTER:
            return
        await self._keep(Run(RECEIVING, self._clock(), 0, 0, error=type(error).__name__))

    async def went_well(self) -> None:
        """Something was received, if only that there is nothing."""
        if self._is_noted:
            log.info("receiving again")
            await self._keep(None)

    async def _keep(self, run: Run | None) -> None:
        try:
            if run is None:
                await self._database.run(job_runs.forget, RECEIVING)
            else:
                await self._database.run(job_runs.note, run)
        except SQLAlchemyError as error:
            log.warning("how receiving does could not be noted", error=type(error).__name__)
        else:
            self._is_noted = run is not None
