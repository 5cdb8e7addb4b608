"""What Telegram would say to a message: the sandbox's own sendMessage, on an account that has pressed Start."""

from __future__ import annotations

from typing import Any

from bot.presenting.screens import Screen
from bot.presenting.telegram import Message, render
from bot.sandbox.backend import Backend, new_token
from bot.sandbox.methods.methods import carry_out
from bot.sandbox.methods.table import checked
from bot.sandbox.world import Account, World
from tests.support.clock import FakeClock

READER = 4242
MOST_IN_A_ROW = 8  # what Telegram shows of a row; the ninth is not there


def a_server() -> Backend:
    world = World(None, FakeClock())
    account = Account(READER, "An")
    account.started = True
    world.keep_account(account)
    return Backend(world, new_token(), "surveybot_sandbox_bot")


def accept(server: Backend, screen: Screen) -> list[dict[str, Any]]:
    """Send a screen; gives the messages as they arrive. Raises Refusal for anything Telegram would refuse."""
    message = render(screen)
    bodies = [_send(server, text, None) for text in message.leading]
    return [*bodies, _send(server, message.text, message.keyboard)]


def _send(server: Backend, text: str, keyboard: dict[str, Any] | None) -> dict[str, Any]:
    given: dict[str, Any] = {"chat_id": READER, "text": text, "parse_mode": "HTML"}
    if keyboard is not None:
        given["reply_markup"] = keyboard
    sent: dict[str, Any] = carry_out(server, "sendMessage", checked("sendMessage", given))
    return sent


def labels(message: Message) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    keyboard = message.keyboard or {"inline_keyboard": []}
    return [[button["text"] for button in row] for row in keyboard["inline_keyboard"]]
