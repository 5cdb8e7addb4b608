"""One bot, one round: start it before a fresh server, bring the people, measure, stop it."""

import asyncio
import json
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.contestants import Contestant
from benchmarks.installation import FIRST_ACCOUNT, open_copy
from benchmarks.people import Crowd, Figures, WrongScreenError
from benchmarks.screens import Screens
from bot.sandbox.server import BotApiServer
from storage.models import StoredAnswer

START_WITHIN = 60.0  # seconds until a bot asks for updates


@dataclass(frozen=True, slots=True)
class Terms:
    """What is the same for all."""

    screens: Screens
    folder: Path
    together: int
    seconds: float

    @property
    def screens_file(self) -> Path:
        return self.folder / "screens.json"


async def measure(terms: Terms, contestant: Contestant, name: str, *, profile: Path | None = None) -> Figures:
    """One round."""
    server = BotApiServer(None, keep_calls=10)
    await server.start()
    folder = terms.folder / f"{contestant.name}-{name}"
    child = contestant.start(server, terms.screens_file, folder, f"{contestant.name}_{name}", profile=profile)
    try:
        async with asyncio.timeout(START_WITHIN):
            await _ready(server, child)
        accounts = list(range(FIRST_ACCOUNT, FIRST_ACCOUNT + contestant.people))
        crowd = Crowd(server, terms.screens, accounts, child)
        await crowd.gather_at_first_question()
        if profile is not None:
            child.signal(signal.SIGUSR1)
        pid = contestant.installation.server_pid() if contestant.installation is not None else None
        figures = await crowd.answer(terms.together, terms.seconds, pid)
        if profile is not None:
            child.signal(signal.SIGUSR2)
            await asyncio.sleep(0.2)
    finally:
        await asyncio.to_thread(child.stop)
        await server.stop()
    return figures


async def _ready(server: BotApiServer, child: Any) -> None:
    waiting = asyncio.ensure_future(server.backend.poller.someone_waits())
    while not waiting.done():
        await asyncio.wait([waiting], timeout=0.2)
        child.check()


def check_stored(settings: dict[str, str], answered: int) -> None:
    """Every answer that was confirmed on a screen must be a row. Raises WrongScreenError."""
    database = open_copy(settings)
    try:
        stored = database.read_now(lambda uow: uow.orm.scalar(select(func.count(StoredAnswer.id))))
    finally:
        database.close()
    if not stored or stored < answered:
        raise WrongScreenError(f"{stored} answers stored, {answered} confirmed")


def read_profile(path: Path) -> dict[str, dict[str, float]]:
    """What the sampler wrote."""
    found: dict[str, dict[str, float]] = json.loads(path.read_text())
    return found
