"""The sandbox in one process: server, phone page, bot. Everything lives in var/sandbox/ and survives a kill."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot import wiring
from bot.calendar import Calendar
from bot.demo import people, story
from bot.demo.seeding import offer, settle
from bot.demo.travelling import Traveller
from bot.installation import InstallationError, open_database
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.phones.page import Province, Scene
from bot.sandbox.server import BotApiServer
from bot.settings import PREFIX, Settings
from storage.database import Database

LOCK = "lock"
LIVED_IN = "lived-in"  # a file that is there once the story was told
UNFINISHED = "unfinished"  # a file that is there while it is being told
PORTS = 20  # tried one after the other
FOLDER = "sandbox"
CONTACT = "Nguyễn Văn A, 0203 000 0000 (ví dụ · example · Beispiel)"  # of whom notice and help speak
FAST = 200.0  # messages a second: nobody limits this server, and three weeks shall pass in a minute


def folder_of(settings: Settings) -> Path:
    """Where the sandbox keeps everything."""
    return settings.data_dir / FOLDER


@dataclass(frozen=True, slots=True)
class SandboxChoices:
    """How to open it: ``fresh`` forgets everything before; in a ``lived_in`` one something has happened already.

    ``next_port``: a taken port is no obstacle.
    """

    fresh: bool = False
    lived_in: bool = False
    next_port: bool = False


async def run_sandbox(settings: Settings, choices: SandboxChoices, say: Callable[[str], object]) -> None:
    """Run until SIGINT or SIGTERM; says the address once the page can be opened.

    Raises InstallationError for a port that is taken, and where the sandbox runs already.
    """
    folder = folder_of(settings)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        if choices.fresh or (folder / UNFINISHED).exists():
            forget(folder)
        box = _Sandbox(settings, folder, lived_in=choices.lived_in)
        await box.open(next_port=choices.next_port, say=say)
        try:
            await box.run()
        finally:
            await box.close()


class _Sandbox:
    """Server, page and bot. A province that is new begins in the past, and its story is told before the bot listens."""

    def __init__(self, settings: Settings, folder: Path, *, lived_in: bool) -> None:
        self._folder = folder
        self._clock = MovableClock(settings.zone, folder / "clock")
        self._server = BotApiServer(folder / "telegram", self._clock)
        self._settings = own_settings(settings, folder, self._server.token)
        is_new = not (folder / LIVED_IN).exists() and not (folder / "surveybot.sqlite").exists()
        self._untold = lived_in and is_new
        self._lived_in = self._untold or (folder / LIVED_IN).exists()
        self._stopped = asyncio.Event()
        self._database: Database
        self._traveller: Traveller
        self._scenes: list[Scene] = []

    async def open(self, *, next_port: bool, say: Callable[[str], object]) -> None:
        """Make the province ready and open the page."""
        now = self._clock()
        if self._untold:
            (self._folder / UNFINISHED).touch()
            self._clock.move_back_to(story.beginning(now, Calendar(self._settings.zone)))
        self._database = await asyncio.to_thread(_prepare, self._settings, self._clock, surveys=not self._untold)
        self._traveller = Traveller(self._clock, self._clock.move_to, self._database)
        self._scenes = await self._database.read(partial(story.scenes, lived=self._lived_in))
        self._server.open_page(self._province(), travel=self._traveller.go)
        await listen(self._server, self._settings.sandbox_listen, next_port=next_port, say=say)
        say(f"The sandbox is open: {self._server.address}/  (Ctrl-C ends it; what you did is kept)")

    def _province(self) -> Province:
        settlers = people.Settlers(self._database, self._settings, self._clock)
        return Province(settlers.people, settlers.invite, lambda: self._scenes, lambda: not self._untold)

    async def run(self) -> None:
        """The bot, until somebody ends it."""
        own = {"api_base_url": self._server.base_url, "api_file_base_url": self._server.file_url}
        program = wiring.build(self._settings.model_copy(update=own), self._database, self._clock)
        self._traveller.jobs = program.jobs
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self._stopped.set)
        try:
            await program.start()
            if await self._story_is_told():
                program.jobs.start()
                incoming = wiring.receiver(program)
                serving = asyncio.ensure_future(incoming.run())
                await self._stopped.wait()
                incoming.stop()
                await serving
        finally:
            await program.stop()

    async def _story_is_told(self) -> bool:
        """Tell it where that was not done; False where it was broken off."""
        if not self._untold:
            return True
        teller = story.Story(self._server, self._database, self._clock, self._traveller.go)
        telling = asyncio.ensure_future(self._tell(teller))
        stopped = asyncio.ensure_future(self._stopped.wait())
        await asyncio.wait((telling, stopped), return_when=asyncio.FIRST_COMPLETED)
        if not telling.done():
            telling.cancel()
            return False
        stopped.cancel()
        telling.result()
        self._clock.move_to(self._clock.real())
        (self._folder / LIVED_IN).touch()
        (self._folder / UNFINISHED).unlink()
        self._untold = False
        return True

    async def _tell(self, teller: story.Story) -> None:
        await asyncio.to_thread(offer, self._database, self._clock(), self._settings.zone, story.OPEN_FOR)
        await teller.tell(self._clock.real())

    async def close(self) -> None:
        """End the server."""
        await self._server.stop()


async def listen(server: BotApiServer, where: str, *, next_port: bool, say: Callable[[str], object]) -> None:
    """Listen at ``host:port``, or at the next free port. Raises InstallationError where that is taken."""
    host, _, first = where.rpartition(":")
    for port in range(int(first), int(first) + (PORTS if next_port else 1)):
        try:
            await server.start(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            continue
        if port != int(first):
            say(f"{where} is taken ({PREFIX}SANDBOX_LISTEN): {host}:{port} is used instead.")
        return
    raise InstallationError(f"{where} is taken: set {PREFIX}SANDBOX_LISTEN to another host:port.")


def own_settings(settings: Settings, folder: Path, token: str) -> Settings:
    """The settings of the sandbox's bot: where it lives, how fast it sends, and whom people can call."""
    fast = {"bulk_per_second": FAST, "chat_per_second": FAST}
    told = {"notice_contact": settings.notice_contact or CONTACT}
    own = {"data_dir": folder, "database_url": "", "token": SecretStr(token), "mode": "polling"}
    return settings.model_copy(update=own | fast | told)


def _prepare(settings: Settings, clock: MovableClock, *, surveys: bool) -> Database:
    """The province; compiling its surveys takes the most of the time, and is part of a story that is told later."""
    database = open_database(settings, clock())
    settle(database, clock(), settings.zone)
    if surveys:
        offer(database, clock(), settings.zone)
    return database


def forget(folder: Path) -> None:
    """Begin anew; the lock stays, since somebody holds it."""
    for one in folder.iterdir():
        if one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
        elif one.name != LOCK:
            one.unlink()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only sandbox of this folder. Raises InstallationError where one runs."""
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InstallationError(f"the sandbox of {folder} runs already: end it first, or open its page.") from None
        yield
