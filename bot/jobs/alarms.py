"""Looking after the program itself: alarms are opened and closed, and admins told at once, past the outbox."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from telegram.error import Forbidden, TelegramError, TimedOut

from bot.clock import Clock
from bot.delivery.calls import Calls
from bot.delivery.request import NoAnswerError
from bot.messages import kinds
from bot.presenting.telegram import Message, render
from bot.services.operating import alarms
from bot.services.operating.vitals import surroundings
from bot.settings import Settings
from storage.database import Database
from storage.models import Chat, Delivery
from storage.repositories import chats
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork


class Watch:
    """Runs in every process, so that one that stopped is missed by the others."""

    def __init__(self, database: Database, calls: Calls, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._calls = calls
        self._clock = clock
        self._settings = settings

    async def look(self) -> int:
        """Open and close alarms and tell the admins; gives the number of alarms that changed."""
        now = self._clock()
        around = surroundings(self._settings)
        if not await self._database.read(alarms.is_any_change, now, around):
            return 0
        change = await self._database.run(alarms.look, now, around)
        for delivery in change.deliveries:
            await self._tell(delivery, now)
        return change.opened + change.closed

    async def _tell(self, delivery: int, now: datetime) -> None:
        """Send a message that is leased to us; what cannot be sent now is left to the outbox."""
        parcel = await self._database.read(_parcel, delivery, now, self._settings)
        if parcel is None:
            await self._database.run(_note, delivery, {"state": "cancelled", "reason": "no longer called for"})
            return
        address, message = parcel
        try:
            sent = await self._calls.send(address, message.text, message.keyboard)
        except (TimedOut, NoAnswerError):  # it may have arrived
            noted: dict[str, object] = {"state": "unknown", "reason": "no answer"}
        except Forbidden:
            noted = {"state": "failed", "reason": "unreachable"}
        except TelegramError:
            noted = {"state": "waiting", "reason": "network"}
        else:
            noted = {"state": "sent", "message_id": sent, "sent_at": now}
        await self._database.run(_note, delivery, noted)


def _parcel(uow: UnitOfWork, delivery: int, now: datetime, settings: Settings) -> tuple[int, Message] | None:
    row = uow.orm.get_one(Delivery, delivery)
    chat = chats.of_person(uow, row.person_id)
    screen = kinds.screen_for(uow, row, chat, now, settings) if chat is not None else None
    if chat is None or screen is None:
        return None
    return int(uow.vault.open_text(chat.address, ADDRESS)), render(screen)


def _note(uow: UnitOfWork, delivery: int, values: dict[str, object]) -> None:
    mine = update(Delivery).where(Delivery.id == delivery, Delivery.state == "sending")
    uow.connection.execute(mine.values(**values, leased_until=None))
    message = values.get("message_id")
    if isinstance(message, int):
        _note_bottom(uow, delivery, message)


def _note_bottom(uow: UnitOfWork, delivery: int, message: int) -> None:
    """The live card is no longer the newest message of the chat."""
    person = select(Delivery.person_id).where(Delivery.id == delivery).scalar_subquery()
    below = (Chat.person_id == person) & (Chat.bottom_id.is_(None) | (Chat.bottom_id < message))
    uow.connection.execute(update(Chat).where(below).values(bottom_id=message))
