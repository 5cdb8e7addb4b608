"""Remind now: an admin asks for one reminder to everybody of a campaign who has not finished.

Only planned here, as due items of kind ``now``; whether and when each is sent is decided like for every other reminder
(at most one message a day, absences, quiet hours).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, select

from bot.services import audit
from bot.services.bulk import insert_missing
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import can_take_part
from bot.services.campaigns.states import Act
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.refusals import Refusal
from bot.services.reminders.facts import UNFINISHED
from storage.base import Moment
from storage.models import Chat, DueItem, Person, StoredSession
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

KIND: Final = "now"
_COLUMNS = (
    "unique_key", "person_id", "campaign_id", "kind", "occurrence", "plan_revision", "due_at", "state",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remindable:
    """Of those who have not finished: how many would be reminded now, and how many cannot be, by why."""

    now: int
    not_joined: int
    unreachable: int
    declined: int


def count(uow: UnitOfWork, campaign_id: int, now: datetime) -> Remindable:
    """Everybody of a campaign who has not finished, by whether a reminder can reach them."""
    why = case(
        (Chat.id.is_(None), "not_joined"), (Chat.unreachable_at.is_not(None), "unreachable"),
        (~agreed_to(REMINDERS), "declined"), else_="now",
    )  # fmt: skip
    query = (
        select(why, func.count())
        .select_from(Person)
        .join(StoredSession, StoredSession.person_id == Person.id)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(_unfinished(campaign_id), can_take_part(now.date()))
        .group_by(why)
    )
    found = {name: number for name, number in uow.connection.execute(query)}  # noqa: C416 - rows
    return Remindable(*(found.get(name, 0) for name in ("now", "not_joined", "unreachable", "declined")))


def _unfinished(campaign_id: int) -> ColumnElement[bool]:
    return and_(StoredSession.campaign_id == campaign_id, StoredSession.status.in_(UNFINISHED))


def remind(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> int:
    """Plan a reminder for everybody who has not finished and can be reached; gives their number. Once a day.

    Raises Refusal when it is not open or paused, when nobody is left to be reached, and when it was done today.
    """
    campaign = lifecycle.locked(uow, campaign_id, Act.REMIND)
    if campaign.paused_at is not None:
        raise Refusal("paused", f"campaign {campaign_id} is paused")
    day = now.date().isoformat()
    key = literal(f"{KIND}:{campaign.id}:") + cast(Person.id, String) + literal(f":{day}")
    people = (
        select(
            key, Person.id, literal(campaign.id), literal(KIND), literal(day), literal(campaign.plan_revision),
            literal(now, Moment()), literal(DueState.PLANNED.value),
        )
        .join(StoredSession, StoredSession.person_id == Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .where(_unfinished(campaign.id), can_take_part(now.date()))
        .where(Chat.unreachable_at.is_(None), agreed_to(REMINDERS))
        .order_by(Person.id)
    )  # fmt: skip
    if uow.connection.execute(people.limit(1)).first() is None:
        raise Refusal("nobody_to_remind", "everybody who can be reached has finished")
    planned = insert_missing(uow, DueItem, _COLUMNS, people)
    if not planned:
        raise Refusal("reminded_today", "they were reminded today already")
    lifecycle.note(uow, actor, "remind", campaign, now, {"people": planned})
    return planned
