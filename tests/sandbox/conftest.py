"""A server in memory, a phone, and a bare client that sees status and body."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from tests.support.clock import FakeClock


class Client:
    """Calls methods as a bot would, without a library in between."""

    def __init__(self, server: BotApiServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session

    async def raw(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        url = f"{self.server.base_url}{self.server.token}/{method}"
        async with self.session.post(url, json=params) as answer:
            return answer.status, await answer.json()

    async def ok(self, method: str, **params: Any) -> Any:
        status, body = await self.raw(method, **params)
        assert status == 200, body
        return body["result"]

    async def no(self, method: str, **params: Any) -> str:
        """The text of a refusal; it must be one."""
        status, body = await self.raw(method, **params)
        assert status != 200, body
        assert body["ok"] is False
        assert body["error_code"] == status
        return str(body["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        return found


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[BotApiServer]:
    running = BotApiServer(None, clock)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def api(server: BotApiServer) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(server, session)


@pytest.fixture
async def phone(server: BotApiServer, api: Client) -> Phone:
    """A person who has pressed Start; the update is acknowledged."""
    one = server.phone(4242, "An")
    await one.start()
    server.backend.queue.clear()
    return one


def buttons(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": f"d:{label}"} for label in labels]]}
