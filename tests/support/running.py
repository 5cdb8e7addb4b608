"""The bot under test: in this process, so that nothing has to be waited for, or as a child that can be killed."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

from bot import wiring
from bot.clock import Clock
from bot.receiving.noting import ReceivingNotes
from bot.receiving.polling import Polling
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.database import Database
from storage.vault import Vault

LOOK = 0.001  # seconds between two looks whether everything is done

NOTE_SOON = 0.01  # seconds: nobody waits between two lines of a test


class InProcess:
    """The program as `bot.wiring` builds it, polling. `kill` is like a crash, `start` builds another."""

    def __init__(self, settings: Settings, secret: str, clock: Clock) -> None:
        self.settings = settings
        self._secret = secret
        self._clock = clock
        self._from = clock()
        self._surveys = Library()._surveys
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Build the program on the database as it is, show what a crash left unshown, and receive."""
        database = Database(self.settings.database, Vault(self._secret))
        self.program = wiring.build(self.settings, database, self._clock, self._seconds)
        # Reading a compiled survey again takes 0.1 s and gives the same immutable thing: the only memory that is kept.
        self.program.app.bot_data.library._surveys = self._surveys
        self.program.cards.note_every = NOTE_SOON
        self.program.a_second = 0.0
        await self.program.start()
        self.polling = Polling(self.program.calls, self.program.intake, ReceivingNotes(database, self._clock))
        self._serving = asyncio.create_task(self.polling.run(), name="polling")

    def _seconds(self) -> float:
        """Real seconds, and those by which the test moved its clock."""
        return time.monotonic() + (self._clock() - self._from).total_seconds()

    async def kill(self) -> None:
        """End without grace: nothing under way is finished, no note is written, nothing is acknowledged."""
        cards, intake = self.program.cards, self.program.intake
        uploads = self.program.uploads
        under_way = [
            self._serving,
            *cards._showing.values(),
            *intake._answers,
            *intake._later,
            cards._noting,
            uploads._working,
        ]
        tasks = [task for task in under_way if task is not None]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        if uploads._later is not None:
            uploads._later.cancel()
        cards._notes.clear()
        await self.program.app.bot.request.shutdown()
        await self.program.app.shutdown()
        self.program.database.close()

    async def stop(self) -> None:
        """End as on SIGTERM: what was begun is finished."""
        assert self._serving is not None
        self.polling.stop()
        await self._serving
        await self.program.stop()

    def is_quiet(self) -> bool:
        """Whether everything that was taken is answered and shown. Notes of what is shown may still be on their way."""
        program = self.program
        return not program.intake._answers and not program.uploads.is_working and not program.cards._showing

    async def finish(self) -> None:
        """Wait until also the notes are written."""
        await self.program.intake.finish()
