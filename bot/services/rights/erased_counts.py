"""What an erasure takes out of the counts of messages, kept as bare numbers: no figure may tell that it happened.

A count names a campaign, a kind, a quarter of an hour and what came of it; nobody, and no message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, func, insert, or_, select

from storage.models import Delivery, DueItem, ErasedCount
from storage.repositories import deliveries
from storage.repositories.due_items import leads_its_message
from storage.states import NO_DAY_LEFT, DueState
from storage.unit_of_work import UnitOfWork

_QUARTER: Final = 15  # minutes: a plan tells moments no finer


@dataclass(frozen=True, slots=True)
class ErasedPlanned:
    """So many planned messages with the same end; ``delivery`` is the state of what was sent, empty for none."""

    at: datetime
    kind: str
    state: str
    reason: str
    delivery: str
    number: int


def keep(uow: UnitOfWork, person_id: int) -> None:
    """Count what is planned for somebody and sent to them, before it is erased."""
    found = Counter[tuple[Any, ...]]()
    for campaign, kind, due_at, acted_at, state, reason, delivery in uow.connection.execute(_planned(person_id)):
        at = (acted_at or due_at) if state == DueState.ACTED else due_at
        found[campaign, kind, _quarter(at), state, reason, delivery] += 1
    for campaign, state in uow.connection.execute(_sent(person_id)):
        found[campaign, "", None, state, "", ""] += 1
    names = ("campaign_id", "kind", "at", "state", "reason", "delivery", "number")
    rows = [dict(zip(names, (*key, number), strict=True)) for key, number in found.items()]
    if rows:
        uow.connection.execute(insert(ErasedCount), rows)


def _planned(person_id: int) -> Any:
    """What came to its end of a campaign's plan; a rung that never had a day is no part of it."""
    never = and_(DueItem.reason == NO_DAY_LEFT, DueItem.due_at == DueItem.acted_at)
    ended = DueItem.state.in_((DueState.ACTED, DueState.SUPPRESSED, DueState.MISSED))
    return (
        select(
            DueItem.campaign_id,
            DueItem.kind,
            DueItem.due_at,
            DueItem.acted_at,
            DueItem.state,
            func.coalesce(DueItem.reason, ""),
            func.coalesce(Delivery.state, ""),
        )
        .outerjoin(Delivery, Delivery.id == DueItem.delivery_id)
        .where(DueItem.person_id == person_id, DueItem.campaign_id.is_not(None), ended)
        .where(or_(DueItem.reason.is_(None), ~never), or_(DueItem.state != DueState.ACTED, leads_its_message()))
    )


def _sent(person_id: int) -> Any:
    return select(Delivery.campaign_id, deliveries.COUNTED_AS).where(Delivery.person_id == person_id)


def _quarter(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0) - timedelta(minutes=at.minute % _QUARTER)


def of_plan(uow: UnitOfWork, campaign: int) -> Sequence[ErasedPlanned]:
    """The planned messages of a campaign that are not there any more."""
    query = select(
        ErasedCount.at,
        ErasedCount.kind,
        ErasedCount.state,
        ErasedCount.reason,
        ErasedCount.delivery,
        func.sum(ErasedCount.number),
    ).where(ErasedCount.campaign_id == campaign, ErasedCount.at.is_not(None))
    grouped = query.group_by(*list(query.selected_columns)[:5])
    rows = uow.connection.execute(grouped)
    return [ErasedPlanned(at, kind, state, why, sent, n) for at, kind, state, why, sent, n in rows if at is not None]
