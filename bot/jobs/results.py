"""Results on their way: computed after the answers' transaction, drawn outside of any, left for delivery."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.charts.person_shapes import Personal
from bot.clock import Clock
from bot.presenting.result_pictures import Painter
from bot.services import results_due as due
from bot.services.reminders import certificates as ending
from bot.services.reminders import confirmations as asking
from bot.services.results import computing, letters
from bot.services.results.names import called
from bot.services.results.shown import of_person
from bot.services.sessions.library import Library
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork


class Results:
    """What the jobs ask for. May run in several processes: whom one has taken no other takes for five minutes."""

    def __init__(self, database: Database, library: Library, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._library = library
        self._clock = clock
        self._settings = settings

    async def bring_up_to_date(self) -> int:
        """Compute for everybody who waits, and leave a message for who is to be told; gives how many people."""
        done = 0
        while await self._database.read(due.is_any, now := self._clock().astimezone(self._settings.zone)):
            people = await self._database.run(_compute_some, now, self._settings)
            if not people:
                break  # another process has them
            for person in (person for person, tell in people.items() if tell):
                await self._tell(person, now)
            done += len(people)
        return done

    async def _tell(self, person: int, now: datetime) -> None:
        """A message with the picture; who may not be written to is told nothing."""
        picture = await self._database.read(_picture, person, self._library, self._settings)
        drawn = await asyncio.to_thread(_draw, picture) if picture is not None else None
        await self._database.run(letters.leave, person, drawn, now)

    async def ask_supervisors(self) -> int:
        """Leave the requests to confirm that are called for now."""
        now = self._clock().astimezone(self._settings.zone)
        asked = 0
        for reader in await self._database.read(asking.due, now, self._settings):
            asked += await self._database.run(asking.ask, reader, now, self._settings)
        return asked

    async def look_after_certificates(self) -> int:
        """Leave one message for each certificate that ends within ninety days; compute anew what has ended."""
        now = self._clock().astimezone(self._settings.zone)
        return await self._database.run(ending.look, now, self._settings)


def _compute_some(uow: UnitOfWork, now: datetime, settings: Settings) -> dict[int, bool]:
    people = due.take(uow, now)
    for person in people:
        computing.compute(uow, person, now, settings.zone)
    return people


def _picture(uow: UnitOfWork, person: int, library: Library, settings: Settings) -> Personal | None:
    found, chat = of_person(uow, person), chats.of_person(uow, person)
    if not found or chat is None or chat.person is None:
        return None
    texts = Texts(chat.language, chat.person.form_of_address, settings.zone)
    return Painter(texts, called(uow, library, found, chat.language)).picture(found)


def _draw(picture: Personal) -> bytes:
    from bot.charts.person import draw  # noqa: PLC0415 - matplotlib takes half a second that a start need not wait for

    return draw(picture)
