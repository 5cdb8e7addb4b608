"""A small bot for tests of the page: a card with buttons, answers of every kind, one refused call."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client

KEYS = {
    "inline_keyboard": [
        [{"text": "next", "callback_data": "next"}, {"text": "mute", "callback_data": "mute"}],
        [{"text": "toast", "callback_data": "toast", "style": "success"}, {"text": "alert", "callback_data": "alert"}],
    ]
}
NASTY = "<img src=x onerror=alert(1)> & <b>\u202eabc"


@asynccontextmanager
async def toy_bot(server: BotApiServer) -> AsyncIterator[None]:
    """The bot runs beside the test."""
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(_run(Client(server, session)))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _run(api: Client) -> None:
    await api.ok("setMyCommands", commands=[{"command": "nasty", "description": "Nasty things"}])
    offset = 0
    while True:
        for update in await api.updates(offset=offset, timeout=30):
            offset = update["update_id"] + 1
            if "message" in update:
                await _said(api, update["message"])
            elif "callback_query" in update:
                await _pressed(api, update["callback_query"])


async def _said(api: Client, message: dict[str, Any]) -> None:
    chat, text = message["chat"]["id"], message.get("text", "")
    if text.startswith("/start"):
        await api.ok(
            "sendMessage", chat_id=chat, text=f"<b>Card</b> 0 {text[7:]}", parse_mode="HTML", reply_markup=KEYS
        )
    elif text == "/nasty":
        await api.no("sendMessage", chat_id=chat, text=NASTY, parse_mode="HTML")
        await api.ok("sendMessage", chat_id=chat, text=NASTY)
    else:
        await api.ok("sendMessage", chat_id=chat, text=f"You said {text or 'something'}")


async def _pressed(api: Client, query: dict[str, Any]) -> None:
    what, message = query["data"], query["message"]
    if what == "mute":
        return
    said = {"toast": {"text": "A toast"}, "alert": {"text": "An alert", "show_alert": True}}.get(what, {})
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], **said)
    if what == "next":
        number = int(message["text"].split()[1]) + 1
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await api.ok("editMessageText", **place, text=f"Card {number}", reply_markup=KEYS)
