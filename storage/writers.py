"""Threads that run what is handed over, and tell those who wait for it: all of one event loop at once.

What `concurrent.futures` and `asyncio.wrap_future` do for each call, two locks and a wake-up of the event loop, was a
fourteenth of the CPU of an answer.
"""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any


@dataclass(slots=True, eq=False)
class AwaitedCall:
    """A call, who waits for it, and what came of it."""

    call: Callable[[Any], Any]
    waiting: asyncio.Future[Any] | Future[Any]
    loop: asyncio.AbstractEventLoop | None = None  # of whoever awaits it; None for a thread that stands still
    result: Any = None
    error: BaseException | None = None

    def is_wanted(self) -> bool:
        """Whether somebody still waits. Asked once, before the call: from then on it runs to its end."""
        if isinstance(self.waiting, Future):
            return self.waiting.set_running_or_notify_cancel()
        return not self.waiting.cancelled()

    def tell(self) -> None:
        """Give whoever waits what came of it; in the thread of their event loop, if they have one."""
        if self.waiting.cancelled():
            return
        if self.error is not None:
            self.waiting.set_exception(self.error)
        else:
            self.waiting.set_result(self.result)


class Writers:
    """Up to so many threads, begun as calls come; each takes up to so many together, in the order in which they came.

    ``work`` is given calls to run, and sets ``result`` or ``error`` of each; it raises nothing.
    """

    def __init__(self, work: Callable[[Sequence[AwaitedCall]], None], threads: int, together: int) -> None:
        self._work = work
        self._most_threads = threads
        self._most_together = together
        self._queue: SimpleQueue[AwaitedCall | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def hand_over(self, one: AwaitedCall) -> None:
        """Have a call run."""
        self._queue.put(one)
        if len(self._threads) < self._most_threads:
            self._begin_another()

    def close(self) -> None:
        """Finish what was handed over, then let the threads go."""
        for _ in self._threads:
            self._queue.put(None)
        while self._threads:
            self._threads.pop().join()

    def _begin_another(self) -> None:
        with self._lock:
            if len(self._threads) < self._most_threads:
                thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._threads.append(thread)
                thread.start()

    def _run(self) -> None:
        while self._work_on_some():
            pass

    def _work_on_some(self) -> bool:
        """Run what is there, or wait for it; False at the end. What came of it is held no longer than that."""
        batch = self._take()
        if batch:
            self._work(batch)
            _tell(batch)
        return bool(batch)

    def _take(self) -> list[AwaitedCall]:
        """What is done together; nothing at the end."""
        batch: list[AwaitedCall] = []
        while not batch or (len(batch) < self._most_together and not self._queue.empty()):
            one = self._queue.get()
            if one is None:
                if batch:  # it is for the next turn
                    self._queue.put(None)
                break
            batch.append(one)
        return batch


def _tell(calls: Sequence[AwaitedCall]) -> None:
    of_loops: defaultdict[asyncio.AbstractEventLoop, list[AwaitedCall]] = defaultdict(list)
    for one in calls:
        if one.loop is None:
            one.tell()
        else:
            of_loops[one.loop].append(one)
    for loop, mine in of_loops.items():
        with suppress(RuntimeError):  # it was closed, and nobody waits
            loop.call_soon_threadsafe(_tell_all, mine)


def _tell_all(calls: Sequence[AwaitedCall]) -> None:
    for one in calls:
        one.tell()
