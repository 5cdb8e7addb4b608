"""Remind now: an admin asks for one reminder to everybody of a campaign who has not finished.

Planned are due items of kind ``now``, for those whom it would reach by the rules of every other reminder: at most one
message a day and two a week, absences, sending hours. Whoever it would not reach is counted, by why; a message that
meets with something else on its way ends like any other, and the plan of messages says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, or_, select

from bot.calendar import Calendar
from bot.services import audit
from bot.services.bulk import insert_missing
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import can_take_part
from bot.services.campaigns.states import Act
from bot.services.operating.calendars import calendar_of
from bot.services.people.reachable import on_roster
from bot.services.refusals import Refusal
from bot.services.reminders import reasons
from bot.services.reminders.facts import UNFINISHED
from bot.services.reminders.foresight import foreseen
from bot.services.reminders.kinds import NOW
from bot.settings import Settings
from storage.base import Moment
from storage.models import Campaign, DueItem, Person, StoredSession
from storage.repositories.windows import has_submitted
from storage.states import DueState, SessionStatus
from storage.unit_of_work import UnitOfWork

KIND: Final = NOW
BATCH: Final = 500  # people in one statement
_COLUMNS = (
    "unique_key",
    "person_id",
    "campaign_id",
    "kind",
    "occurrence",
    "plan_revision",
    "due_at",
    "state",
)


@dataclass(frozen=True, slots=True)
class Remindable:
    """How many of a campaign would be reminded, at ``at``; and how many would not be, by why.

    ``already`` were reminded in this way on that day; ``at`` is None when no hour for messages is left before the end.
    """

    now: int
    at: datetime | None
    submitted: int = 0
    already: int = 0
    capped: int = 0
    absent: int = 0
    not_joined: int = 0
    unreachable: int = 0
    declined: int = 0
    other: int = 0


def count(uow: UnitOfWork, campaign_id: int, now: datetime, settings: Settings) -> Remindable:
    """Everybody of a campaign, by whether a reminder would reach them. Raises Refusal when there is none such."""
    calendar = calendar_of(uow, settings)
    campaign = lifecycle.get(uow, campaign_id)
    at = _moment(campaign, calendar, now)
    found = _by_reason(uow, calendar, campaign, at, now) if at is not None else {}
    return _counted(uow, campaign, at, found, now)


def remind(
    uow: UnitOfWork, campaign_id: int, now: datetime, settings: Settings, *, actor: str = audit.OPERATOR
) -> Remindable:
    """Plan a reminder for everybody whom it would reach; gives the counts as they were then. Once a day.

    Raises Refusal when it is not open or paused, when nobody would be reached, and when it was done today.
    """
    campaign = lifecycle.locked(uow, campaign_id, Act.REMIND)
    if campaign.paused_at is not None:
        raise Refusal("paused", f"campaign {campaign_id} is paused")
    calendar = calendar_of(uow, settings)
    at = _moment(campaign, calendar, now)
    if at is None:
        raise Refusal("no_time_to_remind", "no hour for messages is left before it closes")
    found = _by_reason(uow, calendar, campaign, at, now)
    counted = _counted(uow, campaign, at, found, now)
    if not counted.now:
        if counted.already:
            raise Refusal("reminded_today", "they were reminded today already")
        raise Refusal("nobody_to_remind", "everybody who can be reached has finished")
    reached = [person for person, reason in found.items() if not reason]
    planned = sum(
        _plan(uow, campaign, reached[start : start + BATCH], at, now) for start in range(0, len(reached), BATCH)
    )
    lifecycle.note(uow, actor, "remind", campaign, now, {"people": planned})
    return counted


def _moment(campaign: Campaign, calendar: Calendar, now: datetime) -> datetime | None:
    """When reminders would go: now, or when sending hours begin again, if it still runs then."""
    at = calendar.next_allowed(now)
    return None if at is None or at >= campaign.closes_at else max(at, now)


def _day(now: datetime) -> str:
    return now.date().isoformat()


def _key(campaign: Campaign, now: datetime) -> ColumnElement[str]:
    return literal(f"{KIND}:{campaign.id}:") + cast(Person.id, String) + literal(f":{_day(now)}")


def _people(campaign: Campaign, now: datetime) -> ColumnElement[bool]:
    return and_(StoredSession.campaign_id == campaign.id, can_take_part(now.date()))


def _by_reason(uow: UnitOfWork, calendar: Calendar, campaign: Campaign, at: datetime, now: datetime) -> dict[int, str]:
    """Why each of those who have not finished would not be reminded; '' for who would."""
    query = (
        select(Person.id, DueItem.id)
        .join(StoredSession, StoredSession.person_id == Person.id)
        .outerjoin(DueItem, DueItem.unique_key == _key(campaign, now))
        .where(_people(campaign, now), StoredSession.status.in_(UNFINISHED))
        .order_by(Person.id)
    )
    rows = uow.orm.execute(query).all()
    found = {person: "already" for person, item in rows if item is not None}
    others = [person for person, item in rows if item is None]
    for start in range(0, len(others), BATCH):
        found |= foreseen(uow, calendar, campaign.id, others[start : start + BATCH], KIND, at)
    return found


def _counted(
    uow: UnitOfWork, campaign: Campaign, at: datetime | None, found: dict[int, str], now: datetime
) -> Remindable:
    words = Counter(_word(reason) for reason in found.values())
    words[reasons.SUBMITTED] += _number(uow, campaign, has_submitted(), now)
    rests = or_(StoredSession.status == SessionStatus.STOPPED, Person.frozen_at.is_not(None))
    words[reasons.DECLINED] += _number(uow, campaign, and_(rests, ~has_submitted()), now)
    return Remindable(words.pop("now", 0), at, **words)


def _number(uow: UnitOfWork, campaign: Campaign, which: ColumnElement[bool], now: datetime) -> int:
    """How many of a campaign stand so; who withdrew or asked for deletion is counted like everybody else."""
    query = select(func.count()).select_from(Person).join(StoredSession, StoredSession.person_id == Person.id)
    query = query.where(StoredSession.campaign_id == campaign.id, on_roster(Person, now.date()), which)
    return uow.connection.scalar(query.where(StoredSession.status != SessionStatus.WITHDRAWN)) or 0


def _word(reason: str) -> str:
    return {"": "now", "already": "already"}.get(reason) or reasons.told(reason)


def _plan(uow: UnitOfWork, campaign: Campaign, people: list[int], at: datetime, now: datetime) -> int:
    rows = (
        select(
            _key(campaign, now),
            Person.id,
            literal(campaign.id),
            literal(KIND),
            literal(_day(now)),
            literal(campaign.plan_revision),
            literal(at, Moment()),
            literal(DueState.PLANNED.value),
        )
        .where(Person.id.in_(people))
        .order_by(Person.id)
    )
    return insert_missing(uow, DueItem, _COLUMNS, rows)
