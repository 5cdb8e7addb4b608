"""What need not be kept any longer about people: drafts, then answers, then what was sent. Figures stay.

The time of a campaign's answers runs from its end. What goes, goes as with an erasure; that somebody took part stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from bot.calendar.periods import DELETE
from bot.services import audit
from bot.services.operating.audit_chain import months_before
from bot.services.people import register
from bot.services.rights import erasing
from storage.models import (
    Absence,
    Campaign,
    Chat,
    Delivery,
    DueItem,
    ErasedCount,
    HelpRequest,
    Rebinding,
    RightRequest,
    StoredSession,
    Submission,
    Summary,
)
from storage.repositories.windows import window_of
from storage.states import CampaignState, DeliveryState, SessionStatus
from storage.unit_of_work import UnitOfWork

BATCH: Final = 200  # sessions in a transaction
KEEP_SMALL: Final = timedelta(days=90)  # absences that are over, requests for help
KEEP_ACCOUNT: Final = timedelta(days=14)  # of somebody whose data were erased: until they were told


@dataclass(frozen=True, slots=True)
class Periods:
    """How long an installation keeps things: days for drafts after the campaign's end, months for answers."""

    drafts: int
    answers: int


def due(uow: UnitOfWork, periods: Periods, now: datetime) -> dict[str, int]:
    """What would go now, in numbers; changes nothing."""
    found = {
        name: _count(uow, StoredSession.id, condition) for name, condition in _sessions(uow, periods, now).items()
    } | {name: _count(uow, model.id, condition) for name, model, condition in _small(uow, periods, now)}
    return {name: number for name, number in found.items() if number}


def carry_out(uow: UnitOfWork, periods: Periods, now: datetime) -> int:
    """Let go of one batch, with a line on record; gives how many rows it was, 0 when nothing is left to do now.

    What somebody is writing in this very moment is left to the next time.
    """
    done: dict[str, int] = {}
    for name, condition in _sessions(uow, periods, now).items():
        batch = erasing.take_sessions(uow, condition, BATCH)
        if batch:
            erasing.erase_sessions(uow, batch, now)
            done[name] = len(batch)
    for name, model, condition in _small(uow, periods, now):
        _let_go_of(uow, name, condition)
        if rows := uow.connection.execute(delete(model).where(condition)).rowcount:
            done[name] = rows
    if done:
        audit.record(uow, actor=audit.JOBS, act="retention", subject="installation", details=done, now=now)
    return sum(done.values())


def _count(uow: UnitOfWork, column: InstrumentedAttribute[int], condition: ColumnElement[bool]) -> int:
    return int(uow.connection.execute(select(func.count(column)).where(condition)).scalar_one())


def _sessions(uow: UnitOfWork, periods: Periods, now: datetime) -> dict[str, ColumnElement[bool]]:
    """Which sessions hold something that is to go: drafts that were never submitted, and all answers."""
    stored = or_(StoredSession.state.is_not(None), StoredSession.id.in_(select(Submission.session_id)))
    draft = and_(StoredSession.submitted_at.is_(None), StoredSession.status != SessionStatus.SUBMITTED)
    drafts = _ended(uow, now - timedelta(days=periods.drafts))
    answers = _ended(uow, months_before(now, periods.answers))
    return {
        "answers": and_(stored, StoredSession.campaign_id.in_(answers)),
        "drafts": and_(stored, draft, StoredSession.campaign_id.in_(drafts - answers)),
    }


def _ended(uow: UnitOfWork, before: datetime) -> set[int]:
    """Campaigns that are over since before a moment."""
    over = Campaign.state.in_((CampaignState.CLOSED, CampaignState.CANCELLED))
    return {
        campaign.id
        for campaign in uow.orm.scalars(select(Campaign).where(over))
        if window_of(campaign).ends_at < before
    }


_Row = (
    type[Absence] | type[HelpRequest] | type[Summary] | type[DueItem] | type[ErasedCount] | type[Delivery] | type[Chat]
)
Small = tuple[str, _Row, ColumnElement[bool]]


def _small(uow: UnitOfWork, periods: Periods, now: datetime) -> Iterable[Small]:
    """What goes as whole rows, in this order: what refers to others first."""
    oldest = months_before(now, periods.answers)
    ended = _ended(uow, oldest)
    sent = or_(
        Delivery.campaign_id.in_(ended), and_(Delivery.campaign_id.is_(None), Delivery.created_at < oldest)
    ) & Delivery.state.not_in((DeliveryState.WAITING, DeliveryState.SENDING))
    told = select(RightRequest.person_id).where(
        RightRequest.kind == DELETE,
        RightRequest.outcome == register.CARRIED_OUT,
        RightRequest.done_at < now - KEEP_ACCOUNT,
    )
    return (
        ("absences", Absence, Absence.last_day < (now - KEEP_SMALL).date()),
        ("help requests", HelpRequest, HelpRequest.asked_at < now - KEEP_SMALL),
        (
            "summaries",
            Summary,
            or_(Summary.campaign_id.in_(ended), Summary.delivery_id.in_(select(Delivery.id).where(sent))),
        ),
        ("due items", DueItem, DueItem.campaign_id.in_(ended)),
        ("counts of erased messages", ErasedCount, ErasedCount.campaign_id.in_(ended)),
        ("messages", Delivery, sent),
        ("accounts of people whose data were erased", Chat, Chat.person_id.in_(told)),
    )


def _let_go_of(uow: UnitOfWork, name: str, condition: ColumnElement[bool]) -> None:
    """What refers to rows that go refers to nothing from now on."""
    if name == "messages":
        going = select(Delivery.id).where(condition)
        uow.connection.execute(update(DueItem).where(DueItem.delivery_id.in_(going)).values(delivery_id=None))
    elif name.startswith("accounts"):
        going = select(Chat.id).where(condition)
        uow.connection.execute(update(Rebinding).where(Rebinding.chat_id.in_(going)).values(chat_id=None))
