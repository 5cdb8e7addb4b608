"""Working days and hours of an installation, and when something may be sent. Pure: no database, no clock."""

from bot.calendar.days import CLOSURE, DAY_OFF, KINDS, QUIET, WORKING_DAY, DayEntry
from bot.calendar.hours import Hours, Span, read_hours, read_spans
from bot.calendar.working import Calendar

__all__ = [
    "CLOSURE",
    "DAY_OFF",
    "KINDS",
    "QUIET",
    "WORKING_DAY",
    "Calendar",
    "DayEntry",
    "Hours",
    "Span",
    "read_hours",
    "read_spans",
]
