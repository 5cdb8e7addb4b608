"""What is wrong with an installation, as far as its rows can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, select

from bot.services import audit_chain, sending
from storage.models import Campaign, Chat, Delivery, ParkedUpdate, SurveyVersion
from storage.unit_of_work import UnitOfWork

UNSHOWN_AFTER: Final = timedelta(minutes=5)  # the repair runs every minute
OVERDUE_AFTER: Final = timedelta(minutes=15)
UNSEALED_AFTER: Final = timedelta(minutes=15)  # the job that seals runs every minute


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``ok`` is None for what is only told."""

    name: str
    ok: bool | None
    text: str


def examine(uow: UnitOfWork, now: datetime) -> list[Finding]:
    """Look at campaigns, parked updates, chats and deliveries."""
    return [_campaigns(uow), _parked(uow), _chats(uow, now), _deliveries(uow, now)]


def _count(uow: UnitOfWork, query: Select[Any]) -> int:
    return int(uow.connection.execute(query).scalar_one())


def _campaigns(uow: UnitOfWork) -> Finding:
    states = dict.fromkeys(("open", "scheduled"), 0)
    query = select(Campaign.state, func.count()).where(Campaign.state.in_(states)).group_by(Campaign.state)
    for state, number in uow.connection.execute(query):
        states[state] = number
    surveys = _count(uow, select(func.count(SurveyVersion.survey_id.distinct())))
    return Finding(
        "campaigns", None, f"{states['open']} open, {states['scheduled']} scheduled, {surveys} surveys published"
    )


def _parked(uow: UnitOfWork) -> Finding:
    query = select(ParkedUpdate.kind, ParkedUpdate.error, func.count()).group_by(ParkedUpdate.kind, ParkedUpdate.error)
    parked = [f"{number} {kind} ({error})" for kind, error, number in uow.connection.execute(query)]
    return Finding("parked updates", not parked, "; ".join(parked) or "none")


def _chats(uow: UnitOfWork, now: datetime) -> Finding:
    waiting = select(func.count(Chat.id)).where(Chat.revision > Chat.shown_revision, Chat.unreachable_at.is_(None))
    stuck = _count(uow, waiting.where(Chat.wanted_at < now - UNSHOWN_AFTER))
    lost = _count(uow, select(func.count(Chat.id)).where(Chat.unreachable_at.is_not(None)))
    text = f"{_count(uow, waiting)} waiting for their screen, {stuck} of them too long; {lost} unreachable"
    return Finding("chats", not stuck, text)


def _deliveries(uow: UnitOfWork, now: datetime) -> Finding:
    waiting = select(func.count(Delivery.id)).where(Delivery.state == "waiting")
    overdue = _count(uow, waiting.where(Delivery.due_at < now - OVERDUE_AFTER))
    stopped = sending.stopped_since(uow)
    advice = "; sending is stopped" if stopped else ": do the jobs run?" if overdue else ""
    return Finding("deliveries", not overdue, f"{_count(uow, waiting)} waiting, {overdue} overdue{advice}")


def examine_audit(uow: UnitOfWork, now: datetime) -> Finding:
    """Check the chain of the audit. Raises WrongKeyError."""
    found = audit_chain.verify(uow)
    late = found.waiting_since is not None and found.waiting_since < now - UNSEALED_AFTER
    text = f"{found.entries} entries sealed, {found.waiting} waiting"
    if found.broken is not None:
        text = f"broken at entry {found.broken.position}: {found.broken.reason}"
    elif late:
        text += f" since {found.waiting_since:%Y-%m-%d %H:%M} UTC: do the jobs run?"
    return Finding("audit", found.broken is None and not late, text)
