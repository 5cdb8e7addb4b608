"""Buckets say how fast messages may leave: pure arithmetic, seconds are handed in (docs/decisions/0015).

Everything is booked: whoever takes a token is told how long to wait before using it, and the next one is told of a
later moment. So nobody polls, and nobody overtakes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

CHAT_BURST: Final = 3.0  # messages a chat may get at once; Telegram tolerates short bursts
ALL_PER_SECOND: Final = 30.0  # messages to all chats together, replies and bulk
PATIENCE: Final = 2.0  # seconds a bulk message waits for its chat; longer ones are sent later
TOGETHER: Final = 5.0  # seconds within which refusals of two chats are about the bot, not about a chat
MOST_CHATS: Final = 5_000  # chats whose bucket is remembered; a full bucket need not be
SLACK: Final = 0.1  # seconds of lateness that may be made up for


@dataclass(slots=True)
class Bucket:
    """``rate`` tokens a second, at most ``burst`` of them saved. A level below 0 is booked ahead."""

    rate: float
    burst: float
    level: float
    at: float

    def refill(self, now: float) -> None:
        """Let the time pass."""
        self.level = min(self.burst, self.level + max(0.0, now - self.at) * self.rate)
        self.at = max(self.at, now)

    def wait(self, now: float) -> float:
        """Seconds the next token would have to wait; takes none."""
        self.refill(now)
        return max(0.0, 1 - self.level) / self.rate

    def take(self, now: float) -> float:
        """Take a token; gives the seconds until it may be used."""
        self.refill(now)
        self.level -= 1
        return max(0.0, -self.level) / self.rate


@dataclass(slots=True)
class Limits:
    """The buckets of one process: one for each chat, one for all together."""

    per_chat: float = 1.0
    everything: float = ALL_PER_SECOND
    _chats: OrderedDict[int, Bucket] = field(default_factory=OrderedDict)
    _held: dict[int, float] = field(default_factory=dict)  # by chat: until when Telegram wants nothing
    _all: Bucket | None = None
    _refused: tuple[int, float] = (0, float("-inf"))

    def reply(self, chat: int, now: float) -> float:
        """Book a reply; gives the seconds to wait. Only its own chat can make it wait: it goes before bulk."""
        everything = self._everything(now)
        everything.refill(now)
        everything.level = max(everything.level - 1, -everything.burst)
        return max(self._chat(chat, now).take(now), self._hold(chat, now))

    def bulk(self, chat: int, now: float) -> float:
        """Book a bulk message; gives the seconds to wait. It takes what replies have left."""
        return max(self._chat(chat, now).take(now), self._hold(chat, now), self._everything(now).take(now))

    def wait_of(self, chat: int, now: float) -> float:
        """Seconds until a chat would take another message; books nothing."""
        return max(self._chat(chat, now).wait(now), self._hold(chat, now))

    def refused(self, chat: int, seconds: float, now: float) -> bool:
        """Note that Telegram wants a chat left alone for so long; True when it is not about this chat alone.

        Telegram does not say whose limit was met. One chat refused is that chat's; another one refused shortly after,
        with nothing accepted in between, is the bot's.
        """
        self._held[chat] = max(self._held.get(chat, now), now + seconds)
        other, at = self._refused
        self._refused = (chat, now)
        return other != chat and now - at <= TOGETHER

    def accepted(self) -> None:
        """Note that Telegram took a message: whatever was refused just now was about its chat."""
        self._refused = (0, float("-inf"))

    def _hold(self, chat: int, now: float) -> float:
        until = self._held.get(chat)
        if until is None:
            return 0.0
        if until <= now:
            del self._held[chat]
        return max(0.0, until - now)

    def _everything(self, now: float) -> Bucket:
        if self._all is None:
            # Little is saved up: after a standstill the backlog must not leave all at once.
            self._all = Bucket(self.everything, self.everything / 4, self.everything / 4, now)
        return self._all

    def _chat(self, chat: int, now: float) -> Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            self._forget_full(now)
            bucket = self._chats[chat] = Bucket(self.per_chat, CHAT_BURST, CHAT_BURST, now)
        self._chats.move_to_end(chat)
        return bucket

    def _forget_full(self, now: float) -> None:
        while len(self._chats) >= MOST_CHATS:
            chat, oldest = next(iter(self._chats.items()))
            if oldest.wait(now):
                return  # still in debt: to forget it would be to forgive it
            del self._chats[chat]


def book(free_at: float, now: float, count: int, rate: float) -> tuple[float, float]:
    """Book ``count`` slots of the bulk rate after those booked before; gives the first one and what is free then.

    ``free_at`` is kept where all processes see it: so they share one rate, whichever of them sends.
    """
    first = max(free_at, now - SLACK)
    return first, first + count / rate
