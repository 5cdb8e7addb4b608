"""Deliveries: messages that are no direct reply. Claimed under a lease, begun, sent side by side, noted in batches.

What is where when a process dies: claimed rows still wait and go out once the lease has run out; begun ones may have
arrived and are unknown; noted ones are what they say (docs/decisions/0015-sending.md).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery import parcels
from bot.delivery.calls import Calls, seconds_of
from bot.delivery.gate import Gate
from bot.delivery.limits import PATIENCE
from bot.delivery.outcomes import DeliveryOutcome, outcome_of, sent
from bot.delivery.parcels import Batch, Done, Parcel
from bot.delivery.passing import delete_passed
from bot.settings import Settings
from storage.database import Database
from storage.repositories import deliveries

log = structlog.get_logger()

GROUP: Final = 5  # begun together, more only at raised rates: what is stopped or cancelled is seen before each
NOTE_EVERY: Final = 0.1  # seconds for which outcomes are gathered into one transaction
NOTE_AGAIN: Final = 1.0
LONGEST_WAIT: Final = 60.0  # seconds of "retry after" that the second part of a message waits for
PART_TRIES: Final = 3


def in_flight(settings: Settings) -> int:
    """How many calls may be under way: enough for the rate at a second's answer time, with connections left over."""
    return max(40, int(settings.bulk_per_second))


class Outbox:
    """Sends what is due."""

    def __init__(
        self, database: Database, calls: Calls, clock: Clock, settings: Settings, gate: Gate | None = None
    ) -> None:
        self._database = database
        self._calls = calls
        self._clock = clock
        self._settings = settings
        self._gate = gate or Gate(per_chat=settings.chat_per_second, bulk=settings.bulk_per_second)
        self._paid = settings.paid_broadcast or None
        self._one_round = asyncio.Lock()
        self._room = asyncio.Semaphore(in_flight(settings))
        self._under_way: set[asyncio.Task[None]] = set()
        self._done: list[Done] = []
        self._noting: asyncio.Task[None] | None = None
        self._away_until = float("-inf")  # nothing can be sent at all before
        self._stopping = False

    def stop(self) -> None:
        """Send nothing more; what was claimed and not begun is given back."""
        self._stopping = True

    async def send_due(self) -> int:
        """Send what is due now; gives the number of messages tried. Returns when all outcomes are noted."""
        if not self._may_go_on() or not await self._database.read(deliveries.anything_due, self._clock()):
            return 0
        async with self._one_round:
            await self._database.run(parcels.give_up_stale, self._clock())
            tried = await self._send_batches()
            if self._under_way:
                await asyncio.wait(self._under_way)
            if self._noting is not None:
                await self._noting  # until everything is noted
        return tried

    async def delete_passed(self) -> int:
        """Delete messages in chats whose time is over; gives the number."""
        return await delete_passed(self._database, self._calls, self._clock)

    def _may_go_on(self) -> bool:
        return not self._stopping and self._gate.seconds() >= self._away_until

    async def _claim(self) -> Batch:
        return await self._database.run(parcels.claim, self._clock(), self._settings)

    async def _send_batches(self) -> int:
        tried = 0
        batch = await self._claim()
        while batch.found:
            following: asyncio.Task[Batch] | None = None
            start, groups = self._gate.seconds() + batch.wait, self._groups(batch.parcels)
            for number, group in enumerate(groups):
                if not self._may_go_on():
                    break
                if following is None:  # claim ahead, so that the rate has no gaps
                    following = asyncio.create_task(self._claim(), name="claim")
                tried += await self._send_group(batch, group, start + number * self._group * self._slot)
            await self._release(batch)
            batch = await following if following is not None else await self._next()
        return tried

    @property
    def _group(self) -> int:
        return max(GROUP, int(self._settings.bulk_per_second / 20))

    @property
    def _slot(self) -> float:
        return 1 / self._settings.bulk_per_second

    def _groups(self, all_of: list[Parcel]) -> list[list[Parcel]]:
        return [all_of[at : at + self._group] for at in range(0, len(all_of), self._group)]

    async def _next(self) -> Batch:
        return await self._claim() if self._may_go_on() else Batch()

    async def _release(self, batch: Batch) -> None:
        if batch.parcels and batch.lease is not None:
            ids = [parcel.delivery for parcel in batch.parcels]
            await self._database.run(deliveries.release, ids, batch.lease)

    async def _send_group(self, batch: Batch, group: Sequence[Parcel], start: float) -> int:
        """Begin a group, and let each of it go at its slot; gives the number begun."""
        assert batch.lease is not None
        ready = [parcel for parcel in group if not await self._postponed(parcel, batch)]
        begun = await self._database.run(parcels.begin, ready, batch.lease, self._clock()) if ready else set()
        for number, parcel in enumerate(parcel for parcel in ready if parcel.delivery in begun):
            await asyncio.sleep(max(0.0, start + number * self._slot - self._gate.seconds()))
            await self._room.acquire()
            task = asyncio.create_task(self._send(parcel), name="delivery")
            self._under_way.add(task)
            task.add_done_callback(self._gone)
        return len(begun)

    def _gone(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._room.release()

    async def _postponed(self, parcel: Parcel, batch: Batch) -> bool:
        """Put a message off that its chat cannot take soon: it must not hold up others."""
        wait = self._gate.wait_of(parcel.address)
        if wait <= PATIENCE:
            return False
        assert batch.lease is not None
        until = self._clock() + timedelta(seconds=wait)
        await self._database.run(deliveries.postpone, parcel.delivery, batch.lease, until)
        return True

    # -- one message

    async def _send(self, parcel: Parcel) -> None:
        await self._gate.bulk(parcel.address)
        try:
            outcome = sent(await self._put(parcel))
            self._gate.accepted()
        except Exception as error:  # noqa: BLE001 - each has its place in the table of outcomes
            outcome = await self._failed(parcel, error)
        self._note(Done(parcel, outcome, self._clock()))

    async def _put(self, parcel: Parcel) -> int:
        """Send all parts; gives the number of the last. Once the first has arrived nothing is sent from the start."""
        message, chat = parcel.message, parcel.address
        if message.file is not None:
            file, protected = message.file, message.file.kept_for is not None
            return await self._calls.send_file(chat, file.name, file.body, message.text, protected=protected)
        if message.picture is None:
            return await self._send_texts(chat, parcel, first=True)
        text, keyboard = (message.text, message.keyboard) if message.caption is None else (message.caption, None)
        number = await self._calls.send_picture(chat, message.picture, text, keyboard, paid=self._paid)
        return number if message.caption is None else await self._send_texts(chat, parcel, first=False)

    async def _send_texts(self, chat: int, parcel: Parcel, *, first: bool) -> int:
        texts = [(text, None) for text in parcel.message.leading] + [(parcel.message.text, parcel.message.keyboard)]
        if first:
            text, keyboard = texts.pop(0)
            number = await self._calls.send(chat, text, keyboard, paid=self._paid)
        for text, keyboard in texts:
            number = await self._send_part(chat, text, keyboard)
        return number

    async def _send_part(self, chat: int, text: str, keyboard: dict[str, object] | None) -> int:
        """A further part, waiting for floods to end. Raises PartError when it cannot be sent."""
        for _ in range(PART_TRIES):
            await self._gate.bulk(chat)
            try:
                return await self._calls.send(chat, text, keyboard, paid=self._paid)
            except RetryAfter as error:
                await asyncio.sleep(min(LONGEST_WAIT, seconds_of(error)))
            except TelegramError as error:
                raise PartError from error
        raise PartError

    async def _failed(self, parcel: Parcel, error: Exception) -> DeliveryOutcome:
        """What a failure means, and what has to wait because of it."""
        now = self._clock()
        outcome = outcome_of(error, parcel.attempt, now - (parcel.first_tried_at or now))
        if isinstance(error, RetryAfter) and self._gate.refused(parcel.address, outcome.wait):
            await self._database.run(parcels.hold_lane, outcome.wait)
            self._away_until = self._gate.seconds() + outcome.wait
        elif outcome.lane:
            self._away_until = self._gate.seconds() + outcome.lane
        if outcome.reason in ("refused", "fault", "token refused"):
            # The kind only: the text of an error can hold what it was about.
            log.warning("a delivery failed", delivery=parcel.delivery, why=outcome.reason, error=type(error).__name__)
        return outcome

    # -- notes

    def _note(self, done: Done) -> None:
        self._done.append(done)
        if self._noting is None:
            self._noting = asyncio.create_task(self._note_soon(), name="delivery notes")

    async def _note_soon(self) -> None:
        pause = NOTE_EVERY
        try:
            while self._done:
                await asyncio.sleep(pause)
                pause = NOTE_EVERY if await self._write_notes() else NOTE_AGAIN
        finally:
            self._noting = None

    async def _write_notes(self) -> bool:
        done, self._done = self._done, []
        if not done:
            return True
        try:
            await self._database.run(parcels.note, done)
        except SQLAlchemyError as error:
            log.warning("what was sent could not be noted, trying again", error=type(error).__name__)
            self._done = [*done, *self._done]
            return False
        return True


class PartError(Exception):
    """The first part of a message arrived, a later one did not: what the person sees is incomplete."""
