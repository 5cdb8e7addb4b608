"""Nobody gets more than one unasked message a day and two a calendar week, over all campaigns. Pure.

An answer to "Later" was asked for: it is never held back, but counts, so that nothing unasked comes beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.services.reminders.kinds import RANK, SNOOZE

A_DAY: Final = 1
A_WEEK: Final = 2


@dataclass(frozen=True, slots=True)
class Reserved:
    """A message of a kind that is planned for a day."""

    kind: str
    day: date


def monday(day: date) -> date:
    """The day on which its calendar week begins."""
    return day - timedelta(days=day.weekday())


def is_full(kind: str, day: date, sent: Collection[date], reserved: Collection[Reserved]) -> bool:
    """Whether no message of a kind may go out on a day.

    ``sent`` are the days on which messages went out; ``reserved`` is what else is planned: what is kept longer than
    this kind takes its room in the week beforehand.
    """
    if kind == SNOOZE:
        return False
    week = monday(day)
    taken = {one for one in sent if monday(one) == week}
    if day in taken:  # A_DAY
        return True
    taken |= {one.day for one in reserved if one.day > day and monday(one.day) == week and RANK[one.kind] < RANK[kind]}
    return len(taken) >= A_WEEK
