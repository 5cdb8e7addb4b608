"""Cards that show figures which change by themselves: whether one is out of date, and how it reads now."""

from __future__ import annotations

from datetime import datetime

from bot.conversations import registry
from bot.conversations.dispatch import OF_ONE_CARD, asks_of, begun, screen_of, settle
from bot.conversations.kit.turn import Turn
from bot.presenting.cards import Card
from bot.presenting.telegram import Message, render
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.repositories import chats
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork


def is_stale(uow: UnitOfWork, chat_id: int, now: datetime, library: Library, settings: Settings) -> bool:
    """Whether a chat shows figures that have changed since. Only reads, so that it can be asked all the time."""
    return _changed(uow, chat_id, now, library, settings) is not None


def refresh(uow: UnitOfWork, chat_id: int, now: datetime, library: Library, settings: Settings) -> Card | None:
    """The card of a chat whose place shows figures, if they changed since it was shown; always an edit.

    None while another card is on its way: it has them.
    """
    changed = _changed(uow, chat_id, now, library, settings)
    if changed is None:
        return None
    turn, message = changed
    chat = turn.chat
    chat.place = chat.place | {"look": message.look}
    chat.revision += 1
    chats.save(uow, chat, now)
    address = int(uow.vault.open_text(chat.address, ADDRESS))
    return Card(chat.id, address, chat.revision, message, asks_of(turn), edit=chat.message_id)


def _changed(
    uow: UnitOfWork, chat_id: int, now: datetime, library: Library, settings: Settings
) -> tuple[Turn, Message] | None:
    chat = chats.by_id(uow, chat_id)
    if chat is None or chat.unreachable_at is not None or chat.message_id is None:
        return None
    if chat.place["at"] not in registry.LIVE_PLACES or chat.revision > chat.shown_revision:
        return None
    turn = begun(Turn(uow, chat, now, library, settings, only_looks=True))
    settle(turn)
    message = render(screen_of(turn))
    if message.look == chat.place.get("look") or message.leading:
        return None
    chat.place = {name: value for name, value in chat.place.items() if name not in OF_ONE_CARD}
    return turn, render(screen_of(turn))
