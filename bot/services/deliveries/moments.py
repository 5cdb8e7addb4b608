"""The next moment at which something is due: for whoever moves the clock instead of waiting."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from storage.models import Campaign, Delivery, DueItem
from storage.states import CampaignState, DeliveryState, DueState
from storage.unit_of_work import UnitOfWork

Moments = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]

_LIVES: Final = Campaign.state.not_in((CampaignState.CLOSED, CampaignState.CANCELLED, CampaignState.DRAFT))
_LOOKED_AT: Final[tuple[tuple[Moments, ColumnElement[bool]], ...]] = (
    (Campaign.opens_at, _LIVES),
    (Campaign.closes_at, _LIVES),
    (Campaign.grace_until, _LIVES),
    (Campaign.released_at, _LIVES),
    (DueItem.due_at, DueItem.state == DueState.PLANNED),
    (Delivery.due_at, Delivery.state == DeliveryState.WAITING),
    (Delivery.leased_until, Delivery.state == DeliveryState.WAITING),
)


def next_due(uow: UnitOfWork, after: datetime) -> datetime | None:
    """The first moment after the one given at which something is planned; None when nothing is."""
    found = [
        uow.connection.execute(select(func.min(column)).where(condition, column > after)).scalar()
        for column, condition in _LOOKED_AT
    ]
    return min((moment for moment in found if moment is not None), default=None)
