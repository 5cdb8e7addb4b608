"""What must be known of readers and campaigns before acting, read for a batch of people in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select

from bot.calendar import Calendar
from bot.services.people.absences import covers
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.reminders.caps import Reserved, monday
from bot.services.reminders.deciding import Recipient, Subject
from bot.services.reminders.kinds import COUNTED, KINDS
from storage.models import Absence, Campaign, Chat, Delivery, DueItem, Person, StoredSession
from storage.states import CampaignState, DeliveryState, DueState, SessionStatus
from storage.unit_of_work import UnitOfWork

AHEAD: Final = timedelta(days=14)  # planned messages that may need their room in the weeks to come
NOT_SENT: Final = (DeliveryState.CANCELLED, DeliveryState.FAILED)
UNFINISHED: Final = (SessionStatus.NEW, SessionStatus.STARTED)


@dataclass(frozen=True, slots=True)
class Facts:
    """Readers by person, subjects by campaign and person; the newest closing of what is open to a person."""

    readers: dict[int, Recipient]
    subjects: dict[tuple[int, int], Subject]
    open_to: dict[int, Subject]

    def subject(self, campaign_id: int | None, person_id: int) -> Subject | None:
        """What an item is about; for one about no campaign, whatever is open to the person."""
        if campaign_id is None:
            return self.open_to.get(person_id)
        return self.subjects.get((campaign_id, person_id))


def gather(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, now: datetime) -> Facts:
    """Everything for a batch of people, as it is committed now."""
    subjects, open_to = _subjects(uow, people)
    return Facts(_readers(uow, people, calendar, now), subjects, open_to)


def _readers(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, now: datetime) -> dict[int, Recipient]:
    today = now.astimezone(calendar.zone).date()
    absent = _absent(uow, people, today)
    sent = sent_days(uow, people, calendar, monday(today))
    reserved = reserved_days(uow, DueItem.person_id.in_(people), calendar, now, now + AHEAD)
    query = (
        select(Person, Chat.id, Chat.unreachable_at, agreed_to(REMINDERS))
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(Person.id.in_(people))
        .execution_options(populate_existing=True)
    )
    return {
        person.id: Recipient(
            takes_part=person.messenger and (person.left_on is None or person.left_on > today),
            frozen=person.frozen_at is not None,
            bound=chat is not None,
            unreachable=unreachable_at is not None,
            agreed=bool(agreed),
            stopped=person.reminders_stopped_at is not None,
            snoozed_until=person.snoozed_until,
            absent_until=absent.get(person.id),
            sent=sent[person.id],
            reserved=reserved[person.id],
        )
        for person, chat, unreachable_at, agreed in uow.orm.execute(query)
    }


def _absent(uow: UnitOfWork, people: Sequence[int], today: date) -> dict[int, date]:
    query = (
        select(Absence.person_id, func.max(Absence.last_day))
        .where(Absence.person_id.in_(people), covers(today))
        .group_by(Absence.person_id)
    )
    return {person: last for person, last in uow.orm.execute(query)}  # noqa: C416 - mypy reads a Row only so


def sent_days(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, since: date) -> dict[int, set[date]]:
    """The days from ``since`` on, on which messages of ours went out or are on their way, by person."""
    query = (
        select(DueItem.person_id, DueItem.acted_at)
        .join(Delivery, Delivery.id == DueItem.delivery_id)
        .where(DueItem.person_id.in_(people), DueItem.kind.in_(COUNTED), DueItem.state == DueState.ACTED)
        .where(DueItem.acted_at >= calendar.at(since, time()), Delivery.state.not_in(NOT_SENT))
    )
    found: dict[int, set[date]] = defaultdict(set)
    for person, at in uow.orm.execute(query):
        assert at is not None
        found[person].add(at.astimezone(calendar.zone).date())
    return found


def reserved_days(
    uow: UnitOfWork, whose: ColumnElement[bool], calendar: Calendar, now: datetime, before: datetime
) -> dict[int, Collection[Reserved]]:
    """What is planned for after ``now``, before another moment, and still called for, by person."""
    query = (
        select(DueItem.person_id, DueItem.kind, DueItem.due_at)
        .outerjoin(
            StoredSession,
            (StoredSession.campaign_id == DueItem.campaign_id) & (StoredSession.person_id == DueItem.person_id),
        )
        .where(whose, DueItem.kind.in_(KINDS), DueItem.state == DueState.PLANNED)
        .where(DueItem.due_at > now, DueItem.due_at < before)
        .where(or_(DueItem.campaign_id.is_(None), StoredSession.status.in_(UNFINISHED)))
    )
    found: dict[int, set[Reserved]] = defaultdict(set)
    for person, kind, at in uow.orm.execute(query):
        found[person].add(Reserved(kind, at.astimezone(calendar.zone).date()))
    return defaultdict(tuple, found)


def _subjects(uow: UnitOfWork, people: Sequence[int]) -> tuple[dict[tuple[int, int], Subject], dict[int, Subject]]:
    query = (
        select(
            Campaign.id,
            StoredSession.person_id,
            Campaign.state,
            Campaign.paused_at,
            Campaign.plan_revision,
            Campaign.closes_at,
            StoredSession.status,
            StoredSession.changed_at,
        )
        .join(StoredSession, StoredSession.campaign_id == Campaign.id)
        .where(StoredSession.person_id.in_(people))
    )
    subjects: dict[tuple[int, int], Subject] = {}
    open_to: dict[int, Subject] = {}
    for campaign, person, state, paused_at, plan_revision, closes_at, status, changed_at in uow.orm.execute(query):
        unsent = status == SessionStatus.SUBMITTED and changed_at is not None
        is_open = state == CampaignState.OPEN
        found = Subject(is_open, paused_at is not None, plan_revision, closes_at, status, unsent)
        subjects[campaign, person] = found
        if found.is_open and not found.is_paused and status in UNFINISHED:
            before = open_to.get(person)
            open_to[person] = found if before is None or before.closes_at < closes_at else before
    return subjects, open_to
