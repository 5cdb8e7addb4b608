"""How long somebody has answered: the gaps between their inputs, a long one counting as a short one.

People are called away, and a survey rests overnight: what lies beyond a pause is no time spent on it. Kept sealed with
the session's state, so that it costs no statement.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

SPENT: Final = "spent"  # in the session's state: seconds, and the moment of the last input
PAUSE: Final = 90.0  # seconds for one question; more than that was something else
FASTEST: Final = 1.0  # seconds a question: whatever is faster was no person reading


def note(more: dict[str, Any], now: datetime) -> float:
    """An input has come: the time since the one before counts, up to a pause; gives what counts of it."""
    seconds, before = more.get(SPENT, (0.0, None))
    gap = (now - datetime.fromisoformat(before)).total_seconds() if before is not None else 0.0
    counted = min(PAUSE, max(0.0, gap))
    more[SPENT] = [seconds + counted, now.isoformat()]
    return counted


def seconds(more: dict[str, Any], answered: int) -> int | None:
    """The seconds so far, for so many questions answered.

    None for a session that began before they were counted, and for one that no person can have gone through so fast.
    """
    found = more.get(SPENT)
    return round(found[0]) if found is not None and found[0] >= answered * FASTEST else None
