"""The only place that builds things: settings in, a program that can run out."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot import application
from bot.application import App
from bot.calendar import public
from bot.clock import Clock, clock_for, in_zone
from bot.context import FrontDesk
from bot.delivery.calls import Calls
from bot.delivery.cards import Cards
from bot.delivery.gate import Gate, Seconds
from bot.delivery.outbox import Outbox
from bot.installation import InstallationError
from bot.jobs import menus
from bot.jobs.alarms import Watch
from bot.jobs.schedule import Jobs
from bot.receiving.intake import OTHERS_SHOW_WITHIN, Intake
from bot.receiving.noting import ReceivingNotes
from bot.receiving.pictures import MEGABYTE, Pictures
from bot.receiving.polling import Polling
from bot.receiving.uploads import Uploads
from bot.receiving.webhook import Webhook
from bot.services import installation_facts
from bot.services.operating import job_runs
from bot.services.operating.job_runs import RECEIVING
from bot.services.sessions.library import Library
from bot.settings import PREFIX, Settings
from bot.texts import Texts
from bot.watching.server import Watcher
from storage.database import Database
from storage.pictures import PictureFolder
from storage.repositories import shown_cards

log = structlog.get_logger()

FIRST_PAUSE = 1.0  # seconds between attempts to reach Telegram at start; doubles up to
LONGEST_PAUSE = 60.0


@dataclass(slots=True)
class Program:
    """All parts of a running bot."""

    settings: Settings
    database: Database
    app: App
    calls: Calls
    cards: Cards
    intake: Intake
    uploads: Uploads
    jobs: Jobs
    clock: Clock
    a_second: float = 1.0
    _catching_up: asyncio.Task[None] | None = None

    async def start(self, *, receive: bool = True) -> None:
        """Open the connections and show what a crash left unshown. Waits for Telegram as long as it must.

        Raises InstallationError for a token Telegram does not know.
        """
        await self.app.bot.request.initialize()
        await _reach_telegram(self)
        await self.app.initialize()
        if receive:
            await self.database.run(job_runs.forget, RECEIVING)  # how it went before this start
            await self._show_what_was_left()

    async def _show_what_was_left(self) -> None:
        """Show the cards another process wanted to show and did not."""
        now = self.clock()
        if self.settings.receives_alone:
            if await self.database.read(shown_cards.unshown, now, 1):
                await asyncio.sleep(self.a_second)  # so that nothing typed before shares the second of these edits
            await self.jobs.show_lost_cards(now)
        else:
            self._catching_up = asyncio.create_task(self._show_later(now), name="lost cards")

    async def _show_later(self, wanted_before: datetime) -> None:
        """Others may be at work, and most of what is not shown yet is just being shown there: give them a moment."""
        await asyncio.sleep(OTHERS_SHOW_WITHIN)
        await self.jobs.show_lost_cards(wanted_before)

    async def stop(self) -> None:
        """Finish what was begun and close everything; what cannot be shown soon is left to the next start."""
        if self._catching_up is not None:
            self._catching_up.cancel()
        await asyncio.gather(self.jobs.stop(), self.intake.finish(), self.uploads.stop())
        await self.app.shutdown()
        await self.app.bot.request.shutdown()  # the line above does nothing for a program that never came to start
        self.database.close()


def build(
    settings: Settings, database: Database, clock: Clock | None = None, seconds: Seconds = time.monotonic
) -> Program:
    """Put a program together on an open database. ``seconds`` paces what it sends: real time, also on another clock."""
    clock = in_zone(clock or clock_for(settings.clock), settings.zone)  # its days are those of the people
    public.holidays_of(settings.holidays, clock().year)  # its import takes a while, and not in a transaction
    library = Library(PictureFolder(settings.pictures_folder), takes_pictures=settings.image_answers)
    desk = FrontDesk(database, library, settings, clock)
    app = application.build(settings, desk)
    calls = Calls(app.bot)
    if settings.image_answers:
        desk.pictures = Pictures(calls, database, desk.library, int(settings.image_answer_mb * MEGABYTE))
    gate = Gate(seconds, settings.chat_per_second, settings.bulk_per_second)
    cards = Cards(calls, database, clock, gate)
    uploads = Uploads(calls, database, desk.library, clock, settings, cards)
    apology = Texts(settings.language, None, settings.zone)
    intake = Intake(lambda raw: application.process(app, raw), database, cards, calls, clock, apology)
    outbox = Outbox(database, calls, clock, settings, gate)
    jobs = Jobs(database, desk.library, settings, clock, cards, outbox)
    jobs.watcher = Watch(database, calls, clock, settings)
    jobs.menus = menus.Menus(database, calls)
    intake.look_after = jobs.show_if_lost
    intake.check_files = uploads.wake
    jobs.check_files = uploads.carry_out
    cards.show_again = lambda chat: jobs.show_if_lost(chat, clock())
    return Program(settings, database, app, calls, cards, intake, uploads, jobs, clock)


async def _reach_telegram(program: Program) -> None:
    pause = FIRST_PAUSE
    while True:
        try:
            me = await program.calls.call("getMe")
        except InvalidToken:
            raise InstallationError(f"{PREFIX}TOKEN: Telegram does not know this token") from None
        except (NetworkError, TelegramError) as error:
            log.warning("Telegram cannot be reached, trying again", error=type(error).__name__, pause=pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        else:
            await program.database.run(installation_facts.remember_name, me["username"])
            with suppress(TelegramError):
                await menus.publish(program.calls)
            return


def receiver(program: Program) -> Polling | Webhook:
    """What receives updates, as the settings say."""
    settings = program.settings
    if settings.mode == "polling":
        return Polling(program.calls, program.intake, ReceivingNotes(program.database, program.clock))
    given = settings.webhook_secret
    # Without one, it follows from the secret key: all replicas must tell Telegram the same.
    secret = given.get_secret_value() if given else program.database.vault.key_of("webhook", "secret")
    return Webhook(settings, secret, program.calls, program.intake)


async def run(program: Program, *, receive: bool, jobs: bool) -> None:
    """Run until SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    _on_signals(stopped.set)
    watcher = Watcher(program.database, program.clock, program.settings)
    try:
        watcher.start()
        starting = asyncio.ensure_future(program.start(receive=receive))
        stopping = asyncio.ensure_future(stopped.wait())
        await asyncio.wait([starting, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not starting.done():
            starting.cancel()
            await asyncio.wait([starting])
            return
        starting.result()
        program.jobs.start(only_watch=not jobs)
        await _serve(program, stopped, receive=receive)
    finally:
        await watcher.stop()
        await program.stop()


async def _serve(program: Program, stopped: asyncio.Event, *, receive: bool) -> None:
    log.info("running", mode=program.settings.mode if receive else "jobs only")
    if not receive:
        await stopped.wait()
        return
    incoming = receiver(program)
    serving = asyncio.ensure_future(incoming.run())
    waiting = asyncio.ensure_future(stopped.wait())
    await asyncio.wait([serving, waiting], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    incoming.stop()
    try:
        await serving
    except InvalidToken:
        raise InstallationError(f"{PREFIX}TOKEN: Telegram does not know this token") from None


def _on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
