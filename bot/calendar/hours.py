"""Hours of a day, and in which part of the year which of them are worked; read from a line of the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOON: Final = time(12)
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_SEASON = re.compile(r"(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)")
_DAYS = re.compile(rf"({'|'.join(WEEK)})-({'|'.join(WEEK)})")


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day until before another."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Hours:
    """What is worked from ``first`` to ``last`` (month and day, every year): mornings, afternoons, on these weekdays.

    Monday is 0. A season may go over the end of the year.
    """

    spans: tuple[Span, ...]
    weekdays: frozenset[int] = frozenset(range(5))
    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 31)

    def covers(self, day: date) -> bool:
        """Whether a day is in this part of the year."""
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


def read_spans(text: str) -> tuple[Span, ...]:
    """``08:00-11:00 14:00-16:30``. Raises ValueError."""
    return tuple(_span(word) for word in text.split())


def _span(word: str) -> Span:
    found = _SPAN.fullmatch(word)
    if found is None:
        raise ValueError(f"{word!r}: expected hours such as 08:00-11:00")
    numbers = [int(part) for part in found.groups()]
    span = Span(time(numbers[0], numbers[1]), time(numbers[2], numbers[3]))
    if span.start >= span.end:
        raise ValueError(f"{word!r}: ends before it begins")
    return span


def read_hours(text: str) -> tuple[Hours, ...]:
    """Parts of the year with a semicolon between: ``04-16..10-15 07:00-11:30 13:30-17:00 Mon-Fri; …``.

    Without ``..`` a part is the whole year. Where two cover a day, the earlier one counts. Raises ValueError.
    """
    return tuple(_part(part.split()) for part in text.split(";") if part.strip())


def _part(words: list[str]) -> Hours:
    first, last, weekdays, spans = (1, 1), (12, 31), frozenset(range(5)), list[Span]()
    for word in words:
        if season := _SEASON.fullmatch(word):
            numbers = [int(part) for part in season.groups()]
            first, last = (numbers[0], numbers[1]), (numbers[2], numbers[3])
            for month, day in (first, last):
                date(2024, month, day)  # a leap year has all of them
        elif days := _DAYS.fullmatch(word):
            weekdays = frozenset(range(WEEK.index(days[1]), WEEK.index(days[2]) + 1))
        else:
            spans.append(_span(word))
    if not spans or not weekdays:
        raise ValueError("expected hours and weekdays such as 07:30-11:30 13:30-17:00 Mon-Fri")
    return Hours(tuple(spans), weekdays, first, last)
