"""Invitation messages (domain 9.5, M1) to people who already have a chat, when a campaign opens.

Each is a delivery with a unique key, so that it is planned once whatever happens. Only people who agreed to
reminders get one; who joins later sees the campaign on the screen at once and needs none.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select, update
from sqlalchemy.orm import aliased

from bot.services.bulk import insert_missing
from storage.base import Json, Moment
from storage.models import Campaign, Chat, Consent, Delivery, Person, StoredSession
from storage.unit_of_work import UnitOfWork

KIND = "invitation"
BATCH = 500  # messages planned in one transaction (issue: opening goes in batches of at most 500)
ANNOUNCED, UP_TO = "announced", "announced_to"  # in a campaign's audience: all is planned; up to which person


def plan_next(uow: UnitOfWork, now: datetime, most: int = BATCH) -> int:
    """Plan the next batch for open campaigns that are not announced in full; gives how much was done.

    0 means that nothing is left to do.
    """
    query = select(Campaign).where(Campaign.state == "open").order_by(Campaign.id).with_for_update(skip_locked=True)
    for campaign in uow.orm.scalars(query).all():
        if not campaign.audience.get(ANNOUNCED):
            return 1 + _plan_batch(uow, campaign, now, most)
    return 0


def _plan_batch(uow: UnitOfWork, campaign: Campaign, now: datetime, most: int) -> int:
    """Plan for the next people by id, and note how far it went; gives the number of messages."""
    done = campaign.audience.get(UP_TO, 0)
    people = _people(campaign.id, now).where(Chat.bound_at <= campaign.opens_at, StoredSession.person_id > done)
    ids = list(uow.connection.scalars(people.with_only_columns(StoredSession.person_id).limit(most)))
    last = ids[-1] if ids else done
    campaign.audience = campaign.audience | {ANNOUNCED: len(ids) < most, UP_TO: last}
    return insert_missing(uow, Delivery, _COLUMNS, people.where(StoredSession.person_id <= last))


def plan_for_late(uow: UnitOfWork, campaign_id: int, after_session: int, now: datetime) -> int:
    """Plan messages for those whose session was added after the one given; gives their number."""
    return insert_missing(uow, Delivery, _COLUMNS, _people(campaign_id, now).where(StoredSession.id > after_session))


def cancel(uow: UnitOfWork, campaign_id: int) -> None:
    """Withdraw what of a campaign's invitations still waits."""
    waiting = update(Delivery).where(Delivery.kind == KIND, Delivery.state == "waiting")
    mine = waiting.where(Delivery.unique_key.startswith(f"{KIND}:{campaign_id}:", autoescape=True))
    uow.orm.execute(mine.values(state="cancelled", reason="campaign over"))


def agreed_to(purpose: str) -> ColumnElement[bool]:
    """The condition that the newest decision of a `Person` on a purpose is yes."""
    later = aliased(Consent)
    decisions = select(func.max(later.id)).where(later.person_id == Person.id, later.purpose == purpose)
    newest = decisions.correlate(Person).scalar_subquery()
    return select(literal(1)).where(Consent.id == newest, Consent.given.is_(True)).correlate(Person).exists()


_COLUMNS = (
    "unique_key", "person_id", "kind", "params", "state", "due_at", "attempts", "campaign_id", "created_at",
)  # fmt: skip


def _people(campaign_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    """A delivery's columns for everybody who has not begun, has a chat, agreed, and was not planned for yet."""
    key = literal(f"{KIND}:{campaign_id}:") + cast(Person.id, String)
    planned = select(literal(1)).where(Delivery.unique_key == key)
    return (
        select(
            key, Person.id, literal(KIND), literal({"campaign": campaign_id}, Json), literal("waiting"),
            literal(now, Moment()), literal(0), literal(campaign_id), literal(now, Moment()),
        )
        .join(StoredSession, StoredSession.person_id == Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .where(StoredSession.campaign_id == campaign_id, StoredSession.status == "new")
        .where(Chat.unreachable_at.is_(None), Person.frozen_at.is_(None), Person.messenger.is_(True))
        .where(agreed_to("reminders"), ~planned.exists())
        .order_by(StoredSession.person_id)
    )  # fmt: skip
