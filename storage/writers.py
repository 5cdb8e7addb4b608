"""Threads that run what is handed over, and tell those who wait for it: all of one event loop at once.

What `concurrent.futures` and `asyncio.wrap_future` do for each call, two locks and a wake-up of the event loop, was a
fourteenth of the CPU of an answer.
"""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any


@dataclass(slots=True, eq=False, repr=False)
class AwaitedCall:
    """A call, who waits for it, and what came of it. It has no words: an event loop that fails writes it to the log."""

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
        with suppress(asyncio.InvalidStateError, InvalidStateError):  # they gave up, maybe in this very moment
            if self.error is not None:
                self.waiting.set_exception(_bearable(self.error))
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
        self._is_closed = False

    def hand_over(self, one: AwaitedCall) -> None:
        """Have a call run. Raises RuntimeError for one that comes too late, and where the system gives no thread."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError("no further calls are taken")
            self._begin_another()
            self._queue.put(one)

    def close(self) -> None:
        """Take no more, finish what was handed over, then let the threads go."""
        with self._lock:
            self._is_closed = True
            for _ in self._threads:
                self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _begin_another(self) -> None:
        if len(self._threads) == self._most_threads:
            return
        thread = threading.Thread(target=self._run, name="writer", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            if not self._threads:
                raise
            return  # those that are there do it
        self._threads.append(thread)

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


def _bearable(error: BaseException) -> BaseException:
    """An error as a future takes it: asyncio's refuses one, and whoever waits would never hear of it."""
    if not isinstance(error, StopIteration):
        return error
    told = RuntimeError("a call raised StopIteration")
    told.__cause__ = error
    return told


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
