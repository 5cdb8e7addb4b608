"""Sending as admins and operators see it: how far it is, and the switches. Nothing here sends.

Every query of the chat takes the reader, and gives nothing to somebody who is no admin.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import case, func, null, or_, select, update

from bot.services import audit, installation_facts
from bot.services.people import admins
from storage.labelled import all_of, labelled
from storage.models import Campaign, Delivery, SurveyVersion
from storage.repositories import deliveries
from storage.repositories.windows import goes_by_answers
from storage.states import CampaignState, DeliveryState
from storage.unit_of_work import UnitOfWork

CANCELLED: Final = "cancelled by an admin"


@dataclass(frozen=True, slots=True)
class MessageCounts:
    """A campaign's messages by what became of them. ``waiting`` counts what is due now, ``later`` what is not.

    ``counted``: whether the numbers may be shown; how many an audience by answers has is never told exactly.
    """

    campaign: int
    titles: dict[str, str]
    sent: int
    waiting: int
    failed: int
    unreachable: int
    unknown: int
    cancelled: int
    later: int
    paused: bool
    counted: bool

    @property
    def total(self) -> int:
        """All but what is due later and what was cancelled."""
        return self.sent + self.waiting + self.failed + self.unreachable + self.unknown


def stopped_since(uow: UnitOfWork) -> datetime | None:
    """Since when all sending is stopped; None while it goes on."""
    found = installation_facts.recall(uow, deliveries.STOPPED)
    return datetime.fromisoformat(found) if found else None


def stop(uow: UnitOfWork, actor: str, now: datetime) -> bool:
    """Let nothing go out from now on but direct replies; False when that is so already. On record."""
    if stopped_since(uow) is not None:
        return False
    installation_facts.remember(uow, deliveries.STOPPED, now.isoformat())
    audit.record(uow, actor=actor, act="sending.stop", subject="installation", now=now)
    return True


def resume(uow: UnitOfWork, actor: str, now: datetime) -> bool:
    """Let messages go out again; False when they do. On record."""
    if stopped_since(uow) is None:
        return False
    installation_facts.remember(uow, deliveries.STOPPED, "")
    audit.record(uow, actor=actor, act="sending.resume", subject="installation", now=now)
    return True


def pause_campaign(uow: UnitOfWork, campaign: int, reader: int, now: datetime) -> bool:
    """Let a campaign's messages wait; everything else of it goes on. False when there is nothing to pause."""
    return _mark(uow, campaign, reader, now, now)


def resume_campaign(uow: UnitOfWork, campaign: int, reader: int, now: datetime) -> bool:
    """Let a campaign's messages go out again."""
    return _mark(uow, campaign, reader, None, now)


def _mark(uow: UnitOfWork, campaign: int, reader: int, at: datetime | None, now: datetime) -> bool:
    differs = Campaign.sending_paused_at.is_not(None) if at is None else Campaign.sending_paused_at.is_(None)
    mine = update(Campaign).where(Campaign.id == campaign, differs, admins.is_admin(reader))
    changed = uow.connection.execute(mine.values(sending_paused_at=at)).rowcount > 0
    if changed:
        act = "sending.resume" if at is None else "sending.pause"
        audit.record(uow, actor=f"person:{reader}", act=act, subject=f"campaign:{campaign}", now=now)
    return changed


def cancel_campaign(uow: UnitOfWork, campaign: int, reader: int, now: datetime) -> int:
    """Withdraw what of a campaign waits, and give the number. On record."""
    mine = update(Delivery).where(Delivery.campaign_id == campaign, Delivery.state == DeliveryState.WAITING)
    mine = mine.where(admins.is_admin(reader))
    values = {"state": DeliveryState.CANCELLED, "reason": CANCELLED, "leased_until": None}
    count = uow.connection.execute(mine.values(**values)).rowcount
    if count:
        audit.record(
            uow,
            actor=f"person:{reader}",
            act="sending.cancel",
            subject=f"campaign:{campaign}",
            details={"messages": count},
            now=now,
        )
    return count


def blast(uow: UnitOfWork, campaign: int, reader: int, now: datetime) -> MessageCounts | None:
    """How far a campaign's messages are."""
    query = (
        select(
            SurveyVersion.titles,
            Campaign.sending_paused_at,
            Campaign.paused_at,
            (~goes_by_answers()).label("counted"),
        )
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(Campaign.id == campaign, admins.is_admin(reader))
    )
    row = uow.connection.execute(query).first()
    if row is None:
        return None
    mine = Delivery.campaign_id == campaign
    counts = deliveries.counts(uow, campaign)
    later = uow.connection.execute(
        select(func.count()).where(mine, Delivery.state == DeliveryState.WAITING, Delivery.due_at > now)
    ).scalar_one()
    return MessageCounts(
        campaign=campaign,
        titles=row.titles,
        sent=counts.get(DeliveryState.SENT, 0),
        waiting=counts.get(DeliveryState.WAITING, 0) - later + counts.get(DeliveryState.SENDING, 0),
        failed=counts.get(DeliveryState.FAILED, 0),
        unreachable=counts.get("unreachable", 0),
        unknown=counts.get(DeliveryState.UNKNOWN, 0),
        cancelled=counts.get(DeliveryState.CANCELLED, 0),
        later=later,
        paused=row.sending_paused_at is not None or row.paused_at is not None,
        counted=row.counted,
    )


@dataclass(frozen=True, slots=True)
class WaitingCampaign:
    """A campaign in the list: how many of its messages wait, None where that may not be told."""

    campaign: int
    titles: dict[str, str]
    waiting: int | None


def campaigns(uow: UnitOfWork, reader: int) -> list[WaitingCampaign]:
    """Campaigns that sent something or run, those with most waiting on top, then the newest.

    What told of several campaigns at once belongs to none: one that runs is listed whether or not it has messages.
    """
    mine = select(func.count()).where(Delivery.campaign_id == Campaign.id).correlate(Campaign)
    waiting = (
        mine.where(Delivery.state.in_((DeliveryState.WAITING, DeliveryState.SENDING)))
        .scalar_subquery()
        .label("waiting")
    )
    has_any = select(Delivery.id).where(Delivery.campaign_id == Campaign.id).correlate(Campaign).exists()
    query = (
        select(
            *labelled(
                campaign=Campaign.id,
                titles=SurveyVersion.titles,
                waiting=case((goes_by_answers(), null()), else_=waiting),
            )
        )
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(admins.is_admin(reader), or_(has_any, Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING))))
        .order_by(case((goes_by_answers(), 0), else_=waiting).desc(), Campaign.id.desc())
    )
    return all_of(uow, WaitingCampaign, query)


def waiting(uow: UnitOfWork, now: datetime) -> int:
    """How many messages are due and not sent, without those of campaigns that are not counted."""
    query = select(func.count()).select_from(Delivery).outerjoin(Campaign, Campaign.id == Delivery.campaign_id)
    query = query.where(Delivery.state == DeliveryState.WAITING, Delivery.due_at <= now)
    query = query.where(or_(Delivery.campaign_id.is_(None), ~goes_by_answers()))
    return uow.connection.execute(query).scalar_one()
