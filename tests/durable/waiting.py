"""When the clock may move on: nothing is due, nobody is at it, and when the next thing comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from bot.delivery.parcels import LEASE
from storage.models import Campaign, Delivery, DueItem, StoredSession
from storage.unit_of_work import UnitOfWork

ENDED = ("acted", "suppressed", "missed")


def due_now(uow: UnitOfWork, now: datetime) -> dict[str, int]:
    """What is due and not done, and how much; not what a worker holds, dead or alive, or what is left alone for now."""
    free = or_(DueItem.leased_until.is_(None), DueItem.leased_until < now)  # summaries are leased while they are drawn
    items = select(func.count(DueItem.id)).where(DueItem.state == "planned", DueItem.due_at <= now, free)
    unleased = or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now)
    waiting = select(func.count(Delivery.id)).where(Delivery.state == "waiting", Delivery.due_at <= now, unleased)
    stale = select(func.count(Delivery.id)).where(Delivery.state == "sending", Delivery.leased_until <= now)
    campaigns = select(func.count(Campaign.id)).where(
        or_(
            and_(Campaign.state == "scheduled", Campaign.opens_at <= now),
            and_(Campaign.state == "open", Campaign.closes_at <= now),
        )
    )
    queries = {"due items": items, "deliveries": waiting, "stale deliveries": stale, "campaigns to move": campaigns}
    found = {what: uow.orm.scalar(query) or 0 for what, query in queries.items()}
    found |= {"campaigns to announce": _unannounced(uow), "ladders to plan": _without_ladder(uow)}
    return {what: count for what, count in found.items() if count}


def _unannounced(uow: UnitOfWork) -> int:
    """Open campaigns that are not filled, or not everybody of which has an invitation planned."""
    found = uow.orm.scalars(select(Campaign).where(Campaign.state == "open")).all()
    return sum(campaign.filled_at is None or not campaign.audience.get("announced") for campaign in found)


def _without_ladder(uow: UnitOfWork) -> int:
    """People whose invitation came to its end, whatever that was, and whose reminders are not planned."""
    last = aliased(DueItem)
    planned = exists().where(
        last.campaign_id == DueItem.campaign_id, last.person_id == DueItem.person_id, last.kind == "last"
    )
    query = (
        select(func.count(DueItem.id))
        .join(Campaign, Campaign.id == DueItem.campaign_id)
        .join(
            StoredSession,
            and_(StoredSession.campaign_id == DueItem.campaign_id, StoredSession.person_id == DueItem.person_id),
        )
        .outerjoin(Delivery, Delivery.id == DueItem.delivery_id)
        .where(DueItem.kind == "invitation", DueItem.state.in_(ENDED), Campaign.state == "open", ~planned)
        .where(StoredSession.status.in_(("new", "started")))
        .where(or_(Delivery.id.is_(None), Delivery.state.not_in(("waiting", "sending"))))
    )
    return uow.orm.scalar(query) or 0


def held(uow: UnitOfWork, now: datetime) -> frozenset[tuple[int, str, int]]:
    """Deliveries and summaries that a worker took at this very moment; whether it is alive, the rows do not say."""
    claimed = and_(Delivery.state == "waiting", Delivery.leased_until == now + LEASE)
    query = select(Delivery.id, Delivery.state, Delivery.attempts)
    query = query.where(or_(Delivery.state == "sending", claimed), Delivery.leased_until > now)
    items = select(DueItem.id, DueItem.kind).where(DueItem.state == "planned", DueItem.leased_until >= now)
    found = [(row[0], row[1], row[2]) for row in uow.connection.execute(query)]
    return frozenset([*found, *((row[0], row[1], 0) for row in uow.connection.execute(items))])


def next_due(uow: UnitOfWork, now: datetime) -> datetime | None:
    """The next moment for which something is planned, or at which a lease runs out."""
    planned = DueItem.state == "planned"
    moments = (
        uow.orm.scalar(select(func.min(DueItem.leased_until)).where(planned, DueItem.leased_until >= now)),
        uow.orm.scalar(select(func.min(DueItem.due_at)).where(planned, DueItem.due_at > now)),
        uow.orm.scalar(select(func.min(Delivery.due_at)).where(Delivery.state == "waiting", Delivery.due_at > now)),
        uow.orm.scalar(
            select(func.min(Delivery.leased_until)).where(
                Delivery.state.in_(("waiting", "sending")), Delivery.leased_until > now
            )
        ),
    )
    found = [moment.astimezone(UTC) for moment in moments if moment is not None]
    return max(min(found), now + timedelta(seconds=1)) if found else None
