"""Somebody who is reminded says when the reminder should come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select, update

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.bulk import insert_if_missing
from bot.services.reminders.facts import UNFINISHED
from bot.services.reminders.kinds import SNOOZE
from storage.models import Campaign, DueItem, Person, StoredSession
from storage.states import CampaignState, DueState
from storage.unit_of_work import UnitOfWork

AFTERNOON: Final = "afternoon"
TOMORROW: Final = "tomorrow"
MONDAY: Final = "monday"
MORNING: Final = time(8)
AFTER_LUNCH: Final = time(14)
TIME_LEFT: Final = timedelta(hours=1)  # a reminder leaves at least this long to finish


@dataclass(frozen=True, slots=True)
class LaterMoment:
    """A moment that can be chosen, by its name."""

    name: str
    at: datetime


def deadline(uow: UnitOfWork, person_id: int, now: datetime) -> datetime | None:
    """When the first of the surveys closes that wait for somebody; None when none does."""
    query = (
        select(func.min(Campaign.closes_at))
        .join(StoredSession, StoredSession.campaign_id == Campaign.id)
        .where(StoredSession.person_id == person_id, StoredSession.status.in_(UNFINISHED))
        .where(Campaign.state == CampaignState.OPEN, Campaign.closes_at > now)
    )
    return uow.connection.scalar(query)


def choices(calendar: Calendar, now: datetime, before: datetime) -> list[LaterMoment]:
    """Out of this afternoon, tomorrow morning, Monday: those at which a message may come, well before a deadline.

    One that falls on a free day is left out, not moved: "tomorrow" is tomorrow.
    """
    today = now.astimezone(calendar.zone).date()
    wanted = (
        (AFTERNOON, today, AFTER_LUNCH),
        (TOMORROW, today + ONE_DAY, MORNING),
        (MONDAY, today + (7 - today.weekday()) * ONE_DAY, MORNING),
    )
    found: list[LaterMoment] = []
    for name, day, clock in wanted:
        at = calendar.next_allowed(calendar.at(day, clock))
        if at is not None and at.date() == day and now < at < before - TIME_LEFT and at not in {c.at for c in found}:
            found.append(LaterMoment(name, at))
    return found


def on_day(calendar: Calendar, day: date, now: datetime, before: datetime) -> datetime | None:
    """The moment for a typed day: its morning, or the next at which a message may come; None when that is too late."""
    at = calendar.next_allowed(max(now, calendar.at(day, MORNING)))
    if day < now.astimezone(calendar.zone).date() or at is None or at >= before - TIME_LEFT:
        return None
    return at


def snooze(uow: UnitOfWork, person_id: int, at: datetime, now: datetime) -> None:
    """Remind somebody again at a moment, and not before; an earlier wish is replaced."""
    mine = update(DueItem).where(
        DueItem.person_id == person_id, DueItem.kind == SNOOZE, DueItem.state == DueState.PLANNED
    )
    uow.connection.execute(mine.values(state=DueState.DROPPED, reason="replaced", acted_at=now))
    number = select(func.count(DueItem.id)).where(DueItem.person_id == person_id, DueItem.kind == SNOOZE)
    occurrence = str(1 + int(uow.connection.scalar(number) or 0))
    values = {
        "unique_key": f"{SNOOZE}::{person_id}:{occurrence}",
        "person_id": person_id,
        "kind": SNOOZE,
        "occurrence": occurrence,
        "due_at": at,
        "state": DueState.PLANNED,
    }
    insert_if_missing(uow, DueItem, values)
    uow.connection.execute(update(Person).where(Person.id == person_id).values(snoozed_until=at))
