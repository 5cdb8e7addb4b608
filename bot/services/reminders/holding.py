"""A reminder that waits to be sent is read again when it could go: perhaps it is not called for any more.

Between the planning of a message and its sending lie floods, stops, standstills and jumps of the clock. Sending hours,
absences, "Later", refusals of reminders and the cap are therefore read once more, for a batch in a few statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.operating.calendars import calendar_of
from bot.services.people.absences import covers
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.reminders.caps import is_full
from bot.services.reminders.facts import gather
from bot.services.reminders.kinds import INVITATION, KINDS, SNOOZE
from bot.settings import Settings
from storage.models import Absence, Campaign, Delivery, DueItem, Person
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

NO_TIME: Final = "no time left"
CAP: Final = "cap"
BUSY: Final = timedelta(seconds=20)  # until somebody is looked at again about whom another process decides just now


@dataclass(slots=True)
class _Waiting:
    """A message that waits, its items, and its reader as things stand now."""

    delivery: Delivery
    agreed: bool
    stopped: bool
    snoozed_until: datetime | None
    absent_until: date | None
    items: list[DueItem] = field(default_factory=list)


def hold(uow: UnitOfWork, claimed: Sequence[Delivery], now: datetime, settings: Settings) -> dict[int, str | datetime]:
    """What of these must not go now, by id: why it never will, or when it may.

    Of what moves to another day the items are noted for that day, so that the caps are kept there. Kinds that are no
    invitation and no reminder are not looked at.
    """
    rows = [row for row in claimed if row.kind in KINDS]
    if not rows:
        return {}
    calendar = calendar_of(uow, settings)
    held: dict[int, str | datetime] = {}
    for one in _read(uow, rows, now.astimezone(calendar.zone).date()).values():
        verdict = _again(one, calendar, now)
        if isinstance(verdict, datetime):
            verdict = _on_its_day(uow, one, verdict, calendar, now)
        if isinstance(verdict, str) or verdict > now:
            held[one.delivery.id] = verdict
    return held


def _read(uow: UnitOfWork, rows: Sequence[Delivery], today: date) -> dict[int, _Waiting]:
    absent = (
        select(func.max(Absence.last_day))
        .where(Absence.person_id == Person.id, covers(today))
        .correlate(Person)
        .scalar_subquery()
    )
    query = (
        select(
            Delivery,
            agreed_to(REMINDERS),
            Person.reminders_stopped_at.is_not(None),
            Person.snoozed_until,
            absent,
            DueItem,
        )
        .join(Person, Person.id == Delivery.person_id)
        .outerjoin(DueItem, DueItem.delivery_id == Delivery.id)
        .where(Delivery.id.in_([row.id for row in rows]))
    )
    found: dict[int, _Waiting] = {}
    for delivery, agreed, stopped, snoozed, last_day, item in uow.orm.execute(query):
        one = found.setdefault(delivery.id, _Waiting(delivery, bool(agreed), bool(stopped), snoozed, last_day))
        one.items += [item] if item is not None else []
    return found


def _again(one: _Waiting, calendar: Calendar, now: datetime) -> str | datetime:
    """When it may go by what its reader and the calendar say now; or why it is not wanted any more.

    Who is absent or said "Later" is invited afterwards; a reminder to them is left out, as when it is planned.
    """
    kind = one.delivery.kind
    if not one.agreed:
        return "no consent"
    if one.stopped and kind not in (INVITATION, SNOOZE):
        return "opted out"
    begin = now
    if one.absent_until is not None:
        if kind != INVITATION:
            return "absent"
        begin = calendar.at(one.absent_until + ONE_DAY, time())
    if one.snoozed_until is not None and one.snoozed_until > now:
        if kind != INVITATION:
            return "snoozed"
        begin = max(begin, one.snoozed_until)
    return calendar.next_allowed(begin) or NO_TIME


def _on_its_day(uow: UnitOfWork, one: _Waiting, moment: datetime, calendar: Calendar, now: datetime) -> str | datetime:
    """The moment, if its campaign still runs then; on another day than planned only with room under the caps.

    Nothing is exempt there, the last reminder neither: two messages on one day are what was promised not to happen.
    """
    if moment > now and moment >= _closing(uow, one, moment):
        return NO_TIME
    day = moment.astimezone(calendar.zone).date()
    moved = [item for item in one.items if item.acted_at and item.acted_at.astimezone(calendar.zone).date() != day]
    if not moved:
        return moment
    if not _is_free(uow, one.delivery.person_id):
        return now + BUSY
    for item in moved:
        item.acted_at = None  # it takes no room on the day on which it did not go
    uow.orm.flush()
    reader = gather(uow, [one.delivery.person_id], calendar, now).readers[one.delivery.person_id]
    full = is_full(one.delivery.kind, day, reader.sent, reader.reserved)
    for item in moved:
        item.acted_at = now if full else moment
    uow.orm.flush()
    return CAP if full else moment


def _is_free(uow: UnitOfWork, person_id: int) -> bool:
    """Whether nobody else decides about a person just now; until the transaction ends nobody will (see `acting`)."""
    mine = select(Person.id).where(Person.id == person_id).with_for_update(key_share=True, skip_locked=True)
    return uow.connection.execute(mine).first() is not None


def _closing(uow: UnitOfWork, one: _Waiting, otherwise: datetime) -> datetime:
    """When the last of the campaigns closes that a message is about; ``otherwise`` where none is open."""
    campaigns = {item.campaign_id for item in one.items} | {one.delivery.campaign_id}
    query = select(func.max(Campaign.closes_at)).where(Campaign.state == CampaignState.OPEN)
    if named := [number for number in campaigns if number is not None]:
        query = query.where(Campaign.id.in_(named))
    return uow.connection.scalar(query) or otherwise
