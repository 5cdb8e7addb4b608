"""Who was sent what and when, and what came back. Kinds and states only: no text and no answer is kept with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.services.refusals import Refusal
from storage.labelled import all_of, labelled
from storage.models import Delivery, Person
from storage.states import DeliveryState
from storage.unit_of_work import UnitOfWork

STATES: Final = tuple(DeliveryState)
MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class LoggedDelivery:
    """One delivery."""

    id: int
    staff_code: str
    kind: str
    campaign: int | None
    priority: int
    state: str
    reason: str | None
    attempts: int
    planned_at: datetime | None
    due_at: datetime
    first_tried_at: datetime | None
    tried_at: datetime | None
    sent_at: datetime | None
    message_id: int | None


def listed(
    uow: UnitOfWork, *, staff_code: str = "", campaign: int | None = None, state: str = "", most: int = MOST
) -> Sequence[LoggedDelivery]:
    """Deliveries, the newest on top. For the server's operator only: no conversation calls this.

    Raises Refusal for a state there is not and for an unknown staff code.
    """
    if state and state not in STATES:
        raise Refusal("state_unknown", f"{state!r} is no state: {', '.join(STATES)}", state=state)
    query = (
        select(
            *labelled(
                id=Delivery.id,
                staff_code=Person.staff_code,
                kind=Delivery.kind,
                campaign=Delivery.campaign_id,
                priority=Delivery.priority,
                state=Delivery.state,
                reason=Delivery.reason,
                attempts=Delivery.attempts,
                planned_at=Delivery.created_at,
                due_at=Delivery.due_at,
                first_tried_at=Delivery.first_tried_at,
                tried_at=Delivery.tried_at,
                sent_at=Delivery.sent_at,
                message_id=Delivery.message_id,
            )
        )
        .join(Person, Person.id == Delivery.person_id)
        .order_by(Delivery.id.desc())
        .limit(most)
    )
    if staff_code:
        query = query.where(Delivery.person_id == _person(uow, staff_code))
    if campaign is not None:
        query = query.where(Delivery.campaign_id == campaign)
    if state:
        query = query.where(Delivery.state == state)
    return all_of(uow, LoggedDelivery, query)


def _person(uow: UnitOfWork, staff_code: str) -> int:
    found = uow.connection.execute(select(Person.id).where(Person.staff_code == staff_code)).scalar()
    if found is None:
        raise Refusal("person_unknown", f"nobody has the staff code {staff_code!r}", staff_code=staff_code)
    return int(found)
