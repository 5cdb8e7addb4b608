"""Looking after requests by law: the officer hears of them in time, and what was erased leaves no trace."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from bot.services.operating.calendars import calendar_of
from bot.services.people import register
from bot.services.rights import desk, erasing, ledger, retention
from bot.services.rights.clocks import clocks_of
from bot.services.sessions import pictures
from bot.settings import Settings
from storage.database import Database
from storage.pictures import PictureFolder
from storage.unit_of_work import UnitOfWork


class Requests:
    """What the jobs ask for. May run in several processes: messages have unique keys, overwriting may come twice."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    async def look_after(self) -> int:
        """Tell the officer of what is new and due soon, in office hours; overwrite what went. Gives how much."""
        now = self._clock().astimezone(self._settings.zone)
        done = await self._overwrite_traces() + await self._sweep()
        calendar = await self._database.read(calendar_of, self._settings)
        if not calendar.is_allowed(now) or not (await self._database.read(register.overview, now.date())).open:
            return done
        return done + await self._database.run(_warn, now, self._settings)

    async def let_go(self) -> int:
        """What need not be kept any longer about people, batch by batch; gives how many rows went."""
        now, gone = self._clock().astimezone(self._settings.zone), 0
        periods = retention.Periods(self._settings.retention_drafts_days, self._settings.retention_months)
        if not await self._database.read(retention.due, periods, now):
            return 0
        while batch := await self._database.run(retention.carry_out, periods, now):
            gone += batch
        return gone

    async def _sweep(self) -> int:
        """Remove files of pictures that are no answers any more."""
        if not await self._database.read(pictures.wants_sweep):
            return 0
        return await self._database.run(pictures.sweep, PictureFolder(self._settings.pictures_folder))

    async def _overwrite_traces(self) -> int:
        """Bytes of rows that were erased; what is in the way now is tried again next time."""
        since = await self._database.read(erasing.wants_scrub)
        if not since:
            return 0
        await self._database.run(pictures.sweep, PictureFolder(self._settings.pictures_folder))
        await asyncio.to_thread(ledger.write, *await self._database.read(_ledger, self._settings))
        if not await asyncio.to_thread(self._database.scrub):
            return 0
        await self._database.run(erasing.note_scrubbed, since)
        return 1


def _ledger(uow: UnitOfWork, settings: Settings) -> tuple[list[Path], list[ledger.Erasure]]:
    """Where erasures are noted outside of the database, and all of them."""
    return [settings.data_folder, *ledger.folders(uow)], ledger.carried_out(uow)


def _warn(uow: UnitOfWork, now: datetime, settings: Settings) -> int:
    return desk.warn(uow, clocks_of(uow, settings), now)
