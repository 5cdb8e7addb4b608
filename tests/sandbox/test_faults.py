"""Calls that fail on purpose, and Telegram's rates."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.sandbox.methods.rates import Rates
from bot.sandbox.phone import Phone
from bot.sandbox.refusals import TelegramRefusal
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client


async def test_too_many_requests_with_parameter_and_header(api: Client, server: BotApiServer, phone: Phone) -> None:
    server.fail_next("sendMessage", 429, retry_after=7)
    url = f"{server.base_url}{server.token}/sendMessage"
    async with api.session.post(url, json={"chat_id": phone.id, "text": "x"}) as answer:
        assert answer.status == 429
        assert answer.headers["Retry-After"] == "7"
        body = await answer.json()
    assert body["description"] == "Too Many Requests: retry after 7"
    assert body["parameters"] == {"retry_after": 7}
    await api.ok("sendMessage", chat_id=phone.id, text="x")


async def test_a_gateway_answers_with_a_page_and_nothing_is_done(
    api: Client, server: BotApiServer, phone: Phone
) -> None:
    server.fail_next("sendMessage", 502, times=2)
    url = f"{server.base_url}{server.token}/sendMessage"
    for _ in range(2):
        async with api.session.post(url, json={"chat_id": phone.id, "text": "x"}) as answer:
            assert (answer.status, answer.content_type) == (502, "text/html")
    assert [message for message in phone.messages if message.from_bot] == []


@pytest.mark.parametrize(("kind", "done"), [("reset", 0), ("lost", 1)])
async def test_a_broken_connection(api: Client, server: BotApiServer, phone: Phone, kind: str, done: int) -> None:
    server.fail_next("sendMessage", kind)
    with pytest.raises(aiohttp.ClientError):
        await api.raw("sendMessage", chat_id=phone.id, text="x")
    assert len([message for message in phone.messages if message.from_bot]) == done


async def test_no_answer_at_all(api: Client, server: BotApiServer, phone: Phone) -> None:
    server.fail_next("sendMessage", "timeout")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await api.raw("sendMessage", chat_id=phone.id, text="x")
    assert phone.last is not None
    assert not phone.last.from_bot


async def test_an_answer_that_comes_late_is_of_a_call_that_was_done(
    api: Client, server: BotApiServer, phone: Phone
) -> None:
    server.fail_next("sendMessage", "late", seconds=30)
    call = asyncio.create_task(api.raw("sendMessage", chat_id=phone.id, text="x"))
    assert await phone.wait(lambda one: one.last and one.last.from_bot)
    assert not call.done()
    call.cancel()


async def test_a_fault_for_one_chat_leaves_the_others_alone(api: Client, server: BotApiServer, phone: Phone) -> None:
    other = server.phone(5)
    await other.start()
    server.fail_next(None, 429, chat_id=phone.id, retry_after=3)
    await api.ok("sendMessage", chat_id=5, text="x")
    assert await api.no("sendMessage", chat_id=phone.id, text="x") == "Too Many Requests: retry after 3"
    assert [call.status for call in server.refused] == [429]


async def test_polls_are_not_struck_by_a_fault_for_any_method(api: Client, server: BotApiServer, phone: Phone) -> None:
    server.fail_next(None, 502)
    assert await api.updates() == []
    server.fail_next("getUpdates", 500)
    assert await api.no("getUpdates") == "Internal Server Error: sandbox fault"


def test_a_burst_to_one_chat_then_one_a_second() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    for _ in range(5):
        rates.count(1)
    with pytest.raises(TelegramRefusal, match="retry after 1"):
        rates.count(1)
    rates.count(2)
    now[0] += 1
    rates.count(1)
    with pytest.raises(TelegramRefusal):
        rates.count(1)


def test_thirty_a_second_to_all_and_twenty_a_minute_to_a_group() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    for chat in range(1, 31):
        rates.count(chat)
    with pytest.raises(TelegramRefusal):
        rates.count(99)
    rates = Rates(lambda: now[0])
    for _ in range(20):
        rates.count(-5)
    with pytest.raises(TelegramRefusal, match="retry after 3"):
        rates.count(-5)


async def test_limits_are_off_unless_asked_for() -> None:
    for limits, expected in ((False, 200), (True, 429)):
        server = BotApiServer(None, limits=limits)
        await server.start()
        await server.phone(1).start()
        async with aiohttp.ClientSession() as session:
            client = Client(server, session)
            answers = [await client.raw("sendMessage", chat_id=1, text="x") for _ in range(6)]
        assert answers[-1][0] == expected
        await server.stop()
