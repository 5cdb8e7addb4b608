"""Simulated time for several processes: one clock that is moved by hand and asked over HTTP."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from tests.support.clock import START


class SharedClock:
    """Call it for the present moment; ``url`` is for `SURVEYBOT_CLOCK`."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start
        self._runner: web.AppRunner | None = None
        self.url = ""

    def __call__(self) -> datetime:
        return self.now

    async def serve(self) -> None:
        """Answer the present moment as ISO text."""
        app = web.Application()
        app.router.add_get("/clock", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/clock"

    async def close(self) -> None:
        """Answer no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        del request
        return web.Response(text=self.now.isoformat())
