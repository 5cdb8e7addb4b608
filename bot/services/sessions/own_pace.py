"""How fast somebody answers, against what their questions are estimated at: the rest of their survey is told at it.

The rule, in order:

- Counted are questions answered or passed over by the person: the seconds since the input before, against those that
  the question is estimated at. A pause (`time_spent.PAUSE`) counts for nothing, nor does what was kept from last time.
- Up to `ENOUGH` such answers the pace is that of all people (the median of real times, or the estimate), and so it is
  for whoever is faster than a person can be.
- From then on it moves towards one's own, the more the more answers there are: a ninth of the way at the eighth answer,
  half of it at the fifteenth. Never below half nor above twice the pace of all people.
- It does not jump: one answer moves it by a tenth at most. A slower pace never raises a number that was told, since
  nothing but time has passed: it waits until the number has come down by itself.

Kept sealed with the session's state, so that it costs no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from bot.services.sessions import time_spent
from survey_definitions import Outlook
from survey_definitions.pace import minutes_left

OWN: Final = "own"  # in the session's state: seconds taken, seconds estimated, answers, and the pace
ENOUGH: Final = 8  # answers, before one's own pace counts
HALFWAY: Final = 8  # further answers, when it counts by half
LEAST, MOST = 0.5, 2.0  # of the pace of all people
STEP: Final = 1.1  # from one answer to the next
END: Final = 1 / 8  # of what is estimated: so near to its upper end few take that long
FASTEST, SLOWEST = 0.6, 1.7  # what is measured of all people may not stray further from what is estimated


def note(more: dict[str, Any], gap: float, expected: float) -> None:
    """A question was answered: how long it took, and how long it was estimated to take."""
    if gap >= time_spent.PAUSE:
        return
    took, estimated, answers, pace = more.get(OWN, (0.0, 0.0, 0, None))
    more[OWN] = [took + gap, estimated + expected, answers + 1, pace]


def move(more: dict[str, Any], common: float, left: Outlook) -> None:
    """Bring the pace nearer to one's own; ``left`` is what is left now, ``common`` the pace of all people."""
    found = more.get(OWN)
    if found is None:
        return
    took, estimated, answers, _ = found
    old = of(more, common)
    if answers < ENOUGH or took < answers * time_spent.FASTEST or not estimated:
        return
    further = answers - ENOUGH + 1
    own = min(MOST * common, max(LEAST * common, took / estimated))
    wanted = common * (own / common) ** (further / (further + HALFWAY))
    found[3] = min(_highest(left, old), old * STEP, max(wanted, old / STEP))


def _highest(left: Outlook, old: float) -> float:
    """The slowest pace at which no minute more is told than at the old one."""
    told = minutes_left(left, old)
    most = told.most * 60 / left.most if left.most else old
    least = ((told.least + 1) * 60 - 1) / left.least if left.least else most
    return max(old, min(most, least))


def of(more: dict[str, Any], common: float) -> float:
    """How much longer than estimated the person takes; as long as too little is known, how much longer people do."""
    pace: float | None = more.get(OWN, (0.0, 0.0, 0, None))[3]
    return common if pace is None else pace


def of_all(promised: int, whole: Sequence[float] | float | None) -> float:
    """The pace of all people: how far estimates are stretched by the minutes that they were promised.

    Not while these lie between the middle of the estimates and their upper end.
    ``whole`` is one number, the middle, in sessions that began before both ends were kept.
    """
    if not whole:
        return 1.0
    return _stretched(promised, *((whole, whole) if isinstance(whole, int | float) else whole))


@lru_cache(1024)
def _stretched(promised: int, least: float, most: float) -> float:
    near = min(most - (most - least) * END, max((least + most) / 2, promised * 60))
    return min(SLOWEST, max(FASTEST, promised * 60 / near)) if near else 1.0
