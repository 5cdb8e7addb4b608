"""Forgetting what need not be kept."""

from __future__ import annotations

from bot.clock import Clock
from bot.jobs.requests import Requests
from bot.services.group_figures import orders
from bot.services.operating import audit_chain, received_files
from bot.services.operating.retention import (
    KEEP_PARKED,
    KEEP_PICTURES,
    KEEP_RECEIVED,
    KEEP_STRANGERS,
    forget_parked,
    forget_pictures,
    forget_strangers,
)
from bot.services.results import pictures
from bot.services.surveys import duration
from bot.settings import Settings
from storage.database import Database
from storage.repositories import updates


class Tidying:
    """What the jobs ask for once an hour. May run in several processes."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, requests: Requests) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._requests = requests

    async def tidy(self) -> int:
        """Forget what need not be kept, and take the times that people needed."""
        now = self._clock().astimezone(self._settings.zone)
        gone = await self._database.run(updates.forget, now - KEEP_RECEIVED)
        gone += await self._database.run(forget_parked, now - KEEP_PARKED)
        gone += await self._database.run(received_files.forget, now - received_files.KEEP_FILES)
        gone += await self._database.run(forget_strangers, now - KEEP_STRANGERS)
        for forget in (forget_pictures, pictures.forget, orders.forget):
            gone += await self._database.run(forget, now - KEEP_PICTURES)
        gone += await self._requests.let_go() + await self._database.run(duration.measure)
        oldest = audit_chain.months_before(now, self._settings.audit_months)
        while cut := await self._database.run(audit_chain.cut, oldest, now):
            gone += cut
        return gone
