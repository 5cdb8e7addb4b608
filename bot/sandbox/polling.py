"""Long polling as the official Bot API server does it, two pollers and idle loops included."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusals import TelegramRefusal, refused
from bot.sandbox.updates import Update, UpdateQueue

_LONGEST = 50
_MOST = 100
_GATHER = 0.001  # a waiting poll gathers for this long what comes in one burst
_AT_ONCE = 0.5  # the same offset again within this time gets one update only
_CONFLICT_PAUSE = 3.0
_ALIVE = 5.0

_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class _Waiting:
    offset: int
    limit: int
    answer: "asyncio.Future[list[Update]]"


class Poller:
    """Answers getUpdates. At most one call waits at a time.

    ``same_offset`` is how long, in seconds, a poll that repeats its offset is made to wait; 0 switches that off.
    """

    same_offset = 3.0

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._waiting: _Waiting | None = None
        self._arrival: asyncio.Future[None] | None = None
        self._last_offset = -1
        self._last_start = float("-inf")
        self._conflict_free_at = float("-inf")
        self.handed_out = 0  # the newest update id a poll has got

    async def get(self, asked: dict[str, Any], *, webhook: bool) -> list[Update]:
        """The updates for one call. Raises Refusal (409) where there is a webhook or another poller."""
        if webhook:
            raise await self._conflict(_WEBHOOK_ACTIVE)
        offset, limit = asked.get("offset", 0), min(max(asked.get("limit", _MOST), 1), _MOST)
        timeout = min(max(asked.get("timeout", 0), 0), _LONGEST)
        self._queue.allow(asked.get("allowed_updates"))
        timeout, limit = self._slowed(offset, timeout, limit)
        found = self._queue.fetch(offset, limit)
        if not found and timeout:
            found = await self._wait(offset, limit, timeout)
        self.handed_out = max([self.handed_out, *(update.id for update in found)])
        return found

    async def someone_waits(self) -> None:
        """Returns when a call waits for updates."""
        while self._waiting is None:
            self._arrival = self._arrival or asyncio.get_running_loop().create_future()
            await self._arrival

    def alive(self) -> bool:
        """Whether somebody polls: a call waits, or came a moment ago."""
        since = asyncio.get_running_loop().time() - self._last_start
        return self._waiting is not None or since < _ALIVE

    @property
    def was_met(self) -> bool:
        """Whether anybody has polled so far."""
        return self._last_start > float("-inf")

    def forgive(self) -> None:
        """The next conflict is told at once, whenever the last one was."""
        self._conflict_free_at = float("-inf")

    def wake(self) -> None:
        """Something was queued."""
        if self._waiting and not self._waiting.answer.done():
            asyncio.get_running_loop().call_later(_GATHER, self._answer, self._waiting)

    def abort(self, reason: str) -> None:
        """Ends the waiting call with a conflict."""
        waiting, self._waiting = self._waiting, None
        if waiting and not waiting.answer.done():
            waiting.answer.set_exception(refused(409, reason))

    def _slowed(self, offset: int, timeout: int, limit: int) -> tuple[float, int]:
        """A loop that does not advance its offset is slowed down."""
        now = asyncio.get_running_loop().time()
        since = now - self._last_start if offset == self._last_offset else float("inf")
        self._last_offset, self._last_start = offset, now
        if since < self.same_offset and timeout < self.same_offset:
            return self.same_offset, 1 if since < _AT_ONCE else limit
        return timeout, 1 if since < _AT_ONCE else limit

    async def _wait(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - Telegram's
        self.abort(_OTHER_POLLER)
        waiting = _Waiting(offset, limit, asyncio.get_running_loop().create_future())
        self._waiting = waiting
        self._arrived()
        try:
            async with asyncio.timeout(timeout):
                return await waiting.answer
        except TimeoutError:
            return []
        except TelegramRefusal as no:
            raise await self._paused(no) from None
        finally:
            if self._waiting is waiting:
                self._waiting = None

    def _arrived(self) -> None:
        arrival, self._arrival = self._arrival, None
        if arrival:
            arrival.set_result(None)

    def _answer(self, waiting: _Waiting) -> None:
        if waiting.answer.done():
            return
        if found := self._queue.fetch(waiting.offset, waiting.limit):
            waiting.answer.set_result(found)
            self._waiting = None

    async def _conflict(self, reason: str) -> TelegramRefusal:
        return await self._paused(refused(409, reason))

    async def _paused(self, no: TelegramRefusal) -> TelegramRefusal:
        """The first conflict is told at once, one that follows within three seconds later."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._conflict_free_at:
            await asyncio.sleep(_CONFLICT_PAUSE)
        else:
            self._conflict_free_at = loop.time() + _CONFLICT_PAUSE
        return no
