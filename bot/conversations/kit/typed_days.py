"""Days as people type them, for every card that asks for days: one day, or the first and the last of several.

``20/06/2026``, ``20.6.``, ``20/06``, ``hôm nay``, ``yesterday``, ``ab morgen``; ``20/06 – 25/06``, ``20/06-25/06``,
``từ 20/06 đến 25/06``, ``20.6. bis 25.6.``, ``hôm nay đến 25/06``; with a time ``20/06 8:00``, ``ngày mai 14h``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from survey_definitions import Unreadable
from survey_definitions.answers import dates
from survey_definitions.answers.folding import bare, western

_DAY_AND_MONTH: Final = re.compile(r"\s*(\d{1,2})\s*[/.]\s*(\d{1,2})\s*\.?\s*")
_FROM: Final = re.compile(r"\s*(?:từ(?:\s+ngày)?|from|starting|vom|von|ab(?:\s+dem)?)\s+", re.IGNORECASE)
_TO: Final = re.compile(
    r"\s+-\s+|\s*[–—]\s*|(?<=[\d/.])-(?=\d{1,2}[/.])|\s+(?:đến(?:\s+ngày)?|tới(?:\s+ngày)?|to|till|until|bis(?:\s+zum)?)\s+",
    re.IGNORECASE,
)
_FULL_DAYS: Final = re.compile(r"\s*(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2})\s+(\S+)\s*")
_NAMED: Final = {  # folded: without case and diacritics
    **dict.fromkeys(("hom kia", "day before yesterday", "the day before yesterday", "vorgestern"), -2),
    **dict.fromkeys(("hom qua", "ngay hom qua", "yesterday", "gestern"), -1),
    **dict.fromkeys(("hom nay", "ngay hom nay", "today", "heute"), 0),
    **dict.fromkeys(("ngay mai", "mai", "tomorrow", "morgen"), 1),
    **dict.fromkeys(("ngay kia", "day after tomorrow", "the day after tomorrow", "ubermorgen", "uebermorgen"), 2),
}
"""Days by their names, as days from today."""


def coming_day(text: str, today: date) -> date | None:
    """A day; without a year the next one that comes. None for what is no day."""
    line = _without_from(text)
    found = _this_year(line, today)
    if found is None:
        return _told(line, today)
    return found if found >= today else _or_none(today.year + 1, found.month, found.day)


def nearest_day(text: str, today: date) -> date | None:
    """A day that may be over; without a year the one nearest to today. None for what is no day."""
    line = _without_from(text)
    found = _this_year(line, today)
    if found is None:
        return _told(line, today)
    others = (_or_none(today.year + years, found.month, found.day) for years in (-1, 0, 1))
    return min((day for day in others if day is not None), key=lambda day: abs(day - today), default=found)


def coming_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a typed line, or one day twice; None for anything else.

    A last day without a year that would lie before the first lies in the year after it.
    """
    line = _without_from(text)
    parts = list(found.groups()) if (found := _FULL_DAYS.fullmatch(line)) else _TO.split(line)
    if len(parts) > 2:  # noqa: PLR2004 - a first and a last day
        return None
    first = coming_day(parts[0], today)
    last = first if first is None or len(parts) == 1 else _named(parts[1], today) or coming_day(parts[1], first)
    return None if first is None or last is None else (first, last)


def coming_moment(text: str, now: datetime) -> datetime | None:
    """A day as `coming_day` has it and a time of day, in the time zone of ``now``; None for anything else."""
    words = western(text).replace("T", " ").replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        day = coming_day(" ".join(words[:cut]), now.date())
        try:
            at = dates.clock(" ".join(words[cut:]), now)
        except Unreadable:
            continue
        if day is not None:
            return datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=now.tzinfo)
    return None


def _without_from(text: str) -> str:
    return _FROM.sub("", text.strip(), count=1) if _FROM.match(text.strip()) else text.strip()


def _this_year(text: str, today: date) -> date | None:
    """What was typed without a year, in this year; 29 February where the year has none is the next one that has."""
    found = _DAY_AND_MONTH.fullmatch(text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    years = range(today.year, today.year + 9)
    return next((at for year in years if (at := _or_none(year, month, day)) is not None), None)


def _told(text: str, today: date) -> date | None:
    """A day with its year, or by its name."""
    return _named(text, today) or _full(text)


def _named(text: str, today: date) -> date | None:
    days = _NAMED.get(bare(text))
    return None if days is None else today + timedelta(days=days)


def _full(text: str) -> date | None:
    try:
        return date.fromisoformat(dates.day(text))
    except (Unreadable, ValueError):
        return None


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
