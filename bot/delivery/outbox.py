"""Deliveries: messages that are no direct reply. Claimed with a lease, sent, and what came of it noted."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import select, update
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.clock import Clock
from bot.delivery.calls import Calls, seconds_of
from bot.presenting.telegram import Message, render
from bot.services import messages
from bot.settings import Settings
from storage.database import Database
from storage.models import Chat, Delivery
from storage.repositories import chats
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

LEASE: Final = timedelta(minutes=2)
BATCH: Final = 20
PER_SECOND: Final = 25  # bulk messages; Telegram's own limit is about 30 (telegram-facts 2.3)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed delivery, ready to send."""

    delivery: int
    chat: int
    address: int
    message: Message


def claim(uow: UnitOfWork, now: datetime, settings: Settings) -> list[Parcel]:
    """Lease what is due; what cannot be sent at all is closed with its reason."""
    _give_up_stale(uow, now)
    due = (
        select(Delivery)
        .where(Delivery.state == "waiting", Delivery.due_at <= now)
        .order_by(Delivery.due_at, Delivery.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    parcels = []
    for delivery in uow.orm.scalars(due):
        parcel = _parcel(uow, delivery, now, settings)
        if parcel is not None:
            delivery.state, delivery.leased_until = "sending", now + LEASE
            delivery.attempts += 1
            parcels.append(parcel)
    return parcels


def _parcel(uow: UnitOfWork, delivery: Delivery, now: datetime, settings: Settings) -> Parcel | None:
    chat = chats.of_person(uow, delivery.person_id)
    if chat is None or chat.unreachable_at is not None:
        delivery.state, delivery.reason = "failed", "unreachable"
        return None
    screen = messages.screen_for(uow, delivery, chat, now, settings)
    if screen is None:
        delivery.state, delivery.reason = "cancelled", "no longer called for"
        return None
    return Parcel(delivery.id, chat.id, int(uow.vault.open_text(chat.address, ADDRESS)), render(screen))


def _give_up_stale(uow: UnitOfWork, now: datetime) -> None:
    """A delivery whose sender died may have arrived: it is not sent again."""
    stale = update(Delivery).where(Delivery.state == "sending", Delivery.leased_until < now)
    uow.connection.execute(stale.values(state="unknown", reason="the sender stopped"))


def note_sent(uow: UnitOfWork, parcel: Parcel, message: int, now: datetime) -> None:
    """It arrived."""
    mine = update(Delivery).where(Delivery.id == parcel.delivery)
    uow.connection.execute(mine.values(state="sent", message_id=message, sent_at=now, leased_until=None))
    below = update(Chat).where(Chat.id == parcel.chat, (Chat.bottom_id.is_(None)) | (Chat.bottom_id < message))
    uow.connection.execute(below.values(bottom_id=message))


def note_state(uow: UnitOfWork, delivery: int, state: str, reason: str, due_at: datetime | None = None) -> None:
    """It did not arrive, or nobody knows."""
    values: dict[str, object] = {"state": state, "reason": reason, "leased_until": None}
    if due_at is not None:
        values["due_at"] = due_at
    uow.connection.execute(update(Delivery).where(Delivery.id == delivery).values(**values))


class Outbox:
    """Sends what is due."""

    def __init__(self, database: Database, calls: Calls, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._calls = calls
        self._clock = clock
        self._settings = settings
        self._stopping = False

    def stop(self) -> None:
        """Send nothing more; what was claimed and not sent waits for another process."""
        self._stopping = True

    async def send_due(self) -> int:
        """Send what is due now; gives the number of messages tried."""
        tried = 0
        while not self._stopping and (parcels := await self._database.run(claim, self._clock(), self._settings)):
            for parcel in parcels:
                if self._stopping:
                    await self._database.run(note_state, parcel.delivery, "waiting", "the sender ended", self._clock())
                    continue
                await self._send(parcel)
                await asyncio.sleep(1 / PER_SECOND)
                tried += 1
        return tried

    async def _send(self, parcel: Parcel) -> None:
        now = self._clock()
        try:
            sent = await self._calls.send(parcel.address, parcel.message.text, parcel.message.keyboard)
        except Forbidden:
            await self._database.run(chats.mark_unreachable, parcel.chat, now)
            await self._database.run(note_state, parcel.delivery, "failed", "unreachable")
        except RetryAfter as error:
            later = now + timedelta(seconds=seconds_of(error))
            await self._database.run(note_state, parcel.delivery, "waiting", "flood control", later)
        except TimedOut:
            await self._database.run(note_state, parcel.delivery, "unknown", "no answer")
        except BadRequest as error:
            log.warning("a delivery was refused", delivery=parcel.delivery, why=str(error))
            await self._database.run(note_state, parcel.delivery, "failed", "refused")
        except TelegramError:
            later = now + timedelta(minutes=1)
            await self._database.run(note_state, parcel.delivery, "waiting", "network", later)
        else:
            await self._database.run(note_sent, parcel, sent, now)
