"""Webhooks: order within a lane, side by side otherwise, repeated until acknowledged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons


class Hook:
    """A bot's webhook: notes what comes and answers as it is told."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.hold: asyncio.Event | None = None
        self.url = ""

    async def handle(self, request: web.BaseRequest) -> web.Response:
        self.bodies.append(json.loads(await request.read()))
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.hold:
            await self.hold.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [
            body["message"]["text"] if "message" in body else body["callback_query"]["data"] for body in self.bodies
        ]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    one = Hook()
    runner = web.ServerRunner(web.Server(one.handle))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    one.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield one
    await runner.cleanup()


async def test_updates_arrive_with_the_secret_and_are_done(
    api: Client, server: BotApiServer, phone: Phone, hook: Hook
) -> None:
    await phone.send_text("waited already")
    await api.ok("setWebhook", url=hook.url, secret_token="s3cret-_")
    await phone.send_text("x")
    await server.settled()
    assert hook.texts == ["waited already", "x"]
    assert hook.secrets == ["s3cret-_"] * 2
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)


async def test_a_lane_waits_for_its_failed_update_and_no_other_lane_does(
    api: Client, server: BotApiServer, phone: Phone, hook: Hook
) -> None:
    server.backend.webhooks.retry_first = 0.001
    await api.ok("setWebhook", url=hook.url)
    hook.answers = [web.Response(status=500), web.Response(status=500), web.Response(status=500)]
    other = server.phone(5, "Bình")
    await phone.send_text("1")
    await phone.send_text("2")
    await server.settled()
    await other.send_text("o")
    await server.settled()
    assert hook.texts == ["1", "1", "1", "1", "2", "o"]
    assert "500" in (await api.ok("getWebhookInfo"))["last_error_message"]


async def test_two_queues_messages_of_a_chat_and_presses_of_a_person(
    api: Client, server: BotApiServer, phone: Phone, hook: Hook
) -> None:
    await api.ok("setWebhook", url=hook.url)
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=buttons("a", "b"))
    hook.hold = asyncio.Event()
    await phone.send_text("1")
    await phone.send_text("2")
    await phone.tap("a")
    await phone.tap("b")
    while len(hook.bodies) < 2:
        await api.ok("getMe")
    assert sorted(hook.texts) == ["1", "d:a"]  # one of each queue is under way, the next ones wait
    hook.hold.set()
    await server.settled()
    assert sorted(hook.texts[2:]) == ["2", "d:b"]


async def test_a_bot_that_is_down_gets_everything_when_it_is_back(
    api: Client, server: BotApiServer, phone: Phone, hook: Hook
) -> None:
    server.backend.webhooks.retry_most = 0.02
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await phone.send_text("x")
    while "last_error_message" not in (info := await api.ok("getWebhookInfo")):
        pass
    assert info["last_error_message"] == "Connection refused"
    await api.ok("setWebhook", url=hook.url)
    await server.settled()
    assert hook.texts == ["x"]


async def test_the_answer_may_carry_a_call(api: Client, server: BotApiServer, phone: Phone, hook: Hook) -> None:
    await api.ok("setWebhook", url=hook.url)
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": phone.id, "text": "by answer"})]
    await phone.send_text("x")
    assert await phone.wait(lambda one: one.last and one.last.text == "by answer")


async def test_redelivery(api: Client, server: BotApiServer, phone: Phone, hook: Hook) -> None:
    await api.ok("setWebhook", url=hook.url)
    await phone.send_text("x")
    await server.settled()
    server.redeliver(hook.bodies[0]["update_id"])
    await server.settled()
    assert hook.texts == ["x", "x"]
    server.set_updates_duplicated()
    await phone.send_text("y")
    await server.settled()
    assert hook.texts == ["x", "x", "y", "y"]


@pytest.mark.parametrize(
    ("params", "text"),
    [
        ({"url": "http://bot.example.vn/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://bot.example.vn:8080/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "http://"}, "invalid webhook URL specified"),
        ({"url": "https://a.vn", "secret_token": "x y"}, "secret token contains unallowed characters"),
        ({"url": "https://a.vn", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_what_is_no_webhook(api: Client, params: dict[str, str], text: str) -> None:
    assert await api.no("setWebhook", **params) == f"Bad Request: {text}"
