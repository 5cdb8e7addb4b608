"""Days that are not what the week would make of them: swapped, closed, quiet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import yaml

DAY_OFF: Final = "day_off"  # decreed: swapped with another day, or given
WORKING_DAY: Final = "working_day"  # worked although the week or a holiday would have it free
CLOSURE: Final = "closure"  # this body only: a move, a storm
QUIET: Final = "quiet"  # worked, but nothing is sent: a congress, a session
KINDS: Final = (DAY_OFF, WORKING_DAY, CLOSURE, QUIET)
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One line of a calendar: from ``first`` to ``last``, both included."""

    kind: str
    first: date
    last: date
    note: str = ""

    def days(self) -> Iterator[date]:
        """Every day of it."""
        day = self.first
        while day <= self.last:
            yield day
            day += ONE_DAY


def zone_of(now: datetime) -> ZoneInfo:
    """The installation's time zone, which ``now`` carries wherever days are counted."""
    assert isinstance(now.tzinfo, ZoneInfo)
    return now.tzinfo


@cache
def shipped(country: str) -> tuple[DayEntry, ...]:
    """The swapped days this program comes with; later years are imported."""
    found = files("bot.calendar") / f"swapped-{country}.yaml"
    if not found.is_file():
        return ()
    rows = yaml.safe_load(found.read_text(encoding="utf-8"))
    return tuple(DayEntry(row["kind"], row["day"], row["day"], row["note"]) for row in rows)
