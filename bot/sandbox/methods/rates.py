"""Telegram's rates, as far as they are known; the exact numbers are not published.

One message a second to a chat with a short burst, thirty a second to all chats together, twenty a minute to a group.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusals import too_many_requests

_CHAT = (5.0, 1.0)  # burst, a second
_GROUP = (20.0, 20 / 60)
_ALL = (30.0, 30.0)


@dataclass(slots=True)
class _Bucket:
    burst: float
    rate: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """How long until there is room for one more; 0 if there is."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


class Rates:
    """Counts messages per chat and over all. ``seconds`` gives seconds that only grow.

    ``everything`` replaces the thirty a second to all chats: so a benchmark raises the rate on both sides.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic, everything: float = _ALL[1]) -> None:
        self._seconds = seconds
        self._chats: dict[int, _Bucket] = {}
        self._all = self._bucket((everything, everything))

    def count(self, chat: int) -> None:
        """Notes one message to a chat. Raises Refusal (429) if it is one too many."""
        now = self._seconds()
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = self._bucket(_GROUP if chat < 0 else _CHAT)
        wait = max(bucket.wait(now), self._all.wait(now))
        if wait:
            raise too_many_requests(math.ceil(wait))
        bucket.level -= 1
        self._all.level -= 1

    def _bucket(self, kind: tuple[float, float]) -> _Bucket:
        burst, rate = kind
        return _Bucket(burst, rate, burst, self._seconds())
