"""The calendar of an installation: which days are worked, which hours of them messages may come in.

Messages come on working days within the sending hours that are also worked; never on a Monday before ten, never on the
afternoon before a holiday, never in quiet weeks. Moments are aware; comparisons are made in UTC, so that
the hour a summer time swallows or repeats does no harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from bot.calendar.days import DAY_OFF, ONE_DAY, QUIET, WORKING_DAY, DayEntry, shipped
from bot.calendar.hours import NOON, Hours, Span, read_hours, read_spans
from bot.calendar.lunar import kitchen_gods
from bot.calendar.public import LUNAR, holidays_of, lunar_new_year

USUAL_HOURS: Final = "07:30-11:30 13:30-17:00 Mon-Fri"
USUAL_SENDING: Final = "08:00-11:00 14:00-16:30"
MONDAY_FROM: Final = time(10)  # flag salute and weekly briefing come first
FARTHEST: Final = 800  # days that are looked through; a calendar with nothing in them has nothing
QUIET_AFTER_TET: Final = 3  # working days after the break
_MONDAY: Final = 0
_WORKED: Final = "working day"


@dataclass(frozen=True)
class Calendar:
    """All that is known of days and hours. ``entries`` are the imported ones; they outweigh what is shipped."""

    zone: ZoneInfo
    country: str = LUNAR
    hours: tuple[Hours, ...] = field(default_factory=lambda: read_hours(USUAL_HOURS))
    sending: tuple[Span, ...] = field(default_factory=lambda: read_spans(USUAL_SENDING))
    entries: tuple[DayEntry, ...] = ()
    _windows: dict[date, tuple[tuple[datetime, datetime], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    # -- days

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day."""
        entry = self._entry(day)
        if entry is not None:
            return entry.kind == WORKING_DAY
        return day.weekday() in self._hours(day).weekdays and day not in holidays_of(self.country, day.year)

    def reason(self, day: date) -> str:
        """Why a day is what it is, for people who look at the calendar; empty for an ordinary one."""
        entry = self._entry(day)
        if entry is not None:
            return entry.note or (_WORKED if entry.kind == WORKING_DAY else entry.kind.replace("_", " "))
        return holidays_of(self.country, day.year).get(day, "")

    def is_quiet(self, day: date) -> bool:
        """Whether nothing is sent although it may be a working day."""
        return day in self._quiet_days or self._around_new_year(day)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days there are from ``first`` to ``last``, both included."""
        return sum(self.is_working(first + n * ONE_DAY) for n in range((last - first).days + 1))

    def add_working_days(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``."""
        return self.nth_working_day(day + ONE_DAY, number)

    def after_working_hours(self, moment: datetime, hours: int) -> datetime:
        """The moment so many hours later, of which only those on working days count, around the clock."""
        left, at = timedelta(hours=hours), moment.astimezone(self.zone)
        while left > timedelta():
            next_day = self.at(at.date() + ONE_DAY, time())
            if self.is_working(at.date()):
                if left <= next_day - at:
                    return at + left
                left -= next_day - at
            at = next_day
        return at

    def nth_working_day(self, first: date, number: int) -> date:
        """The ``number``-th working day of a window that opens on ``first``; counted from 1.

        Raises ValueError when there is no working day for years.
        """
        found = self.nth_or_none(first, number)
        if found is None:
            raise ValueError("the calendar has no working days")
        return found

    def nth_or_none(self, first: date, number: int) -> date | None:
        """The same; None when there is no working day for years."""
        day, idle = first, 0
        while idle < FARTHEST:
            if self.is_working(day):
                number, idle = number - 1, 0
                if number <= 0:
                    return day
            idle += 1
            day += ONE_DAY
        return None

    # -- hours

    def windows(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """When messages may come on a day: moments in UTC, each from and until before."""
        if day not in self._windows:
            self._windows[day] = tuple(self._open_on(day))
        return self._windows[day]

    def is_allowed(self, moment: datetime) -> bool:
        """Whether a message may come now."""
        return self.next_allowed(moment) == moment

    def next_allowed(self, moment: datetime) -> datetime | None:
        """The first moment from ``moment`` on at which a message may come, in the calendar's zone.

        None when the calendar has none.
        """
        moment = moment.astimezone(UTC)
        day = moment.astimezone(self.zone).date()
        for n in range(FARTHEST):
            for start, end in self.windows(day + n * ONE_DAY):
                if moment < end:
                    return max(moment, start).astimezone(self.zone)
        return None

    def last_morning(self, before: datetime, not_before: date) -> datetime | None:
        """The latest beginning of a day's sending hours before a moment, on ``not_before`` or later; in the zone."""
        day = before.astimezone(self.zone).date()
        while day >= not_before:
            opened = self.windows(day)
            if opened and opened[0][0] < before and opened[0][0].astimezone(self.zone).time() < NOON:
                return opened[0][0].astimezone(self.zone)
            day -= ONE_DAY
        return None

    def at(self, day: date, clock: time) -> datetime:
        """A moment of a day in the calendar's zone."""
        return datetime.combine(day, clock, self.zone)

    # -- from what it is made

    @cached_property
    def _days(self) -> dict[date, DayEntry]:
        own = shipped(self.country)
        return {day: entry for entry in (*own, *self.entries) if entry.kind != QUIET for day in entry.days()}

    @cached_property
    def _quiet_days(self) -> frozenset[date]:
        return frozenset(day for entry in self.entries if entry.kind == QUIET for day in entry.days())

    def _entry(self, day: date) -> DayEntry | None:
        return self._days.get(day)

    def _hours(self, day: date) -> Hours:
        return next((hours for hours in self.hours if hours.covers(day)), self.hours[-1])

    def _around_new_year(self, day: date) -> bool:
        """From the 23rd of the last lunar month to the third working day after the break."""
        new_year = lunar_new_year(day.year) if self.country == LUNAR else None
        if new_year is None or not kitchen_gods(new_year) <= day <= new_year + timedelta(days=30):
            return False
        until = self.nth_or_none(new_year, QUIET_AFTER_TET)
        return until is None or day <= until

    def _is_holiday(self, day: date) -> bool:
        entry = self._entry(day)
        return entry.kind == DAY_OFF if entry is not None else day in holidays_of(self.country, day.year)

    def _ends_before_holiday(self, day: date) -> bool:
        """Whether the free days that follow have a holiday among them."""
        day += ONE_DAY
        for _ in range(FARTHEST):
            if self.is_working(day):
                return False
            if self._is_holiday(day):
                return True
            day += ONE_DAY
        return False

    def _open_on(self, day: date) -> list[tuple[datetime, datetime]]:
        if not self.is_working(day) or self.is_quiet(day):
            return []
        spans = [_both(one, other) for one in self.sending for other in self._hours(day).spans]
        if self._ends_before_holiday(day):
            spans = [Span(span.start, min(span.end, NOON)) for span in spans]
        if day.weekday() == _MONDAY:
            spans = [Span(max(span.start, MONDAY_FROM), span.end) for span in spans]
        moments = [(self._moment(day, span.start), self._moment(day, span.end)) for span in spans]
        return sorted((start, end) for start, end in moments if start < end)

    def _moment(self, day: date, clock: time) -> datetime:
        return self.at(day, clock).astimezone(UTC)


def _both(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))
