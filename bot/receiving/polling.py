"""Our own long polling: a batch is acknowledged by the next call, so the next call is made after its commits."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, Final

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.delivery.calls import Calls, seconds_of
from bot.receiving.intake import Intake, NotStoredError

log = structlog.get_logger()

ALLOWED: Final = ["message", "callback_query", "my_chat_member"]
LONG_POLL: Final = 20  # seconds
MOST: Final = 100
LONGEST_PAUSE: Final = 30.0


class Polling:
    """Receives until it is stopped. What was begun is finished."""

    def __init__(self, calls: Calls, intake: Intake) -> None:
        self._calls = calls
        self._intake = intake
        self._stop = asyncio.Event()
        self._offset: int | None = None

    def stop(self) -> None:
        """Receive nothing more."""
        self._stop.set()

    async def run(self) -> None:
        """Receive and take updates until stopped. Raises InvalidToken."""
        failures = 0
        begun = False
        while not self._stop.is_set():
            try:
                if not begun:
                    await self._calls.call("deleteWebhook")
                    begun = True
                await self._take(await self._next_batch())
                failures = 0
            except InvalidToken:
                raise
            except (TelegramError, NotStoredError) as error:
                failures += 1
                await self._pause(error, failures)
        await self._confirm()

    async def _next_batch(self) -> list[dict[str, Any]]:
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

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        if not batch:
            return
        taken = await asyncio.gather(*(self._intake.take(update) for update in batch), return_exceptions=True)
        failed = next((outcome for outcome in taken if isinstance(outcome, BaseException)), None)
        if failed is not None:
            raise failed  # none of the batch is acknowledged; what was stored is recognised when it comes again
        self._offset = batch[-1]["update_id"] + 1

    async def _pause(self, error: Exception, failures: int) -> None:
        seconds = min(LONGEST_PAUSE, 0.5 * 2 ** min(failures, 6))
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
        level = log.error if isinstance(error, Conflict) else log.warning
        level("receiving failed, trying again", error=type(error).__name__, pause=seconds)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    async def _confirm(self) -> None:
        """Acknowledge what was taken, so that it need not come again after the next start."""
        if self._offset is not None:
            with suppress(TelegramError):
                await self._calls.updates(wait=0, offset=self._offset, limit=1, allowed_updates=ALLOWED)
