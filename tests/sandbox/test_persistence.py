"""A sandbox that was killed goes on where it was."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons
from tests.support.clock import FakeClock


async def started(folder: Path, clock: FakeClock) -> tuple[BotApiServer, Client]:
    server = BotApiServer(folder, clock)
    await server.start()
    return server, Client(server, aiohttp.ClientSession())


async def ended(server: BotApiServer, api: Client) -> None:
    await api.session.close()
    await server.stop()


async def lived(folder: Path, clock: FakeClock) -> tuple[Phone, int, str]:
    """A little history, left behind as a kill would leave it."""
    server, api = await started(folder, clock)
    phone = server.phone(7, "An", language="de")
    await phone.start()
    confirmed = (await api.updates())[0]["update_id"] + 1
    await api.updates(offset=confirmed)
    await api.ok("setMyCommands", commands=[{"command": "surveys", "description": "Surveys"}])
    card = await api.ok("sendMessage", chat_id=7, text="one", reply_markup=buttons("a"))
    await phone.send_document("a.txt", b"content")
    await phone.tap("a")
    answered = await phone.tap("a")
    await api.ok("answerCallbackQuery", callback_query_id=answered, text="noted")
    await api.ok("editMessageText", chat_id=7, message_id=card["message_id"], text="two", reply_markup=buttons("b"))
    token = server.token
    await ended(server, api)
    return phone, confirmed, token


async def test_everything_is_there_again(tmp_path: Path, clock: FakeClock) -> None:
    before, confirmed, token = await lived(tmp_path, clock)
    server, api = await started(tmp_path, clock)
    phone = server.phone(7)
    assert server.token == token
    assert phone.account == before.account
    assert phone.messages == before.messages
    assert phone.card is not None
    assert phone.card.labels == ["b"]
    assert (phone.toasts, phone.unanswered) == (before.toasts, before.unanswered)
    assert phone.commands == [("surveys", "Surveys")]
    waiting = await api.updates()
    assert [update["update_id"] for update in waiting] == [confirmed, confirmed + 1, confirmed + 2]
    file = await api.ok("getFile", file_id=waiting[0]["message"]["document"]["file_id"])
    async with api.session.get(f"{server.file_url}{token}/{file['file_path']}") as answer:
        assert await answer.read() == b"content"
    newest = max(message.message_id for message in phone.messages)
    assert (await phone.send_text("x")).message_id == newest + 1
    await ended(server, api)


async def test_a_torn_last_line_is_dropped(tmp_path: Path, clock: FakeClock) -> None:
    before, _, _ = await lived(tmp_path, clock)
    with (tmp_path / "chats.jsonl").open("ab") as file:
        file.write(b'["message","7:99",{"body":{"message_id":99,"chat')
    server, api = await started(tmp_path, clock)
    assert server.phone(7).messages == before.messages
    await server.phone(7).send_text("still writing")
    await ended(server, api)
    server, api = await started(tmp_path, clock)
    assert server.phone(7).last is not None
    assert server.phone(7).last.text == "still writing"
    await ended(server, api)


async def test_a_confirmed_update_never_comes_back_and_ids_only_grow(tmp_path: Path, clock: FakeClock) -> None:
    _, confirmed, _ = await lived(tmp_path, clock)
    server, api = await started(tmp_path, clock)
    await api.updates(offset=confirmed + 3)
    await ended(server, api)
    server, api = await started(tmp_path, clock)
    assert await api.updates() == []
    await server.phone(7).send_text("x")
    assert [update["update_id"] for update in await api.updates(offset=1)] == [confirmed + 3]
    await ended(server, api)


async def test_the_journal_does_not_grow_with_edits_for_ever(tmp_path: Path, clock: FakeClock) -> None:
    server, api = await started(tmp_path, clock)
    await server.phone(7).start()
    card = await api.ok("sendMessage", chat_id=7, text="0")
    for number in range(1, 50):
        await api.ok("editMessageText", chat_id=7, message_id=card["message_id"], text=str(number))
    await ended(server, api)
    grown = (tmp_path / "chats.jsonl").stat().st_size
    server, api = await started(tmp_path, clock)
    await ended(server, api)
    assert (tmp_path / "chats.jsonl").stat().st_size < grown / 5


async def test_a_webhook_survives(tmp_path: Path, clock: FakeClock) -> None:
    server, api = await started(tmp_path, clock)
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook", secret_token="s")
    await ended(server, api)
    server, api = await started(tmp_path, clock)
    assert (await api.ok("getWebhookInfo"))["url"] == "http://127.0.0.1:9/hook"
    await ended(server, api)


@pytest.mark.parametrize("line", [b"not json\n", b'["message"]\n'])
async def test_a_journal_that_is_not_ours_says_where(tmp_path: Path, clock: FakeClock, line: bytes) -> None:
    (tmp_path / "chats.jsonl").write_bytes(b'["setting","token","1:a"]\n' + line)
    with pytest.raises(ValueError, match=r"chats\.jsonl, line 2"):
        BotApiServer(tmp_path, clock)
