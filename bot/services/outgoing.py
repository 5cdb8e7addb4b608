"""The one way to leave a message that is no direct reply: a delivery row with a unique key.

What it says, and whether it is still called for, is decided when it is sent (`bot.messages.kinds`); how it gets out is
`bot.delivery`'s. The same key twice leaves one message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import exists, select

from bot.services.bulk import insert_if_missing
from storage.models import Delivery
from storage.states import DeliveryState
from storage.unit_of_work import UnitOfWork


class Priority(IntEnum):
    """Which messages go first: the smaller number."""

    ONE_PERSON = 1  # somebody waits for it, or it is about something that waits for them
    BULK = 5  # many get the like


def delivery(
    key: str,
    person: int,
    kind: str,
    params: Mapping[str, Any],
    now: datetime,
    *,
    priority: Priority = Priority.ONE_PERSON,
    campaign: int | None = None,
) -> Delivery:
    """A message that waits to be sent, as a row that is not added yet. ``person``: a row of `Person`."""
    return Delivery(
        unique_key=key,
        person_id=person,
        kind=kind,
        params=dict(params),
        state=DeliveryState.WAITING,
        attempts=0,
        due_at=now,
        priority=priority,
        campaign_id=campaign,
        created_at=now,
    )


def leave(  # noqa: PLR0913 - as above
    uow: UnitOfWork,
    key: str,
    person: int,
    kind: str,
    params: Mapping[str, Any],
    now: datetime,
    *,
    priority: Priority = Priority.ONE_PERSON,
    campaign: int | None = None,
) -> tuple[int, bool]:
    """Leave a message unless one with its key was left before; gives its row, and whether it is new."""
    mine = select(Delivery.id).where(Delivery.unique_key == key)
    found = uow.connection.scalar(mine)
    if found is not None:
        return found, False
    made = delivery(key, person, kind, params, now, priority=priority, campaign=campaign)
    values = {name: getattr(made, name) for name in _COLUMNS}
    insert_if_missing(uow, Delivery, values)
    return int(uow.connection.execute(mine).scalar_one()), True


_COLUMNS = (
    "unique_key",
    "person_id",
    "kind",
    "params",
    "state",
    "attempts",
    "due_at",
    "priority",
    "campaign_id",
    "created_at",
)


def tell(
    uow: UnitOfWork, people: Iterable[int], kind: str, about: str, params: Mapping[str, Any], now: datetime
) -> int:
    """Leave a message of a kind for each of these people; everybody hears of the same thing once.

    Gives the number of new messages.
    """
    return sum(leave(uow, f"{kind}:{about}:{person}", person, kind, params, now)[1] for person in people)


def has_heard(uow: UnitOfWork, person: int, kind: str, about: str) -> bool:
    """Whether a message of a kind was left for a person, about anything that begins so."""
    key = Delivery.unique_key.startswith(f"{kind}:{about}", autoescape=True)
    return uow.connection.scalar(select(exists().where(Delivery.person_id == person, key))) is True


def begin(uow: UnitOfWork, key: str, person: int, kind: str, params: Mapping[str, Any], now: datetime) -> int:
    """Leave a message that the caller sends itself within `LEASE`; gives its row."""
    made = delivery(key, person, kind, params, now)
    made.state, made.attempts, made.leased_until = DeliveryState.SENDING, 1, now + LEASE
    made.first_tried_at = made.tried_at = now
    uow.orm.add(made)
    uow.orm.flush()
    return made.id


LEASE = timedelta(minutes=2)
