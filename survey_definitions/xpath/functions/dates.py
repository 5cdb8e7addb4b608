"""Dates and times. A date is an ISO text; as a number it is days since 1970-01-01."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from survey_definitions.xpath.environment import offset
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import NAN, number_of, text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Environment, Focus
    from survey_definitions.xpath.values import Value

_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FIRST, _LAST = -719_162, 2_900_000  # days from 1970 that a calendar has
_SECONDS = 86_400

function("today")(lambda at: at.env.now.date().isoformat())
function("now")(lambda at: at.env.stamp(at.env.now))
function("decimal-date-time", "n")(lambda _, n: n)


@function("date-time", "v")
def _moment_text(at: Focus, value: Value) -> str:
    days = _days(value, at.env)
    if not math.isfinite(days) or not _FIRST <= days <= _LAST:
        return ""
    moment = datetime(1970, 1, 1) + timedelta(days=days)  # noqa: DTZ001 - local by definition
    return moment.date().isoformat() if moment.time() == time() else at.env.stamp(moment)


@function("date", "v")
def _date(at: Focus, value: Value) -> str:
    return _moment_text(at, value)[:10]


def _days(value: Value, env: Environment) -> float:
    if type(value) is float:
        return value
    return NAN if type(value) is bool else number_of(text_of(value), env)


@function("decimal-time", "s")
def _decimal_time(at: Focus, s: str) -> float:
    m = _TIME.match(s)
    if not m or int(m[1]) > 23 or int(m[2]) > 59 or int(m[3] or 0) > 59:  # noqa: PLR2004
        return NAN
    seconds = int(m[1]) * 3600 + int(m[2]) * 60 + int(m[3] or 0) + float(f"0.{m[4] or 0}")
    if m[5]:
        here = at.env.zone.utcoffset(at.env.now.replace(tzinfo=None)) or timedelta()
        there = offset(m[5]).utcoffset(None) or timedelta()
        seconds = (seconds + (here - there).total_seconds()) % _SECONDS
    return seconds / _SECONDS


_FORMATS: dict[str, Callable[[datetime], str]] = {
    "%Y": lambda t: f"{t.year:04}",
    "%y": lambda t: f"{t.year % 100:02}",
    "%m": lambda t: f"{t.month:02}",
    "%n": lambda t: str(t.month),
    "%b": lambda t: _MONTHS[t.month - 1],
    "%d": lambda t: f"{t.day:02}",
    "%e": lambda t: str(t.day),
    "%a": lambda t: _WEEKDAYS[t.weekday()],
    "%H": lambda t: f"{t.hour:02}",
    "%h": lambda t: str(t.hour),
    "%M": lambda t: f"{t.minute:02}",
    "%S": lambda t: f"{t.second:02}",
    "%3": lambda t: f"{t.microsecond // 1000:03}",
}


@function("format-date format-date-time", "vs")
def _format(at: Focus, value: Value, pattern: str) -> str:
    s = _moment_text(at, value) if type(value) is float else text_of(value)
    moment = at.env.moment(s)
    if moment is None and _TIME.match(s):
        moment = at.env.moment(f"1970-01-01T{s}")
    if moment is None:
        return ""
    return re.sub(r"%.", lambda found: _FORMATS[found[0]](moment) if found[0] in _FORMATS else found[0], pattern)
