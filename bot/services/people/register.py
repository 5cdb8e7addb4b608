"""The register of requests: who asked for what and when, until when it is due, what was done. Every step is on record.

Actors are those of the audit: ``person:ID``, or the operator. Whoever asked is told at each step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from bot.calendar.periods import FREEZING, KINDS, Clocks
from bot.services import audit, outgoing
from bot.services.refusals import Refusal
from storage.models import Person, RightRequest
from storage.unit_of_work import UnitOfWork

TOLD: Final = "right"  # kind of the delivery that tells somebody of a step
WISH: Final = "wish of a request"  # purposes of the vault
REASON: Final = "reason about a request"
CHAT, PAPER = "chat", "paper"  # how a request came
CARRIED_OUT, REFUSED, TAKEN_BACK, LIFTED = "carried_out", "refused", "taken_back", "lifted"
Request = RightRequest  # as conversations and screens call a row
Details = Mapping[str, Any] | None
OPEN: Final = RightRequest.outcome.is_(None)
_IN_FORCE: Final = and_(RightRequest.kind.in_(FREEZING), or_(OPEN, RightRequest.outcome == CARRIED_OUT))


@dataclass(frozen=True, slots=True)
class RequestWish:
    """What somebody asks for: in the chat themselves, in their language, or on paper, taken in by an ``actor``."""

    kind: str
    wish: str = ""  # in their own words
    language: str = ""
    actor: str = ""

    @property
    def through(self) -> str:
        """How it came."""
        return PAPER if self.actor else CHAT


@dataclass(frozen=True, slots=True)
class Overview:
    """Requests in numbers: those that are open, and of them those whose first answer or whose end is due or overdue."""

    open: int = 0
    due: int = 0


def add(uow: UnitOfWork, person_id: int, wanted: RequestWish, clocks: Clocks, now: datetime) -> RightRequest:
    """Take a request in; an open one of the same kind is given back as it is. Raises Refusal for an unknown kind.

    The day of the request is taken in the calendar's zone.
    """
    kind = wanted.kind
    if kind not in KINDS:
        raise Refusal("request_unknown_kind", f"{kind!r} is no request: expected one of {', '.join(KINDS)}")
    mine = (RightRequest.person_id == person_id, RightRequest.kind == kind)
    if (found := uow.orm.scalars(select(RightRequest).where(*mine, OPEN)).first()) is not None:
        return found
    asked = now.astimezone(clocks.calendar.zone).date()
    request = RightRequest(
        person_id=person_id,
        kind=kind,
        asked_at=now,
        through=wanted.through,
        answer_due_on=clocks.first_answer(asked),
        due_on=clocks.due(kind, asked),
        wish=uow.vault.seal_text(wanted.wish, WISH) if wanted.wish else None,
    )
    uow.orm.add(request)
    uow.orm.flush()
    _record(uow, "ask", request, wanted.actor or f"person:{person_id}", now)
    return request


def one(uow: UnitOfWork, number: int) -> RightRequest:
    """A request by its number, locked until the transaction ends. Raises Refusal."""
    found = uow.orm.get(RightRequest, number, with_for_update=True, populate_existing=True)
    if found is None:
        raise Refusal("request_unknown", f"there is no request {number}", number=str(number))
    return found


def listed(uow: UnitOfWork, *, everything: bool = False) -> list[RightRequest]:
    """Open requests, those due first on top; with ``everything`` also what was settled, the newest first."""
    if everything:
        return list(uow.orm.scalars(select(RightRequest).order_by(RightRequest.id.desc())))
    return list(uow.orm.scalars(select(RightRequest).where(OPEN).order_by(RightRequest.due_on, RightRequest.id)))


def of_person(uow: UnitOfWork, person_id: int) -> list[RightRequest]:
    """All requests of somebody, the newest first."""
    query = select(RightRequest).where(RightRequest.person_id == person_id).order_by(RightRequest.id.desc())
    return list(uow.orm.scalars(query))


def overview(uow: UnitOfWork, today: date) -> Overview:
    """How many are open, and of how many the day of an answer or of the end has come."""
    return Overview(_count(uow, OPEN), _count(uow, or_(_unanswered(today), _late(today))))


def _unanswered(today: date) -> ColumnElement[bool]:
    return and_(OPEN, RightRequest.answered_at.is_(None), RightRequest.answer_due_on <= today)


def _late(today: date) -> ColumnElement[bool]:
    return and_(OPEN, RightRequest.due_on <= today)


def is_late(request: RightRequest, today: date) -> bool:
    """Whether the day has come on which something about it had to be done at the latest."""
    if request.outcome is not None:
        return False
    return request.due_on <= today or (request.answered_at is None and request.answer_due_on <= today)


def _count(uow: UnitOfWork, condition: ColumnElement[bool]) -> int:
    query: Select[Any] = select(func.count(RightRequest.id)).where(condition)
    return int(uow.connection.execute(query).scalar_one())


def freezes(uow: UnitOfWork, person_id: int) -> bool:
    """Whether a request of somebody's stands that forbids all use of what is stored."""
    query = select(RightRequest.id).where(RightRequest.person_id == person_id, _IN_FORCE).limit(1)
    return uow.connection.execute(query).first() is not None


def freeze(uow: UnitOfWork, person_id: int, now: datetime) -> None:
    """Use stops: nothing of it is shown or sent, no role counts."""
    mine = update(Person).where(Person.id == person_id, Person.frozen_at.is_(None))
    uow.connection.execute(mine.values(frozen_at=now))


# -- steps


def answer(uow: UnitOfWork, request: RightRequest, actor: str, now: datetime) -> None:
    """The first answer: that it was received and until when it is done. Raises Refusal when it was given."""
    _still_open(request)
    if request.answered_at is not None:
        raise Refusal("request_answered", f"request {request.id} has had its first answer")
    request.answered_at, request.answered_by = now, actor
    _step(uow, "answer", request, actor, now)


def extend(uow: UnitOfWork, request: RightRequest, reason: str, clocks: Clocks, actor: str, now: datetime) -> None:
    """Make the time longer, once, while it has not run out. It is a first answer too. Raises Refusal."""
    _still_open(request)
    _needs_reason(reason)
    if request.extended_at is not None:
        raise Refusal("request_extended", f"the time of request {request.id} was made longer before: once is the limit")
    if request.due_on < now.astimezone(clocks.calendar.zone).date():
        raise Refusal("request_overdue", f"the time of request {request.id} is over: carry it out or refuse it")
    request.due_on = clocks.extended(request.kind, request.due_on)
    request.extended_at, request.extended_by = now, actor
    request.extension_reason = uow.vault.seal_text(reason.strip(), REASON)
    if request.answered_at is None:
        request.answered_at, request.answered_by = now, actor
    _step(uow, "extend", request, actor, now, {"due": request.due_on.isoformat()})


def settle(
    uow: UnitOfWork,
    request: RightRequest,
    outcome: str,
    actor: str,
    now: datetime,
    *,
    reason: str = "",
    figures: Mapping[str, int] | None = None,
) -> None:
    """Close a request. Raises Refusal when it is closed, and for a refusal without its reason."""
    _still_open(request)
    if outcome == REFUSED:
        _needs_reason(reason)
        request.refusal_reason = uow.vault.seal_text(reason.strip(), REASON)
    request.outcome, request.done_at, request.done_by = outcome, now, actor
    request.figures = dict(figures) if figures is not None else None
    if request.answered_at is None:
        request.answered_at, request.answered_by = now, actor
    _step(uow, outcome, request, actor, now, figures or {})


def _still_open(request: RightRequest) -> None:
    if request.outcome is not None:
        raise Refusal("request_settled", f"request {request.id} is closed: {request.outcome.replace('_', ' ')}")


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("request_no_reason", "say why: the person is told")


def _step(
    uow: UnitOfWork,
    step: str,
    request: RightRequest,
    actor: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Put a step on record and tell the person, unless they took it themselves."""
    uow.orm.flush()
    _record(uow, step, request, actor, now, details)
    if actor != f"person:{request.person_id}":
        about = f"{request.id}:{step}"
        outgoing.tell(uow, [request.person_id], TOLD, about, {"request": request.id, "step": step}, now)


def _record(
    uow: UnitOfWork,
    step: str,
    request: RightRequest,
    actor: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    said = {"kind": request.kind, "person": request.person_id} | dict(details or {})
    audit.record(uow, actor=actor, act=f"rights.{step}", subject=f"request:{request.id}", details=said, now=now)


def note_lifted(uow: UnitOfWork, request: RightRequest, actor: str, now: datetime) -> None:
    """A freeze that was carried out has ended."""
    request.outcome = LIFTED
    _record(uow, LIFTED, request, actor, now)


def said(uow: UnitOfWork, sealed: bytes | None, purpose: str) -> str:
    """A sealed text of a request; empty when there is none."""
    return uow.vault.open_text(sealed, purpose) if sealed is not None else ""
