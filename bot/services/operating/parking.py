"""Setting an update aside that could not be processed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.services import installation_facts
from storage.models import ParkedUpdate
from storage.repositories.chats import CHAT
from storage.repositories.updates import PARKED
from storage.unit_of_work import UnitOfWork

UNASKED: Final = "updates not asked for"  # in `Installation`


def chat_of(raw: dict[str, Any]) -> int:
    """The chat an update belongs to, a press to the chat with the person who pressed; 0 when it has none."""
    pressed = _part(raw, "callback_query")
    if pressed:
        return _number(pressed.get("from"))
    for name in ("message", "edited_message", "my_chat_member"):
        part = _part(raw, name)
        if part:
            return _number(part.get("chat"))
    return 0


def _part(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """A part of an update, empty when it is missing or no object: nothing here trusts the shape of what came."""
    part = raw.get(name)
    return part if isinstance(part, dict) else {}


def _number(owner: Any) -> int:
    number = owner.get("id") if isinstance(owner, dict) else None
    return number if isinstance(number, int) else 0


def park(uow: UnitOfWork, raw: dict[str, Any], error: str, reference: str, now: datetime) -> str:
    """Keep an update that could not be processed, sealed; once, however often it comes. Gives its reference."""
    dialect = sqlite if uow.is_sqlite else postgresql
    chat = chat_of(raw)
    uow.connection.execute(
        dialect.insert(ParkedUpdate).on_conflict_do_nothing(),
        {
            "update_id": raw.get("update_id", 0),
            "chat_key": uow.vault.key_of(chat, CHAT) if chat else None,
            "kind": next((name for name in raw if name != "update_id"), "empty")[:40],
            "error": error[:200],
            "reference": reference,
            "payload": uow.vault.seal(_written(raw), PARKED),
            "at": now,
        },
    )
    kept = select(ParkedUpdate.reference).where(ParkedUpdate.update_id == raw.get("update_id", 0))
    return uow.connection.execute(kept).scalar_one()


def _written(raw: dict[str, Any]) -> bytes:
    """The update, halves of characters and all; null for one that is nested too deeply to be written."""
    try:
        return json.dumps(raw).encode()
    except RecursionError:
        return b"null"


def count_unasked(uow: UnitOfWork) -> None:
    """One more update of a kind that this program does not ask for; it is kept nowhere."""
    installation_facts.remember(uow, UNASKED, str(unasked(uow) + 1))


def unasked(uow: UnitOfWork) -> int:
    """How many updates came that were not asked for."""
    return int(installation_facts.recall(uow, UNASKED) or 0)
