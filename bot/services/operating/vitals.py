"""How the program does, as figures: what `/health`, ``doctor``, alarms and metrics have in common."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, type_coerce

from bot.services.operating import job_runs, parking
from bot.services.operating.job_runs import Run
from bot.services.people import register
from bot.services.people.register import Overview
from bot.settings import Settings
from storage import opened_file, schema
from storage.base import Moment
from storage.models import Alarm, AuditEntry, Campaign, Chat, Delivery, DueItem, ParkedUpdate, StoredSession
from storage.repositories import deliveries
from storage.states import CampaignState, DeliveryState, DueState
from storage.unit_of_work import UnitOfWork

LATE_AFTER: Final = timedelta(minutes=10)  # what should have been done so long ago is late
PARKED_WITHIN: Final = timedelta(hours=1)
UNSHOWN_AFTER: Final = timedelta(minutes=5)
SKEW: Final = 5.0  # seconds between this machine's clock and the database's
LEAST_FREE: Final = 1 << 30  # bytes on the disk with the data
FAILED_WITHIN: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rows cannot tell. ``is_real``: the time is not simulated, so that the database's clock can be compared."""

    is_real: bool = False
    free: int | None = None  # bytes on the disk with the data; None where the database is elsewhere
    zone: tzinfo = UTC  # in which days end


def surroundings(settings: Settings) -> Surroundings:
    """What is around an installation now."""
    file = settings.database_file
    free = _free(file.parent) if file is not None else None
    return Surroundings(not settings.is_offline, free, settings.zone)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Vitals:
    """Figures at a moment; ages in seconds. ``skew`` is None on SQLite, and when time is simulated."""

    at: datetime
    jobs: tuple[Run, ...]
    deliveries: dict[str, int]  # by state
    oldest_waiting: float  # age of the oldest delivery that should have gone; 0 when none waits
    sent_lately: bool  # anything sent within `LATE_AFTER`
    due_late: int  # due items nobody acted on in time
    failed: int  # deliveries refused or of unknown fate within a day
    parked: int
    parked_lately: int
    unasked: int  # updates of kinds that nobody asked for, ever
    unshown: int
    unreachable: int
    sessions: dict[str, int]  # by status, of open campaigns
    alarms: tuple[str, ...]  # kinds of those open
    last_backup: datetime | None
    revision: str
    skew: float | None
    free: int | None
    requests: Overview  # by law: open, and of them due or overdue
    is_replaced: bool  # the file that is written to is not the one of its name any more (SQLite)


def measure(uow: UnitOfWork, now: datetime, around: Surroundings) -> Vitals:
    """Count everything."""
    return Vitals(
        now,
        tuple(job_runs.all_(uow)),
        _messages(uow),
        _age(_oldest(uow, now), now),
        _sent_lately(uow, now),
        _due_late(uow, now),
        _failed(uow, now),
        _count(uow, select(func.count(ParkedUpdate.id))),
        _count(uow, select(func.count(ParkedUpdate.id)).where(ParkedUpdate.at > now - PARKED_WITHIN)),
        parking.unasked(uow),
        _unshown(uow, now),
        _count(uow, select(func.count(Chat.id)).where(Chat.unreachable_at.is_not(None), Chat.person_id.is_not(None))),
        _sessions(uow),
        tuple(uow.connection.scalars(select(Alarm.kind).where(Alarm.closed_at.is_(None)).order_by(Alarm.id))),
        _last_backup(uow),
        schema.seen_by(uow.connection) or "",
        _skew(uow, now) if around.is_real and not uow.is_sqlite else None,
        around.free,
        register.overview(uow, now.astimezone(around.zone).date()),
        opened_file.is_replaced(uow.connection),
    )


def _waits() -> ColumnElement[bool]:
    """A delivery that should go out; those of a paused campaign may wait, and all while sending is stopped."""
    held = or_(Campaign.paused_at.is_not(None), Campaign.sending_paused_at.is_not(None))
    paused = select(Campaign.id).where(Campaign.id == Delivery.campaign_id, held)
    return and_(Delivery.state == DeliveryState.WAITING, ~paused.correlate(Delivery).exists(), ~deliveries.STOPPED_NOW)


def _oldest(uow: UnitOfWork, now: datetime) -> datetime | None:
    """Since when the delivery waits that waits longest.

    A failed try moves ``due_at``: what was tried counts from when it was left for delivery. What waits for the hours in
    which messages may come counts from then.
    """
    tried = and_(Delivery.attempts > 0, func.coalesce(Delivery.reason, "") != deliveries.HELD)
    since = case((tried, func.coalesce(Delivery.created_at, Delivery.due_at)), else_=Delivery.due_at)
    found = select(func.min(type_coerce(since, Moment()))).where(_waits(), or_(Delivery.due_at <= now, tried))
    return uow.connection.scalar(found)


def _sent_lately(uow: UnitOfWork, now: datetime) -> bool:
    """Whether anything was sent; messages about alarms do not count, they have a way of their own."""
    sent = and_(Delivery.sent_at > now - LATE_AFTER, ~Delivery.kind.startswith("alarm"))
    return _count(uow, select(func.count(Delivery.id)).where(sent)) > 0


def _due_late(uow: UnitOfWork, now: datetime) -> int:
    paused = select(Campaign.id).where(Campaign.id == DueItem.campaign_id, Campaign.paused_at.is_not(None))
    free = or_(DueItem.leased_until.is_(None), DueItem.leased_until < now)
    late = and_(DueItem.state == DueState.PLANNED, DueItem.due_at < now - LATE_AFTER, free)
    return _count(uow, select(func.count(DueItem.id)).where(late, ~paused.correlate(DueItem).exists()))


def _failed(uow: UnitOfWork, now: datetime) -> int:
    """Refused or of unknown fate; people who cannot be reached are counted as such."""
    lost = and_(
        Delivery.state.in_((DeliveryState.FAILED, DeliveryState.UNKNOWN)),
        func.coalesce(Delivery.reason, "") != "unreachable",
    )
    return _count(uow, select(func.count(Delivery.id)).where(lost, Delivery.due_at > now - FAILED_WITHIN))


def _unshown(uow: UnitOfWork, now: datetime) -> int:
    waiting = and_(Chat.revision > Chat.shown_revision, Chat.unreachable_at.is_(None))
    return _count(uow, select(func.count(Chat.id)).where(waiting, Chat.wanted_at < now - UNSHOWN_AFTER))


def _sessions(uow: UnitOfWork) -> dict[str, int]:
    query = (
        select(StoredSession.status, func.count())
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING)))
        .group_by(StoredSession.status)
    )
    return _by(uow, query)


def _last_backup(uow: UnitOfWork) -> datetime | None:
    return uow.connection.scalar(select(func.max(AuditEntry.at)).where(AuditEntry.act == "database.backup"))


def _skew(uow: UnitOfWork, now: datetime) -> float:
    """How far this machine's clock is ahead of the database's."""
    there = uow.connection.execute(select(func.clock_timestamp())).scalar_one()
    return float((now - there).total_seconds())


def _messages(uow: UnitOfWork) -> dict[str, int]:
    """By state; of people whose data were erased too, so that the number never falls."""
    found = Counter(_by(uow, select(Delivery.state, func.count()).group_by(Delivery.state)))
    gone = deliveries.erased(uow)
    gone[DeliveryState.FAILED] += gone.pop("unreachable", 0)
    return found + gone


def _by(uow: UnitOfWork, query: Select[str, int]) -> dict[str, int]:
    return {name: number for name, number in uow.connection.execute(query)}  # noqa: C416 - rows


def _count(uow: UnitOfWork, query: Select[Any]) -> int:
    return int(uow.connection.execute(query).scalar_one())


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since is not None else 0.0


# -- what of it is wrong


def wrong(found: Vitals) -> list[dict[str, Any]]:
    """Everything that is wrong, each with its kind and figures: kinds name texts and alarms."""
    stuck = found.oldest_waiting > LATE_AFTER.total_seconds() and not found.sent_lately
    looked_at: Sequence[tuple[bool, str, dict[str, int]]] = (
        (found.is_replaced, "replaced", {}),
        (stuck, "not-sent", {"minutes": int(found.oldest_waiting) // 60}),
        (found.due_late > 0, "due-late", {"items": found.due_late}),
        (found.parked_lately > 0, "parked", {"updates": found.parked_lately}),
        (found.requests.due > 0, "requests-due", {"requests": found.requests.due}),
        (found.unshown > 0, "unshown", {"chats": found.unshown}),
        (found.free is not None and found.free < LEAST_FREE, "disk", {"megabytes": (found.free or 0) >> 20}),
        (found.skew is not None and abs(found.skew) > SKEW, "clock", {"seconds": int(abs(found.skew or 0))}),
    )
    said = [{"kind": kind, **figures} for is_wrong, kind, figures in looked_at if is_wrong]
    return [*said, *({"kind": "job", "job": run.job, "times": run.failures} for run in found.jobs if run.is_failing)]
