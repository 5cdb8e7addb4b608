"""The installation's calendar: settings, the swapped days that are shipped, and what was imported."""

from __future__ import annotations

from sqlalchemy import select

from bot.calendar import Calendar, DayEntry, read_hours, read_spans
from bot.settings import Settings
from storage.models import CalendarEntry
from storage.unit_of_work import UnitOfWork


def entries(uow: UnitOfWork) -> tuple[DayEntry, ...]:
    """What was imported, in the order of the days."""
    query = select(CalendarEntry).order_by(CalendarEntry.first_day, CalendarEntry.id)
    return tuple(DayEntry(row.kind, row.first_day, row.last_day, row.note) for row in uow.orm.scalars(query))


def calendar_of(uow: UnitOfWork, settings: Settings) -> Calendar:
    """The calendar as it stands now."""
    return Calendar(
        settings.zone,
        settings.holidays,
        read_hours(settings.working_hours),
        read_spans(settings.sending_hours),
        entries(uow),
    )
