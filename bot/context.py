"""What handlers get: python-telegram-bot's context, typed, with the one thing they need."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.ext import CallbackContext, ExtBot

from bot.clock import Clock
from bot.conversations.dispatch import repair, take
from bot.conversations.kit.incoming import Incoming
from bot.presenting.cards import Outcome
from bot.receiving.pictures import Pictures
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.database import Database


@dataclass(slots=True)
class FrontDesk:
    """Where handlers bring what they read (``context.bot_data``)."""

    database: Database
    library: Library
    settings: Settings
    clock: Clock
    pictures: Pictures | None = None  # only where pictures are answers
    outcomes: dict[int, Outcome] = field(default_factory=dict)  # by update, until the intake fetches them
    failures: dict[int, BaseException] = field(default_factory=dict)

    async def take(self, incoming: Incoming) -> None:
        """Take an update in one transaction; what is to be shown waits for the intake."""
        now = self.clock().astimezone(self.settings.zone)  # surveys ask for "today"
        outcome = await self.database.run(take, incoming, now, self.library, self.settings)
        self.outcomes[incoming.update_id] = outcome
        for chat in outcome.others:
            with suppress(SQLAlchemyError):  # what is lost here the repair shows
                card = await self.database.run(repair, chat, now, self.library, self.settings)
                outcome.more.extend([card] if card else [])


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], FrontDesk]):
    """Handlers find the desk under ``bot_data``; ``user_data`` and ``chat_data`` are not used."""

    __slots__ = ()
