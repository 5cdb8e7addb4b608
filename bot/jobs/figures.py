"""Pictures and workbooks of figures on their way: made outside of any transaction, kept, left for delivery."""

from __future__ import annotations

import asyncio

from bot.clock import Clock
from bot.messages import figures as making
from bot.services.group_figures import orders
from bot.services.group_figures.orders import Ordered
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database


class FigureOrders:
    """What the jobs ask for. May run in several processes: files and deliveries have unique keys."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    async def carry_out(self) -> int:
        """Make what was asked for and leave it for delivery; gives how many."""
        if not await self._database.read(orders.is_any):
            return 0
        done = 0
        while found := await self._database.read(orders.waiting):
            for one in found:
                await self._carry_out(one)
                done += 1
        return done

    async def _carry_out(self, one: Ordered) -> None:
        now = self._clock().astimezone(self._settings.zone)
        texts = Texts(one.language, None, self._settings.zone)
        wanted = await self._database.read(making.wanted, one, now.date(), texts)
        if wanted is None:
            await self._database.run(orders.drop, one)
            return
        there = await self._database.read(orders.is_made, wanted.digest)
        made = None if there else await asyncio.to_thread(making.made, wanted)
        await self._database.run(orders.settle, one, wanted.digest, made, now)
