"""What the data protection officer, or the operator, does about a request. Nobody decides about their own."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.selectable import Exists

from bot.calendar.periods import FREEZING, WARNINGS, Clocks
from bot.services import outgoing
from bot.services.people import register
from bot.services.people.reachable import here
from bot.services.people.role_words import ADMIN, OFFICER
from bot.services.refusals import Refusal
from bot.services.rights import asking, erasing, ledger
from storage.models import Chat, Person, PersonRole, RightRequest
from storage.unit_of_work import UnitOfWork

NEW, ANSWER, WARNING = "right-new", "right-answer", "right-warning"  # kinds of deliveries to the officer


def is_officer(reader: int | InstrumentedAttribute[int | None]) -> Exists:
    """A condition for queries: whether the reader holds the office now, and is here."""
    mine = (PersonRole.person_id == reader, PersonRole.role == OFFICER)
    return exists().where(*mine, Person.id == PersonRole.person_id, Person.frozen_at.is_(None))


def open_for(uow: UnitOfWork, reader: int) -> list[RightRequest]:
    """Open requests as the officer's desk shows them, those due first on top; nothing for anybody else."""
    query = select(RightRequest).where(register.OPEN, is_officer(reader)).order_by(RightRequest.due_on, RightRequest.id)
    return list(uow.orm.scalars(query))


def one_for(uow: UnitOfWork, number: int, reader: int) -> RightRequest | None:
    """A request by its number, for the officer; None for anybody else and for one's own."""
    query = select(RightRequest).where(RightRequest.id == number, is_officer(reader), RightRequest.person_id != reader)
    return uow.orm.scalars(query).one_or_none()


def taken(uow: UnitOfWork, number: int, actor: str) -> RightRequest:
    """A request to act on. Raises Refusal for one that does not exist, and for one's own."""
    request = register.one(uow, number)
    if actor == f"person:{request.person_id}":
        raise Refusal("not_yourself", "nobody decides about their own request")
    return request


def answer(uow: UnitOfWork, number: int, actor: str, now: datetime) -> RightRequest:
    """Give the first answer. Raises Refusal."""
    request = taken(uow, number, actor)
    register.answer(uow, request, actor, now)
    return request


def extend(uow: UnitOfWork, number: int, reason: str, clocks: Clocks, actor: str, now: datetime) -> RightRequest:
    """Make the time longer, once, with a reason that the person is told. Raises Refusal."""
    request = taken(uow, number, actor)
    register.extend(uow, request, reason, clocks, actor, now)
    return request


def refuse(uow: UnitOfWork, number: int, reason: str, actor: str, now: datetime) -> RightRequest:
    """Refuse with a reason; what had stopped because of the request goes on. Raises Refusal.

    Consent that was withdrawn stays withdrawn whatever is decided about the answers.
    """
    request = taken(uow, number, actor)
    register.settle(uow, request, register.REFUSED, actor, now, reason=reason)
    if request.kind in FREEZING:
        asking.thaw(uow, request.person_id)
    return request


def carry_out(uow: UnitOfWork, number: int, actor: str, now: datetime) -> RightRequest:
    """Do what was asked for: erase, freeze, or note that it was done. It cannot be undone. Raises Refusal."""
    request = taken(uow, number, actor)
    if request.outcome is not None:
        raise Refusal("request_settled", f"request {number} is closed: {request.outcome.replace('_', ' ')}")
    figures: dict[str, int] = {}
    if (scope := ledger.SCOPES.get(request.kind)) is not None:
        figures = erasing.erase_person(uow, request.person_id, scope, now)
        uow.orm.refresh(request)
    if request.kind in FREEZING:
        register.freeze(uow, request.person_id, now)
    register.settle(uow, request, register.CARRIED_OUT, actor, now, figures=figures)
    return request


# -- telling the officer


def warn(uow: UnitOfWork, clocks: Clocks, now: datetime) -> int:
    """Tell the officer of new requests and of those whose first answer or end is due soon, today, or overdue.

    Where nobody holds the office, the admins hear of it. Each thing is told once, whoever calls this how often; a
    request that is due before anybody heard of it comes as one message, the warning, which says all that the news
    would. Gives the number of new messages.
    """
    today = now.astimezone(clocks.calendar.zone).date()
    said, requests = 0, register.listed(uow)
    officers = _readers(uow, now) if requests else []
    for request in requests:
        readers = [one for one in officers if one != request.person_id]
        kind, due, step = _called_for(request, clocks, today)
        if step is not None:
            params = {"request": request.id, "step": step}
            said += outgoing.tell(uow, readers, kind, f"{request.id}:{due}:{step}", params, now)
        unwarned = [one for one in readers if not _was_warned(uow, one, request)]
        said += outgoing.tell(uow, unwarned, NEW, f"{request.id}", {"request": request.id}, now)
    return said


def _called_for(request: RightRequest, clocks: Clocks, today: date) -> tuple[str, date, int | None]:
    """The one warning that is called for today: its kind, the day it is about, and its step.

    The first answer comes before the end, until the end is near: carrying it out is an answer too.
    """
    end = clocks.warning(request.due_on, today)
    if request.answered_at is None and (end is None or end == max(WARNINGS)):
        first = clocks.warning(request.answer_due_on, today, clocks.answer_days)
        if first is not None:
            return ANSWER, request.answer_due_on, first
    return WARNING, request.due_on, end


def _was_warned(uow: UnitOfWork, reader: int, request: RightRequest) -> bool:
    return any(outgoing.has_heard(uow, reader, kind, f"{request.id}:") for kind in (ANSWER, WARNING))


def _readers(uow: UnitOfWork, now: datetime) -> list[int]:
    return _holders(uow, OFFICER, now) or _holders(uow, ADMIN, now)


def _holders(uow: UnitOfWork, role: str, now: datetime) -> list[int]:
    holds = exists().where(PersonRole.person_id == Person.id, PersonRole.role == role)
    reachable = exists().where(Chat.person_id == Person.id, Chat.unreachable_at.is_(None))
    return list(
        uow.connection.scalars(select(Person.id).where(holds, reachable, here(Person, now.date())).order_by(Person.id))
    )
