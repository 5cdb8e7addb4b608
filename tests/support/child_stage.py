"""The same stage with the bot in a process of its own, which can be killed for good."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web
from sqlalchemy import func, select

from bot.clock import Clock
from storage.models import Chat
from tests.support.child import Child
from tests.support.patience import PATIENCE
from tests.support.province import SECRET
from tests.support.running import LOOK
from tests.support.stage import Stage

QUIET = 0.08  # seconds without a call until a child counts as done: the card it leaves behind is closed last


class ChildBot:
    """``surveybot run`` on the stage's server and database; it asks the stage's clock for the time."""

    def __init__(self, stage: Stage, clock_url: str) -> None:
        self._stage = stage
        settings = stage.settings
        self._settings = {
            "TOKEN": stage.server.token,
            "API_BASE_URL": settings.api_base_url,
            "API_FILE_BASE_URL": settings.api_file_base_url,
            "DATABASE_URL": settings.database_url,
            "DATA_DIR": str(stage.folder),
            "SECRET_KEY": SECRET,
            "CHAT_PER_SECOND": str(settings.chat_per_second),
            "CLOCK": clock_url,
        }
        self._child: Child | None = None

    async def start(self) -> None:
        """Start a process and wait until it receives."""
        self._child = Child(("run",), self._settings, self._stage.folder, self._stage.folder / "bot.log")
        await self._child.start()
        async with asyncio.timeout(PATIENCE):
            await self._stage.server.backend.poller.someone_waits()

    async def kill(self) -> None:
        """``kill -9``."""
        assert self._child is not None
        await self._child.close()
        self._stage.server.backend.poller.abort("its bot was killed")

    async def stop(self) -> None:
        """Ask it to end."""
        assert self._child is not None
        self._child.terminate()
        assert await self._child.ended() == 0, self._child.log

    def is_quiet(self) -> bool:
        """Whether every chat shows what it should, and nothing was called for a while."""
        since = asyncio.get_running_loop().time() - self._stage.server.front.last_activity
        return since > QUIET and not self._stage.look(
            lambda uow: uow.connection.execute(
                select(func.count(Chat.id)).where(Chat.revision > Chat.shown_revision)
            ).scalar()
        )

    async def finish(self) -> None:
        """Notes are part of being quiet."""


class ChildStage(Stage):
    """``killed_by_next`` lets the next thing somebody does meet a bot that is killed over it and started again."""

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__(url, folder)
        self.killed_by_next = ""  # "taking": before it is acknowledged; "showing": right after
        self.kills = 0

    async def open(self) -> None:
        """Start server, clock and bot."""
        await self.server.start()
        runner, url = await _serve(self.clock)
        self._clock_runner = runner
        self.bot = ChildBot(self, url)
        await self.bot.start()

    async def close(self) -> None:
        """End everything."""
        await super().close()
        await self._clock_runner.cleanup()

    async def settle(self) -> None:
        """Wait until everything is done; if this is what kills the bot, by the one that follows."""
        killed, self.killed_by_next = self.killed_by_next, ""
        if killed:
            async with asyncio.timeout(PATIENCE):
                while killed == "showing" and self.server.pending:  # noqa: ASYNC110 - no event
                    await asyncio.sleep(LOOK)
            await self.bot.kill()
            self.kills += 1
            await self.bot.start()
        await super().settle()


async def _serve(clock: Clock) -> tuple[web.AppRunner, str]:
    async def now(_: web.Request) -> web.Response:
        return web.Response(text=clock().isoformat())

    app = web.Application()
    app.router.add_get("/now", now)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/now"
