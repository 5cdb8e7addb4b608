"""Summaries on their way: planned, decided, drawn, left for delivery. Drawing stays outside of transactions."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.charts.week_shapes import Picture, WeekTable
from bot.clock import Clock
from bot.messages import summaries
from bot.presenting import summaries as wording
from bot.presenting import week
from bot.services.operating.calendars import calendar_of
from bot.services.operating.vitals import surroundings
from bot.services.summaries import letters, plan
from bot.services.summaries.letters import Letter
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database


class Digests:
    """What the jobs ask for. May run in several processes: items are leased, deliveries have unique keys."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    async def send(self) -> int:
        """Plan what is not planned yet and leave what is due for delivery; gives the number of messages left."""
        now = self._clock().astimezone(self._settings.zone)
        calendar = await self._database.read(calendar_of, self._settings)
        wanted = await self._database.read(plan.missing, now, calendar)
        if wanted:
            await self._database.run(plan.plan, wanted)
        left, around = 0, surroundings(self._settings)
        while await self._database.read(plan.is_anything_due, now):
            items = await self._database.run(plan.lease, now)
            if not items:
                break  # another process has them
            for item in items:
                verdict = await self._database.read(letters.decide, item, now, around, calendar)
                pictures = [await self._picture(letter, now) for letter in verdict.letters]
                left += await self._database.run(letters.settle, item, verdict, pictures, now)
        return left

    async def _picture(self, letter: Letter, now: datetime) -> bytes:
        """The picture of a summary, drawn on another thread."""
        texts = Texts(letter.language, letter.form_of_address, self._settings.zone)
        place = summaries.name_of(texts, letter.place)
        if letter.chart:
            chart = wording.picture(texts, place, letter.reports, now, letter.opens, letter.days)
            return await asyncio.to_thread(_draw_chart, chart)
        return await asyncio.to_thread(_draw_week, week.table(texts, place, letter.reports, now))


# matplotlib takes half a second that a start need not wait for


def _draw_chart(picture: Picture) -> bytes:
    from bot.charts.summary import draw  # noqa: PLC0415 - as above

    return draw(picture)


def _draw_week(table: WeekTable) -> bytes:
    from bot.charts.week import draw  # noqa: PLC0415 - as above

    return draw(table)
