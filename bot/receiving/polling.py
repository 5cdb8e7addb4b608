"""Our own long polling: a batch is acknowledged by the next call, so the next call is made after its commits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.delivery.calls import Calls, seconds_of
from bot.delivery.request import NoAnswerError
from bot.receiving.intake import ALLOWED, Intake, NotStoredError, is_number
from bot.receiving.noting import ReceivingNotes

log = structlog.get_logger()

LONG_POLL: Final = 20  # seconds
MOST: Final = 100
FEW: Final = 12  # updates that are waited for together
LONGEST_PAUSE: Final = 30.0
PATIENCE: Final = 0.5  # seconds the next batch waits for a slow update (a picture that is fetched may take longer)
FINISH_WITHIN: Final = 5.0  # seconds in which updates under way at the end are finished


class Polling:
    """Receives until it is stopped. What was begun is finished."""

    def __init__(self, calls: Calls, intake: Intake, notes: ReceivingNotes) -> None:
        self._calls = calls
        self._intake = intake
        self._notes = notes
        self._stop = asyncio.Event()
        self._offset: int | None = None
        self._told: int | None = None  # the offset of the newest call
        self._taken: dict[int, asyncio.Task[None]] = {}  # what was taken and is not acknowledged yet

    def stop(self) -> None:
        """Receive nothing more."""
        self._stop.set()

    async def run(self) -> None:
        """Receive and take updates until stopped. Raises InvalidToken."""
        try:
            await self._receive()
        finally:
            await self._let_go()

    async def _receive(self) -> None:
        failures = 0
        begun = False
        while not self._stop.is_set():
            try:
                if not begun:
                    await self._calls.call("deleteWebhook")
                    begun = True
                await self._take(await self._next_batch())
                failures = 0
                await self._notes.went_well()
            except InvalidToken:
                raise
            except (TelegramError, NotStoredError) as error:
                failures += 1
                self._told = None
                if isinstance(error, TelegramError):
                    await self._notes.failed(error, failures)
                await self._pause(error, failures)
        if self._taken:
            await asyncio.wait(self._taken.values(), timeout=FINISH_WITHIN)
        self._acknowledge()
        await self._confirm()

    async def _let_go(self) -> None:
        """Give up what is still under way; it was not acknowledged and comes again."""
        for task in self._taken.values():
            task.cancel()
        await asyncio.gather(*self._taken.values(), return_exceptions=True)

    async def _next_batch(self) -> Sequence[Any]:
        self._told = self._offset
        call = asyncio.ensure_future(
            self._calls.updates(wait=LONG_POLL, offset=self._offset, limit=MOST, allowed_updates=ALLOWED)
        )
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait([call, stopped], return_when=asyncio.FIRST_COMPLETED)
            return call.result() if call.done() else []
        finally:
            for task in (call, stopped):
                task.cancel()

    async def _take(self, batch: Sequence[Any]) -> None:
        """Take what is not under way already; a slow update holds up only those of its own chat.

        What has no number that could be one cannot be acknowledged; it goes with the next that has one.
        """
        numbered = [update for update in batch if isinstance(update, dict) and is_number(update.get("update_id"))]
        if batch and not numbered:
            raise NoAnswerError("nothing but updates without numbers")
        if len(numbered) < len(batch):
            log.warning("updates without a number were passed over", count=len(batch) - len(numbered))
        for update in numbered:
            number = update["update_id"]
            if number not in self._taken:
                self._taken[number] = asyncio.create_task(self._intake.take(update), name="update")
        if self._taken:
            await asyncio.wait(self._before_next_call(), timeout=PATIENCE)
        failed = self._acknowledge()
        if failed is not None:
            raise failed

    def _before_next_call(self) -> list[asyncio.Task[None]]:
        """What is waited for: of many the older half, so that the bot works while Telegram and the network do.

        The younger half comes once more with the next call, and is known.
        """
        tasks = list(self._taken.values())
        return tasks if len(tasks) <= FEW else tasks[: len(tasks) // 2]

    def _acknowledge(self) -> BaseException | None:
        """Move on to the first update that is not stored; gives why one was not.

        Those behind it come again with it, and are known here or recognised as stored.
        """
        failures = {number: task.exception() for number, task in self._taken.items() if task.done()}
        failed = {number: error for number, error in failures.items() if error is not None}
        open_ = [number for number, task in self._taken.items() if not task.done() or number in failed]
        if self._taken:
            self._offset = min(open_) if open_ else max(self._taken) + 1
        self._taken = {n: task for n, task in self._taken.items() if n >= (self._offset or 0) and n not in failed}
        return next(iter(failed.values()), None)

    async def _pause(self, error: Exception, failures: int) -> None:
        seconds = min(LONGEST_PAUSE, 0.5 * 2 ** min(failures, 6))
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
        level = log.error if isinstance(error, Conflict) else log.warning
        level("receiving failed, trying again", error=type(error).__name__, pause=seconds)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    async def _confirm(self) -> None:
        """Acknowledge what was taken, so that it need not come again after the next start.

        What the call just given up has told already is not said twice: Telegram would take us for a second poller.
        """
        if self._offset != self._told:
            with suppress(TelegramError):
                await self._calls.updates(wait=0, offset=self._offset, limit=1, allowed_updates=ALLOWED)
