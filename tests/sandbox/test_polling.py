"""getUpdates: offsets, lifetimes, waiting, and two pollers."""

from __future__ import annotations

import asyncio
import json

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons
from tests.support.clock import FakeClock

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def ids(updates: list[dict[str, object]]) -> list[object]:
    return [update["update_id"] for update in updates]


async def test_offsets(api: Client, phone: Phone) -> None:
    for word in "abcde":
        await phone.send_text(word)
    first = await api.updates(limit=2)
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    start = first[0]["update_id"]
    assert ids(await api.updates(offset=start)) == [start + number for number in range(5)]
    assert ids(await api.updates(offset=start)) == [start]  # the same offset again at once: one update only
    assert ids(await api.updates(offset=start + 2)) == [start + 2, start + 3, start + 4]
    assert ids(await api.updates()) == [start + 2, start + 3, start + 4]  # what is confirmed stays forgotten
    assert ids(await api.updates(offset=start + 1000)) == [start + 2, start + 3, start + 4]  # the future is ignored
    assert ids(await api.updates(offset=-1)) == [start + 4]
    assert ids(await api.updates(offset=start + 3)) == [start + 4]


async def test_a_poll_waits_for_what_comes(api: Client, phone: Phone) -> None:
    poll = asyncio.create_task(api.updates(timeout=50))
    await api.server.backend.poller.someone_waits()
    await phone.send_text("x")
    assert [update["message"]["text"] for update in await poll] == ["x"]


async def test_of_two_pollers_the_waiting_one_is_told(api: Client, phone: Phone) -> None:
    poller = api.server.backend.poller
    first = asyncio.create_task(api.raw("getUpdates", timeout=50))
    await poller.someone_waits()
    second = asyncio.create_task(api.updates(timeout=50))
    status, body = await first
    assert (status, body["description"]) == (409, OTHER)
    await poller.someone_waits()
    await phone.send_text("x")
    assert len(await second) == 1


async def test_polling_beside_a_webhook(api: Client) -> None:
    poller = api.server.backend.poller
    poll = asyncio.create_task(api.raw("getUpdates", timeout=50))
    await poller.someone_waits()
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await poll)[1]["description"] == "Conflict: terminated by setWebhook request"
    poller.forgive()
    assert await api.no("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api.ok("deleteWebhook")
    assert await api.updates(offset=-1) == []


async def test_presses_wait_150_seconds_and_messages_a_day(api: Client, phone: Phone, clock: FakeClock) -> None:
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=buttons("a"))
    await phone.send_text("hello")
    await phone.tap("a")
    clock.pass_(seconds=149)
    assert [set(update) - {"update_id"} for update in await api.updates()] == [{"message"}, {"callback_query"}]
    clock.pass_(seconds=3)
    assert [set(update) - {"update_id"} for update in await api.updates(offset=1)] == [{"message"}]
    clock.pass_(hours=24)
    assert await api.updates(offset=-50) == []


async def test_allowed_updates_are_remembered_and_do_not_touch_the_queue(api: Client, phone: Phone) -> None:
    await phone.send_text("before")
    assert len(await api.updates(allowed_updates=json.dumps(["callback_query"]))) == 1
    await phone.send_text("not wanted")
    assert [update["message"]["text"] for update in await api.updates(offset=1)] == ["before"]
    assert (await api.ok("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api.updates(allowed_updates=[], offset=2)
    await phone.send_text("wanted again")
    assert len(await api.updates(offset=3)) == 2


async def test_an_update_can_come_twice(api: Client, server: BotApiServer, phone: Phone) -> None:
    await phone.send_text("a")
    number = (await api.updates())[0]["update_id"]
    server.redeliver(number)
    assert ids(await api.updates(offset=number + 1, timeout=1)) == [number]
    server.set_updates_duplicated()
    await phone.send_text("b")
    got = [*await api.updates(offset=number + 1), *await api.updates(offset=number + 2, timeout=1)]
    assert ids(got) == [number + 1, number + 1]


async def test_settled_waits_for_the_acknowledgement(api: Client, server: BotApiServer, phone: Phone) -> None:
    await phone.send_text("a")
    waiting = asyncio.create_task(server.settled(quiet=0.02))
    number = (await api.updates())[0]["update_id"]
    assert not waiting.done()
    await api.updates(offset=number + 1, timeout=0)
    await waiting
    assert server.pending == 0
