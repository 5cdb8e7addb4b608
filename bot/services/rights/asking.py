"""What somebody does about their own rights in the chat: see what is stored, ask, take back, stop reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, func, select, update

from bot.calendar.periods import FREEZING, WITHDRAW, Clocks
from bot.services.people import consents, register
from bot.services.people.register import RequestWish
from bot.services.refusals import Refusal
from storage.models import Consent, Delivery, Person, RightRequest, StoredAnswer, StoredSession, Submission, Unit
from storage.repositories.sessions import UNSUBMITTED
from storage.states import DeliveryState, SessionStatus
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept about somebody, as figures and plain facts."""

    staff_code: str
    unit_names: dict[str, str]
    started: int
    submitted: int
    answers: int
    consents: dict[str, tuple[bool, datetime]]
    requests: list[RightRequest]  # the newest first


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
        _count(uow, select(func.coalesce(func.sum(_answers(mine).c.most), 0))),
        _decisions(uow, person_id),
        register.of_person(uow, person_id),
    )


def _answers(mine: Select[Any]) -> Subquery:
    """By session how many answers there are, of the draft or of the submission that has most."""
    kept = (StoredAnswer.session_id.in_(mine), StoredAnswer.number >= UNSUBMITTED)
    columns = (StoredAnswer.session_id, StoredAnswer.number)
    each = select(*columns, func.count().label("number_of")).where(*kept).group_by(*columns).subquery()
    return select(func.max(each.c.number_of).label("most")).group_by(each.c.session_id).subquery()


def _count(uow: UnitOfWork, query: Select[Any]) -> int:
    return int(uow.connection.execute(query).scalar_one())


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


def ask(uow: UnitOfWork, person_id: int, wanted: RequestWish, clocks: Clocks, now: datetime) -> RightRequest:
    """Take in what somebody asks for. Where it forbids use, use stops at once. Raises Refusal.

    Withdrawing takes back every consent that was given; the answers are erased within the time.
    """
    if wanted.kind == WITHDRAW:
        _withdraw_consents(uow, person_id, wanted, now)
    request = register.add(uow, person_id, wanted, clocks, now)
    if wanted.kind in (*FREEZING, WITHDRAW):
        _stop(uow, person_id)
    if wanted.kind in FREEZING:
        register.freeze(uow, person_id, now)
    return request


def _withdraw_consents(uow: UnitOfWork, person_id: int, wanted: RequestWish, now: datetime) -> None:
    channel = consents.CHANNEL if wanted.through == register.CHAT else register.PAPER
    for purpose in consents.PURPOSES:
        if consents.given(uow, person_id, purpose):
            language = wanted.language
            consents.record(uow, person_id, purpose, agreed=False, language=language, now=now, channel=channel)


def take_back(uow: UnitOfWork, person_id: int, number: int, now: datetime) -> RightRequest:
    """Somebody changed their mind before it was carried out. Raises Refusal for what is not theirs or not open."""
    request = register.one(uow, number)
    if request.person_id != person_id or request.kind == WITHDRAW:
        raise Refusal("request_unknown", f"there is no request {number}", number=str(number))
    register.settle(uow, request, register.TAKEN_BACK, f"person:{person_id}", now)
    thaw(uow, person_id)
    return request


def lift(uow: UnitOfWork, person_id: int, actor: str, now: datetime) -> int:
    """End what was carried out and forbids use: the person wants to take part again. Gives how many requests.

    After a deletion they begin anew: there is nothing to go on with. Raises Refusal while such a request is open.
    """
    ended = 0
    for request in register.of_person(uow, person_id):
        if request.kind in FREEZING and request.outcome is None:
            raise Refusal("request_open", f"request {request.id} is open: carry it out or refuse it first")
        if request.kind in FREEZING and request.outcome == register.CARRIED_OUT:
            register.note_lifted(uow, request, actor, now)
            ended += 1
    thaw(uow, person_id)
    return ended


def thaw(uow: UnitOfWork, person_id: int) -> None:
    """Use may go on, if no other request forbids it and consent stands."""
    uow.orm.flush()
    if register.freezes(uow, person_id):
        return
    uow.connection.execute(update(Person).where(Person.id == person_id).values(frozen_at=None))
    if consents.given(uow, person_id, consents.DEVELOPMENT):
        _go_on(uow, person_id)


def resume(uow: UnitOfWork, person_id: int, now: datetime) -> None:
    """Consent was given again: what had stopped goes on where it was, and what was not erased yet stays."""
    for request in register.of_person(uow, person_id):
        if request.kind == WITHDRAW and request.outcome is None:
            register.settle(uow, request, register.TAKEN_BACK, f"person:{person_id}", now)
    _go_on(uow, person_id)


def _go_on(uow: UnitOfWork, person_id: int) -> None:
    mine = (StoredSession.person_id == person_id) & (StoredSession.status == SessionStatus.STOPPED)
    kept = mine & StoredSession.state.is_not(None)
    uow.connection.execute(
        update(StoredSession)
        .where(kept, StoredSession.submitted_at.is_not(None))
        .values(status=SessionStatus.SUBMITTED)
    )
    uow.connection.execute(update(StoredSession).where(kept).values(status=SessionStatus.STARTED))
    uow.connection.execute(update(StoredSession).where(mine).values(status=SessionStatus.NEW))


def _stop(uow: UnitOfWork, person_id: int) -> None:
    mine = (StoredSession.person_id == person_id) & (StoredSession.status != SessionStatus.WITHDRAWN)
    uow.connection.execute(update(StoredSession).where(mine).values(status=SessionStatus.STOPPED))
    waiting = (Delivery.person_id == person_id) & (Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(
        update(Delivery).where(waiting).values(state=DeliveryState.CANCELLED, reason="consent withdrawn")
    )
