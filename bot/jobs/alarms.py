"""Looking after the program itself: alarms are opened and closed, and admins told at once, past the outbox."""

from __future__ import annotations

from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery import parcels
from bot.delivery.calls import Calls
from bot.delivery.outcomes import outcome_of, sent
from bot.delivery.parcels import Done
from bot.services.operating import alarms
from bot.services.operating.vitals import surroundings
from bot.settings import Settings
from storage import opened_file
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()


def _is_replaced(uow: UnitOfWork) -> bool:
    return opened_file.is_replaced(uow.connection)


class Watch:
    """Runs in every process, so that one that stopped is missed by the others."""

    def __init__(self, database: Database, calls: Calls, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._calls = calls
        self._clock = clock
        self._settings = settings

    async def look(self) -> int:
        """Open and close alarms and tell the admins; gives the number of alarms that changed."""
        now = self._clock()
        around = surroundings(self._settings)
        if await self._database.read(_is_replaced):
            log.error("another file has the name of the database: answers go into the old one, start anew")
        if not await self._database.read(alarms.is_any_change, now, around):
            return 0
        change = await self._database.run(alarms.look, now, around)
        for delivery in change.deliveries:
            await self._tell(delivery, now)
        return change.opened + change.closed

    async def _tell(self, delivery: int, now: datetime) -> None:
        """Send a message that is leased to us; what cannot be sent now is left to the outbox."""
        parcel = await self._database.run(parcels.leased, delivery, now, self._settings)
        if parcel is None:
            return
        try:
            outcome = sent(await self._calls.send(parcel.address, parcel.message.text, parcel.message.keyboard))
        except TelegramError as error:
            outcome = outcome_of(error)
        await self._database.run(parcels.note, [Done(parcel, outcome, now)])
