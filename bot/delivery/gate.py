"""Where messages wait for their turn: the limits of this process with a clock and a way to sleep."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.delivery.limits import ALL_PER_SECOND, Limits

Seconds = Callable[[], float]
"""Gives seconds that only grow."""


class Gate:
    """Lets messages of this process through, replies before bulk. Build one per process."""

    def __init__(self, seconds: Seconds = time.monotonic, per_chat: float = 1.0, bulk: float = 25.0) -> None:
        self.seconds = seconds
        self._limits = Limits(per_chat, max(ALL_PER_SECOND, bulk * 1.2))

    async def reply(self, chat: int) -> None:
        """Return when this chat may get a reply."""
        await _pause(self._limits.reply(chat, self.seconds()))

    async def bulk(self, chat: int) -> None:
        """Return when this chat may get a bulk message and replies have left room for it."""
        await _pause(self._limits.bulk(chat, self.seconds()))

    def wait_of(self, chat: int) -> float:
        """Seconds until this chat would take a message."""
        return self._limits.wait_of(chat, self.seconds())

    def refused(self, chat: int, seconds: float) -> bool:
        """Note a 429; True when all bulk should wait, not only this chat."""
        return self._limits.refused(chat, seconds, self.seconds())

    def accepted(self) -> None:
        """Note that Telegram took a bulk message."""
        self._limits.accepted()


async def _pause(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)
