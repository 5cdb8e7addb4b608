"""Moments of working days as campaigns use them: when one opens, when one ends. Over the installation's calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY

MORNING: Final = time(8)  # of a day on which nothing may be sent
EVENING: Final = time(17)


def nth(calendar: Calendar, first: date, number: int) -> date:
    """The n-th working day of a window that begins on ``first``; ``first`` itself where nobody ever works."""
    return calendar.nth_or_none(first, number) or first


def after(calendar: Calendar, day: date, number: int = 1) -> date:
    """The n-th working day after a day."""
    return nth(calendar, day + ONE_DAY, number)


def opening_on(calendar: Calendar, day: date) -> datetime:
    """When a day begins for messages."""
    windows = calendar.windows(day)
    return windows[0][0].astimezone(calendar.zone) if windows else calendar.at(day, MORNING)


def closing_on(calendar: Calendar, day: date) -> datetime:
    """When a working day ends."""
    return calendar.at(day, EVENING)


def shifted(calendar: Calendar, moment: datetime, by: timedelta) -> datetime:
    """A moment moved back by so much, and on to the next working day if it then falls on none."""
    later = (moment + by).astimezone(calendar.zone)
    return calendar.at(nth(calendar, later.date(), 1), later.time())
