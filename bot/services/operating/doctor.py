"""What is wrong with an installation, as far as its rows can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Select, func, select

from bot.services.deliveries import passing, switch
from bot.services.operating import audit_mark, vitals
from bot.services.operating.vitals import Surroundings, Vitals
from storage.models import Campaign, Chat, Delivery, ParkedUpdate, SurveyVersion
from storage.states import CampaignState, DeliveryState
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


def examine(uow: UnitOfWork, now: datetime, around: Surroundings) -> list[Finding]:
    """Look at campaigns, parked updates, chats, deliveries, jobs, due items, alarms and the clocks."""
    found = vitals.measure(uow, now, around)
    return [
        _campaigns(uow),
        _parked(uow),
        _chats(uow, now),
        _deliveries(uow, now),
        _lists(uow, now),
        _jobs(found),
        _due(found),
        _requests(found),
        _alarms(found),
        _backup(found, now),
        *_machine(found),
    ]


def _count(uow: UnitOfWork, query: Select[Any]) -> int:
    return int(uow.connection.execute(query).scalar_one())


def _campaigns(uow: UnitOfWork) -> Finding:
    states = dict.fromkeys((CampaignState.OPEN.value, CampaignState.SCHEDULED.value), 0)
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
    waiting = select(func.count(Delivery.id)).where(Delivery.state == DeliveryState.WAITING)
    overdue = _count(uow, waiting.where(Delivery.due_at < now - OVERDUE_AFTER))
    stopped = switch.stopped_since(uow)
    advice = "; sending is stopped" if stopped else ": do the jobs run?" if overdue else ""
    return Finding("deliveries", not overdue, f"{_count(uow, waiting)} waiting, {overdue} overdue{advice}")


def _lists(uow: UnitOfWork, now: datetime) -> Finding:
    """Lists of people that stand in chats for a day, where LIST_IN_CHAT allows them."""
    found = passing.still_there(uow, now)
    advice = f", {found.overdue} of them should be deleted: do the jobs run?" if found.overdue else ""
    return Finding("lists in chats", not found.overdue, f"{found.number}{advice}")


def _jobs(found: Vitals) -> Finding:
    """Only told while nothing runs: whether something should, the operator knows."""
    if not found.jobs:
        return Finding("jobs", None, "none has run yet")
    failing = [f"{run.job} failed {run.failures} times in a row ({run.error})" for run in found.jobs if run.is_failing]
    newest = max(run.started_at for run in found.jobs)
    runs = ", ".join(f"{run.job} {run.milliseconds} ms ({run.done})" for run in found.jobs)
    return Finding("jobs", not failing, "; ".join([*failing, f"last at {newest:%Y-%m-%d %H:%M} UTC: {runs}"]))


def _due(found: Vitals) -> Finding:
    oldest = f", the oldest delivery {int(found.oldest_waiting) // 60} minutes" if found.oldest_waiting else ""
    return Finding("due items", not found.due_late, f"{found.due_late} late{oldest}")


def _requests(found: Vitals) -> Finding:
    """Requests by law; one whose day has come is what an installation may not leave."""
    open_, due = found.requests.open, found.requests.due
    advice = ": surveybot rights list" if due else ""
    return Finding("requests", not due, f"{open_} open, {due} due or overdue{advice}")


def _alarms(found: Vitals) -> Finding:
    return Finding("alarms", not found.alarms, ", ".join(found.alarms) or "none open")


def _backup(found: Vitals, now: datetime) -> Finding:
    if found.last_backup is None:
        return Finding("last backup", None, "none known")
    days = (now - found.last_backup).days
    return Finding("last backup", None, f"{found.last_backup:%Y-%m-%d %H:%M} UTC, {days} days ago")


def _machine(found: Vitals) -> list[Finding]:
    """Disk and clock, where they can be told."""
    said = []
    if found.free is not None:
        enough = found.free >= vitals.LEAST_FREE
        said.append(Finding("disk", enough, f"{found.free / (1 << 30):.1f} GB free where the database is"))
    if found.skew is not None:
        said.append(Finding("clock", abs(found.skew) <= vitals.SKEW, f"{found.skew:+.1f} s against the database"))
    return said


def examine_audit(uow: UnitOfWork, now: datetime, folder: Path) -> Finding:
    """Check the chain of the audit, against what was noted of it in a folder too. Raises WrongKeyError."""
    found = audit_mark.verify(uow, folder)
    late = found.waiting_since is not None and found.waiting_since < now - UNSEALED_AFTER
    text = f"{found.entries} entries sealed, {found.waiting} waiting"
    if found.broken is not None:
        text = f"broken at entry {found.broken.position}: {found.broken.reason}"
    elif late:
        text += f" since {found.waiting_since:%Y-%m-%d %H:%M} UTC: do the jobs run?"
    return Finding("audit", found.broken is None and not late, text)
