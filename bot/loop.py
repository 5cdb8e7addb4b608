"""The event loop: uvloop where it is installed, asyncio's own elsewhere (there is none for Windows)."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from importlib.util import find_spec
from typing import Any, Final, TypeVar

T = TypeVar("T")

MADE_UNTIL_LOOKED: Final = 20_000
"""Objects made, beyond those let go, until the collector looks for circles among them.

Python's own 700 are a tenth of what answering makes of one batch of updates: looking among them was a seventh of the
CPU of an answer. Above 20,000 nothing is gained.
"""
OLDER_LOOKED_AT: Final = 2
"""Looks at the new objects until it looks at older ones, too, and looks at those until it looks at all.

What is large must not wait for that: it counts objects, not bytes. A session takes its circles apart when it is let go
(`survey_definitions.engine.session`), a picture its pixels (`bot.charts.canvas`). What is left are statements and the
facts of people as tables, some of them old by then.
"""


def run_for_long(main: Coroutine[Any, Any, T]) -> T:
    """Run a program that serves for days, with the collector fitted to that for the rest of the process."""
    gc.freeze()  # what the imports made stays, and need not be looked at
    gc.set_threshold(MADE_UNTIL_LOOKED, OLDER_LOOKED_AT, OLDER_LOOKED_AT)
    return run(main)


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a program to its end, as `asyncio.run` does."""
    with asyncio.Runner(loop_factory=_factory()) as runner:
        return runner.run(main)


def _factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if find_spec("uvloop") is None:
        return None
    import uvloop  # noqa: PLC0415 - only where there is one

    return uvloop.new_event_loop
