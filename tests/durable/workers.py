"""Workers that are killed and started again."""

from __future__ import annotations

import asyncio

from tests.support.child import Child
from tests.support.patience import PATIENCE

SAYS = "jobs only"


class Worker:
    """A process of ``surveybot work`` and those that come after it."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._killed = self._is_up = False
        self._said = 0  # how often it had said that it runs when it was started

    @property
    def is_up(self) -> bool:
        """Whether it has come to its work."""
        if not self._child.running or self._killed:
            return False
        self._is_up = self._is_up or self._child.log.count(SAYS) > self._said
        return self._is_up

    async def start(self) -> None:
        """Start it; returns at once."""
        self._said, self._killed, self._is_up = self._child.log.count(SAYS), False, False
        await self._child.start()

    def kill(self) -> None:
        """``kill -9``, at once."""
        self._killed = True
        self._child.kill()

    async def revive(self) -> None:
        """Start it again if it was killed. Raises RuntimeError when it ended by itself."""
        if self._killed:
            await self._child.ended()
            await self.start()
        elif not self._child.running:
            raise RuntimeError(f"a worker ended by itself:\n{self._child.log[-2000:]}")

    async def stop(self) -> None:
        """End it as a service manager does, and wait for it."""
        await self.revive()
        async with asyncio.timeout(PATIENCE):
            while not self.is_up:  # noqa: ASYNC110 - it says so in its log
                await asyncio.sleep(0.05)
        self._child.terminate()
        await self._child.ended()
