"""What came of a campaign's plan, as counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select

from bot.services.reminding.facts import UNFINISHED
from bot.services.reminding.kinds import ACTED, LAST
from bot.services.scope import DEPUTY, FOCAL
from storage.models import Campaign, DueItem, Person, PersonRole, StoredSession, Unit
from storage.unit_of_work import UnitOfWork


def silent(uow: UnitOfWork, reader: int, campaign_id: int) -> int:
    """How many of a focal point's own agencies got the last reminder of a campaign and have not submitted.

    After the last reminder nothing comes any more; this count is what the focal point can act on. ``reader`` is the
    person who asks: whoever is no focal point gets 0.
    """
    agencies = (
        select(func.coalesce(PersonRole.unit_id, Person.agency_id))
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.person_id == reader, PersonRole.role.in_((FOCAL, DEPUTY)))
    )
    query = (
        select(func.count(StoredSession.id.distinct()))
        .join(Unit, Unit.code == StoredSession.unit_code)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(
            DueItem, (DueItem.campaign_id == StoredSession.campaign_id) & (DueItem.person_id == StoredSession.person_id)
        )
        .where(StoredSession.campaign_id == campaign_id, StoredSession.status.in_(UNFINISHED))
        .where(DueItem.kind == LAST, DueItem.state == ACTED, DueItem.plan_revision == Campaign.plan_revision)
        .where(or_(Unit.agency_id.in_(agencies), Unit.id.in_(agencies)))
    )
    return int(uow.connection.scalar(query) or 0)


def balance(uow: UnitOfWork, campaign_id: int) -> dict[str, int]:
    """Due items of a campaign by state: what was planned is what was acted on, suppressed, missed, dropped or waits."""
    query = select(DueItem.state, func.count()).where(DueItem.campaign_id == campaign_id).group_by(DueItem.state)
    return {state: number for state, number in uow.orm.execute(query)}  # noqa: C416 - mypy reads a Row only so


def ended_since(uow: UnitOfWork, moment: datetime) -> dict[str, int]:
    """Due items that came to their end since a moment, by state and reason: ``suppressed (cap)``."""
    query = select(DueItem.state, DueItem.reason, func.count()).where(DueItem.acted_at >= moment)
    rows = uow.orm.execute(query.group_by(DueItem.state, DueItem.reason).order_by(DueItem.state, DueItem.reason))
    return {f"{state} ({reason})" if reason else state: number for state, reason, number in rows}
