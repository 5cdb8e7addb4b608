"""Canonical values as people write them: 03/2019, 17.05.2023, 3,5."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

PICTURE: Final = "🖼"  # what is told of a file: its name says nothing to anybody
MONTH, YEAR = "month-year", "year"
_DATES: Final = {"de": "%d.%m.%Y"}
_MONTHS: Final = {"de": "%m.%Y"}
_COMMA: Final = ("vi", "de")  # languages that write 3,5


def shown_value(question: str, appearance: frozenset[str], value: str, language: str) -> str:
    """A value as text in a language. Choices are not known here: their values stay as they are."""
    if not value or question == "file":
        return PICTURE if value else ""
    if question == "date":
        return _date(value, appearance, language)
    if question == "datetime":
        return _moment(value, language)
    if question == "time":
        return value[:5]
    if question in ("decimal", "range") and language in _COMMA:
        return value.replace(".", ",")
    return value


def _date(value: str, appearance: frozenset[str], language: str) -> str:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    if YEAR in appearance:
        return str(day.year)
    form = _MONTHS.get(language, "%m/%Y") if MONTH in appearance else _DATES.get(language, "%d/%m/%Y")
    return _written(day, form)


def _moment(value: str, language: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{_written(at, _DATES.get(language, '%d/%m/%Y'))} {at:%H:%M}"


def _written(day: date, form: str) -> str:
    """Strftime with four digits for every year."""
    return form.replace("%d", f"{day.day:02}").replace("%m", f"{day.month:02}").replace("%Y", f"{day.year:04}")
