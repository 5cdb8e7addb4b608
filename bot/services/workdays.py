"""Working days, in one place: weekends and the public holidays with a fixed date.

Lunar holidays and swapped days are the business of a calendar; whoever brings one replaces `is_working_day`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

FIXED_HOLIDAYS: Final = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})  # month, day (domain 9.1)
_SATURDAY: Final = 5
MORNING: Final = time(8)
MONDAY_MORNING: Final = time(10)  # not before the weekly briefing is over (domain 9.3)
EVENING: Final = time(17)


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return day.weekday() < _SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_day(first: date, number: int) -> date:
    """The n-th working day of a window that begins on ``first``; the first one is number 1."""
    day = first if is_working_day(first) else next_working_day(first)
    for _ in range(number - 1):
        day = next_working_day(day)
    return day


def working_days(first: date, last: date) -> list[date]:
    """All working days of a window, both ends included."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if is_working_day(day)]


def opening_on(day: date, zone: tzinfo | None) -> datetime:
    """When a working day begins for messages."""
    return datetime.combine(day, MORNING if day.weekday() else MONDAY_MORNING, zone)


def closing_on(day: date, zone: tzinfo | None) -> datetime:
    """When a working day ends."""
    return datetime.combine(day, EVENING, zone)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """A moment moved back by so much, and on to the next working day if it then falls on none."""
    later = moment + by
    while not is_working_day(later.date()):
        later += timedelta(days=1)
    return later
