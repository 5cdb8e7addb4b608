"""Remind now: an admin asks for one reminder to everybody of a campaign who has not finished.

Only planned here, as due items of kind ``now``; whether and when each is sent is decided like for every other reminder
(at most one message a day, absences, quiet hours).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import String, cast, literal, select

from bot.services import audit
from bot.services.bulk import insert_missing
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import can_take_part
from bot.services.campaigns.states import Act
from bot.services.refusals import Refusal
from bot.services.reminders.facts import UNFINISHED
from storage.base import Moment
from storage.models import DueItem, Person, StoredSession
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

KIND: Final = "now"
_COLUMNS = (
    "unique_key", "person_id", "campaign_id", "kind", "occurrence", "plan_revision", "due_at", "state",
)  # fmt: skip


def remind(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> int:
    """Plan a reminder for everybody who has not finished; gives their number. Once a day.

    Raises Refusal when it is not open or paused, when nobody is left, and when it was done today.
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
        .where(StoredSession.campaign_id == campaign.id, StoredSession.status.in_(UNFINISHED))
        .where(can_take_part(now.date()))
        .order_by(Person.id)
    )  # fmt: skip
    if uow.connection.execute(people.limit(1)).first() is None:
        raise Refusal("nobody_to_remind", "everybody has finished")
    planned = insert_missing(uow, DueItem, _COLUMNS, people)
    if not planned:
        raise Refusal("reminded_today", "they were reminded today already")
    lifecycle.note(uow, actor, "remind", campaign, now, {"people": planned})
    return planned
