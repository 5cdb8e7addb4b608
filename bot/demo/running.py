"""The sandbox in one process: server, phone page, bot. Everything lives in var/sandbox/ and survives a kill."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from bot import wiring
from bot.clock import Clock
from bot.demo import people
from bot.demo.seeding import seed
from bot.demo.travelling import Traveller
from bot.installation import open_database
from bot.receiving.polling import Polling
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.server import BotApiServer
from bot.settings import Settings
from storage.database import Database

FOLDER = "sandbox"
FAST = 200.0  # messages a second: nobody limits this server, and three weeks shall pass in a minute


def folder_of(settings: Settings) -> Path:
    """Where the sandbox keeps everything."""
    return settings.data_dir / FOLDER


async def run_sandbox(settings: Settings, *, fresh: bool, say: Callable[[str], object]) -> None:
    """Run until SIGINT or SIGTERM; says the address once the page can be opened."""
    folder = folder_of(settings)
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    clock = MovableClock(settings.zone, folder / "clock")
    server = BotApiServer(folder / "telegram", clock)
    own = settings.model_copy(
        update={
            "data_dir": folder,
            "database_url": "",
            "token": SecretStr(server.token),
            "mode": "polling",
            "bulk_per_second": FAST,
            "chat_per_second": FAST,
        }
    )
    database = await asyncio.to_thread(_prepare, own, clock)
    traveller = Traveller(clock, clock.move_to, database)
    server.open_page(people.provider(database, own, clock), travel=traveller.go)
    host, _, port = settings.sandbox_listen.rpartition(":")
    await server.start(host, int(port))
    own = own.model_copy(update={"api_base_url": server.base_url, "api_file_base_url": server.file_url})
    say(f"The sandbox is open: {server.address}/  (Ctrl-C ends it; what you did is kept)")
    try:
        await _run_bot(own, database, clock, traveller)
    finally:
        await server.stop()


def _prepare(settings: Settings, clock: Clock) -> Database:
    database = open_database(settings, clock())
    seed(database, clock(), settings.zone)
    return database


async def _run_bot(settings: Settings, database: Database, clock: Clock, traveller: Traveller) -> None:
    program = wiring.build(settings, database, clock)
    traveller.jobs = program.jobs
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    try:
        await program.start()
        program.jobs.start()
        polling = Polling(program.calls, program.intake)
        serving = asyncio.ensure_future(polling.run())
        await stopped.wait()
        polling.stop()
        await serving
    finally:
        await program.stop()
