"""Invitations go to people who already have a chat; they are planned when a campaign opens.

Each is a due item with a unique key, so that it is planned once whatever happens; `bot.services.reminders` acts on it
as soon as messages may come. Only people who agreed to reminders get one; who joins later sees the campaign on the
screen at once and needs none.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, literal, select, update

from bot.services.bulk import insert_missing
from bot.services.people.consents import agreed_to
from storage.base import Moment
from storage.models import Campaign, Chat, Delivery, DueItem, Person, StoredSession
from storage.states import CampaignState, DeliveryState, DueState, SessionStatus
from storage.unit_of_work import UnitOfWork

KIND = "invitation"
BATCH = 500  # messages planned in one transaction (issue: opening goes in batches of at most 500)
ANNOUNCED, UP_TO = "announced", "announced_to"  # in a campaign's audience: all is planned; up to which person


def plan_next(uow: UnitOfWork, now: datetime, most: int = BATCH) -> int:
    """Plan the next batch for open campaigns that are not announced in full; gives how much was done.

    0 means that nothing is left to do.
    """
    query = select(Campaign).where(
        Campaign.state == CampaignState.OPEN,
        Campaign.paused_at.is_(None),
        Campaign.filled_at.is_not(None),
        Campaign.released_at.is_(None) | (Campaign.released_at <= now),
    )
    query = query.order_by(Campaign.id).with_for_update(skip_locked=True)
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
    return insert_missing(uow, DueItem, _COLUMNS, people.where(StoredSession.person_id <= last))


def plan_for_late(uow: UnitOfWork, campaign_id: int, after_session: int, now: datetime) -> int:
    """Plan messages for those whose session was added after the one given; gives their number."""
    return insert_missing(uow, DueItem, _COLUMNS, _people(campaign_id, now).where(StoredSession.id > after_session))


def cancel(uow: UnitOfWork, campaign_id: int) -> None:
    """Withdraw whatever of a campaign is planned or waits to be sent."""
    planned = update(DueItem).where(DueItem.campaign_id == campaign_id, DueItem.state == DueState.PLANNED)
    uow.orm.execute(planned.values(state=DueState.DROPPED, reason="campaign over"))
    waiting = update(Delivery).where(Delivery.campaign_id == campaign_id, Delivery.state == DeliveryState.WAITING)
    uow.orm.execute(waiting.values(state=DeliveryState.CANCELLED, reason="campaign over"))


def batch_of(kind: str, state: ColumnElement[str]) -> tuple[Any, ...]:
    """The values of `KEY_COLUMNS` for due items of a kind, selected from `Campaign` and `Person`."""
    revision = cast(Campaign.plan_revision, String)
    key = literal(f"{kind}:") + cast(Campaign.id, String) + ":" + cast(Person.id, String) + ":" + revision
    return key, Person.id, Campaign.id, literal(kind), revision, Campaign.plan_revision, state


KEY_COLUMNS = ("unique_key", "person_id", "campaign_id", "kind", "occurrence", "plan_revision", "state")
_COLUMNS = (*KEY_COLUMNS, "due_at")


def _people(campaign_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    """A due item's columns for everybody who has not begun, has a chat, agreed, and was not planned for yet."""
    planned = select(literal(1)).where(
        DueItem.campaign_id == campaign_id, DueItem.person_id == Person.id, DueItem.kind == KIND
    )
    return (
        select(*batch_of(KIND, literal(DueState.PLANNED.value)), literal(now, Moment()))
        .select_from(StoredSession)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(Person, Person.id == StoredSession.person_id)
        .join(Chat, Chat.person_id == Person.id)
        .where(StoredSession.campaign_id == campaign_id, StoredSession.status == SessionStatus.NEW)
        .where(Chat.unreachable_at.is_(None), Person.frozen_at.is_(None), Person.messenger.is_(True))
        .where(agreed_to("reminders"), ~planned.exists())
        .order_by(StoredSession.person_id)
    )
