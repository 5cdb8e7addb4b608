"""Conditions on due items that several readers share."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased

from storage.models import DueItem


def leads_its_message() -> ColumnElement[bool]:
    """Whether a message is told under this due item: of what went out together about a campaign, what was due first.

    What is due for somebody on the same day goes with one message, and is acted on at the same moment.
    """
    other = aliased(DueItem)
    earlier = or_(other.due_at < DueItem.due_at, and_(other.due_at == DueItem.due_at, other.id < DueItem.id))
    together = and_(
        other.person_id == DueItem.person_id,
        other.campaign_id == DueItem.campaign_id,
        other.state == DueItem.state,
        other.acted_at == DueItem.acted_at,
    )
    return ~exists().where(together, earlier)
