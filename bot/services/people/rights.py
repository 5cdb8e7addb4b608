"""The rights of the person: what is stored, withdrawing consent, asking for deletion (domain 8.1, 8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from bot.services import audit
from bot.services.people import consents
from storage.models import Consent, Delivery, Person, RightRequest, StoredAnswer, StoredSession, Submission, Unit
from storage.repositories.sessions import DRAFT
from storage.states import DeliveryState, SessionStatus
from storage.unit_of_work import UnitOfWork

DAYS: Final = 15  # withdrawal, restriction and objection are carried out within 15 days (domain 8.1)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept about somebody, as figures and plain facts."""

    staff_code: str
    unit_names: dict[str, str]
    started: int
    submitted: int
    answers: int
    consents: dict[str, tuple[bool, datetime]]
    deletion_due: date | None


def stored(uow: UnitOfWork, person_id: int) -> Stored:
    """What is stored about a person."""
    staff_code, names = uow.connection.execute(
        select(Person.staff_code, Unit.names).join(Unit, Unit.id == Person.unit_id).where(Person.id == person_id)
    ).one()
    mine = select(StoredSession.id).where(StoredSession.person_id == person_id)
    return Stored(
        staff_code,
        names,
        _count(uow, select(func.count()).select_from(mine.where(StoredSession.state.is_not(None)).subquery())),
        _count(uow, select(func.count(Submission.session_id.distinct())).where(Submission.session_id.in_(mine))),
        _count(
            uow,
            select(func.count(StoredAnswer.id)).where(StoredAnswer.session_id.in_(mine), StoredAnswer.number == DRAFT),
        ),
        _decisions(uow, person_id),
        deletion_due(uow, person_id),
    )


def _count(uow: UnitOfWork, query: object) -> int:
    return int(uow.connection.execute(query).scalar_one())  # type: ignore[call-overload]


def _decisions(uow: UnitOfWork, person_id: int) -> dict[str, tuple[bool, datetime]]:
    rows = uow.connection.execute(
        select(Consent.purpose, Consent.given, Consent.at).where(Consent.person_id == person_id).order_by(Consent.id)
    )
    found = {purpose: (given, at) for purpose, given, at in rows}
    stopped_at = uow.connection.scalar(select(Person.reminders_stopped_at).where(Person.id == person_id))
    if stopped_at is not None and consents.REMINDERS in found:
        found[consents.REMINDERS] = (False, stopped_at)
    return found


def stop_reminders(uow: UnitOfWork, person_id: int, at: datetime | None) -> None:
    """Send no more reminders from a moment on, invitations to what is new still come; None lets them come again."""
    uow.connection.execute(update(Person).where(Person.id == person_id).values(reminders_stopped_at=at))


def withdraw(uow: UnitOfWork, person_id: int, language: str, now: datetime, zone: ZoneInfo) -> None:
    """Take back the consent to development and analysis: use stops at once."""
    for purpose in consents.PURPOSES:
        if consents.given(uow, person_id, purpose):
            consents.record(uow, person_id, purpose, agreed=False, language=language, now=now)
    _stop(uow, person_id)
    _request(uow, person_id, "withdrawal", now, zone)


def ask_deletion(uow: UnitOfWork, person_id: int, now: datetime, zone: ZoneInfo) -> date:
    """Record that somebody wants their data deleted; use stops at once. Gives the day until which it is done."""
    due = deletion_due(uow, person_id)
    if due is not None:
        return due
    _stop(uow, person_id)
    uow.connection.execute(update(Person).where(Person.id == person_id).values(frozen_at=now))
    return _request(uow, person_id, "deletion", now, zone)


def deletion_due(uow: UnitOfWork, person_id: int) -> date | None:
    """Until when a deletion that was asked for is done; None when none was."""
    query = select(RightRequest.due_on).where(
        RightRequest.person_id == person_id, RightRequest.kind == "deletion", RightRequest.done_at.is_(None)
    )
    return uow.connection.execute(query).scalars().first()


def resume(uow: UnitOfWork, person_id: int) -> None:
    """Consent was given again: what had stopped goes on where it was."""
    mine = (StoredSession.person_id == person_id) & (StoredSession.status == SessionStatus.STOPPED)
    uow.connection.execute(
        update(StoredSession)
        .where(mine, StoredSession.submitted_at.is_not(None))
        .values(status=SessionStatus.SUBMITTED)
    )
    uow.connection.execute(
        update(StoredSession).where(mine, StoredSession.state.is_not(None)).values(status=SessionStatus.STARTED)
    )
    uow.connection.execute(update(StoredSession).where(mine).values(status=SessionStatus.NEW))


def _stop(uow: UnitOfWork, person_id: int) -> None:
    uow.connection.execute(
        update(StoredSession).where(StoredSession.person_id == person_id).values(status=SessionStatus.STOPPED)
    )
    waiting = (Delivery.person_id == person_id) & (Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(
        update(Delivery).where(waiting).values(state=DeliveryState.CANCELLED, reason="consent withdrawn")
    )


def _request(uow: UnitOfWork, person_id: int, kind: str, now: datetime, zone: ZoneInfo) -> date:
    due = now.astimezone(zone).date() + timedelta(days=DAYS)
    uow.orm.add(RightRequest(person_id=person_id, kind=kind, asked_at=now, due_on=due))
    uow.orm.flush()  # the card that follows reads it on the same connection
    audit.record(uow, actor=f"person:{person_id}", act=f"rights.{kind}", subject=f"person:{person_id}", now=now)
    return due
