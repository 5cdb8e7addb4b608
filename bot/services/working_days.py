"""Working days, as far as the week alone tells: Monday to Friday.

The one place where summaries ask for them; a calendar with holidays and swapped days takes these two functions over.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_SATURDAY: Final = 5


def is_working_day(day: date) -> bool:
    """Whether people are at work on a day."""
    return day.weekday() < _SATURDAY


def days_left(today: date, last: date) -> int:
    """Working days after today up to the last day, which counts; 0 on the last day and afterwards."""
    return sum(is_working_day(today + timedelta(days=n)) for n in range(1, (last - today).days + 1))


def next_working_day(day: date) -> date:
    """The day itself or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
