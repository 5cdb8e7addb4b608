"""Order per person, side by side for different persons."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Hashable
from types import TracebackType


class Lanes:
    """Who is in a lane, and who waits for it: known only as long as somebody does."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}  # of each lane that somebody is in

    def lane(self, key: Hashable) -> Lane:
        """The lane of a key, to be entered with ``async with``: one at a time, in the order in which they came."""
        return Lane(self._waiting, key)


class Lane:
    """One way through a lane. Where nobody is in it, nothing is waited for and no lock is made."""

    __slots__ = ("_key", "_waiting")

    def __init__(self, waiting: dict[Hashable, deque[asyncio.Future[None]]], key: Hashable) -> None:
        self._waiting = waiting
        self._key = key

    async def __aenter__(self) -> None:
        queue = self._waiting.get(self._key)
        if queue is None:
            self._waiting[self._key] = deque()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._hand_on()  # it was let in at the moment at which it gave up
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hand_on()

    def _hand_on(self) -> None:
        """Let the next one in who has not given up; without one the lane is forgotten."""
        queue = self._waiting[self._key]
        while queue:
            turn = queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        del self._waiting[self._key]
