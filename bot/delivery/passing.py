"""Deleting, in their chats, messages whose time is over."""

from __future__ import annotations

from telegram.error import BadRequest, Forbidden

from bot.clock import Clock
from bot.delivery.calls import Calls
from bot.services.deliveries.passing import DELETED, GONE, REFUSED, settle
from storage.database import Database
from storage.repositories import passing
from storage.repositories.passing import Passing

_GONE = "message to delete not found"


async def delete_passed(database: Database, calls: Calls, clock: Clock) -> int:
    """Delete what is due; gives how many were tried.

    Raises TelegramError when Telegram cannot be reached: what is left stays due.
    """
    found = await database.read(passing.due, clock())
    for one in found:
        outcome = await _delete(calls, one)
        await database.run(settle, one.id, outcome, clock())
    return len(found)


async def _delete(calls: Calls, one: Passing) -> str:
    try:
        await calls.delete(one.address, one.message)
    except (BadRequest, Forbidden) as error:
        return GONE if _GONE in str(error).lower() else REFUSED
    return DELETED
