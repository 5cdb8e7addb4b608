"""What came of a campaign's plan, as counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, func, or_, select

from bot.services.people.reachable import here
from bot.services.people.scope import Right, Scope
from bot.services.reminders.facts import UNFINISHED
from bot.services.reminders.kinds import LAST
from storage.models import Campaign, DueItem, Person, StoredSession
from storage.repositories.windows import goes_by_answers
from storage.states import CampaignState, DueState, SessionStatus
from storage.unit_of_work import UnitOfWork


def silent(uow: UnitOfWork, scope: Scope, agency_id: int, campaign_id: int | None = None) -> int:
    """How many of an agency got the last reminder of a campaign that runs and can still finish, but have not.

    After the last reminder nothing comes any more; this count is what the focal point can act on. Without a campaign
    everybody is counted once, over all of them; whoever may not see the agency's counts gets 0.
    """
    status = StoredSession.status
    can_finish = or_(
        and_(Campaign.state == CampaignState.OPEN, status.in_(UNFINISHED)),
        and_(Campaign.state == CampaignState.CLOSING, status == SessionStatus.STARTED),
    )
    query = (
        select(func.count(Person.id.distinct()))
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(
            DueItem, (DueItem.campaign_id == StoredSession.campaign_id) & (DueItem.person_id == StoredSession.person_id)
        )
        .where(Person.agency_id == agency_id, here(Person, scope.today), scope.people(Right.COUNTS), can_finish)
        .where(~goes_by_answers())
        .where(DueItem.kind == LAST, DueItem.state == DueState.ACTED, DueItem.plan_revision == Campaign.plan_revision)
    )
    if campaign_id is not None:
        query = query.where(Campaign.id == campaign_id)
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
