"""Reminders come in rungs between somebody's invitation and the closing of the campaign. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.reminders.kinds import LAST, NONE, REMINDER1, REMINDER2, STANDARD

SHORT: Final = 5  # a window of fewer working days has only the last reminder
REMIND_AT: Final = time(10)
TIME_LEFT: Final = timedelta(hours=1)  # a last reminder leaves at least this long


@dataclass(frozen=True, slots=True)
class Rung:
    """A reminder and the moment it is planned for, in the calendar's zone."""

    kind: str
    due_at: datetime


def rungs(calendar: Calendar, delivered: datetime, closes_at: datetime, mode: str) -> tuple[Rung, ...]:
    """The reminders of somebody who was invited at ``delivered``; ``mode`` is that of the campaign.

    With n working days from the day of delivery to the closing they come on day ``round(0.4 n)``, day
    ``round(0.7 n)`` and on the morning of the last day, halves rounded up. Each is a day later than the one before it;
    what finds no day of its own before the last one is left out.
    """
    first = delivered.astimezone(calendar.zone).date()
    last = calendar.last_morning(closes_at - TIME_LEFT, first + ONE_DAY) if mode != NONE else None
    if last is None:
        return ()
    earlier = _earlier(calendar, first, closes_at) if mode == STANDARD else []
    return (*(rung for rung in earlier if _day(calendar, rung) < last.date()), Rung(LAST, last))


def _earlier(calendar: Calendar, first: date, closes_at: datetime) -> list[Rung]:
    closing = (closes_at - timedelta(seconds=1)).astimezone(calendar.zone).date()
    days = calendar.working_days_between(first, closing)
    if days < SHORT:
        return []
    one, two = (4 * days + 5) // 10, (7 * days + 5) // 10
    first_day, second_day = calendar.nth_or_none(first, one), calendar.nth_or_none(first, two)
    rung = _rung(calendar, REMINDER1, first_day)
    if rung is None or second_day is None or _day(calendar, rung) <= first:
        return []
    second = after(calendar, rung.due_at, two - one, second_day)
    return [rung] if second is None else [rung, Rung(REMINDER2, second)]


def _day(calendar: Calendar, rung: Rung) -> date:
    return rung.due_at.astimezone(calendar.zone).date()


def _rung(calendar: Calendar, kind: str, day: date | None) -> Rung | None:
    due_at = None if day is None else calendar.next_allowed(calendar.at(day, REMIND_AT))
    return None if due_at is None else Rung(kind, due_at)


def after(calendar: Calendar, before: datetime, gap: int, planned: date) -> datetime | None:
    """When a rung comes, planned for a day, that follows another one after a gap of working days.

    A rung that had to wait makes those after it wait as well.
    """
    earliest = calendar.nth_or_none(before.astimezone(calendar.zone).date() + ONE_DAY, max(1, gap))
    return None if earliest is None else calendar.next_allowed(calendar.at(max(planned, earliest), REMIND_AT))
