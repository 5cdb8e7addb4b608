"""Somebody who has joined comes with a new phone or account: the old chat stays until an entitled person says yes.

Nobody is named to anybody for it: the focal point hears that somebody waits, and confirms by typing the staff code that
the person told them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, select, update

from bot.services import audit, outgoing
from bot.services.people import focal_points
from bot.services.refusals import Refusal
from storage.models import Chat, Person, Rebinding
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork

KIND: Final = "rebind"
HELD: Final = timedelta(days=14)  # then a new code is needed
CONFIRMED, REFUSED, REPLACED, EXPIRED = "confirmed", "refused", "replaced", "expired"

LET_GO: Final = {"at": "stranger", "warning": "account-let-go"}  # the place of a chat that is nobody's any more
UNDECIDED: Final[ColumnElement[bool]] = Rebinding.decided_at.is_(None)


def ask(uow: UnitOfWork, person_id: int, chat_id: int, now: datetime) -> int:
    """Let a chat wait for a person; an earlier one that waited for them, or this one for another, waits no more."""
    drop(uow, person_id, chat_id, now)
    row = Rebinding(person_id=person_id, chat_id=chat_id, asked_at=now)
    uow.orm.add(row)
    uow.orm.flush()
    tell(uow, now, row.id)
    return row.id


def drop(uow: UnitOfWork, person_id: int, chat_id: int, now: datetime) -> None:
    """End what waits for a person or in a chat: another way was found."""
    _decide(uow, UNDECIDED & ((Rebinding.person_id == person_id) | (Rebinding.chat_id == chat_id)), REPLACED, now)


def waits(uow: UnitOfWork, chat_id: int) -> bool:
    """Whether a chat waits to be confirmed."""
    query = select(Rebinding.id).where(UNDECIDED, Rebinding.chat_id == chat_id)
    return uow.connection.execute(query).first() is not None


def decide(uow: UnitOfWork, person_id: int, by: int, now: datetime, *, confirmed: bool) -> None:
    """Say yes or no to the chat that waits for a person; ``by`` was found entitled.

    Raises Refusal when none waits any more, and where somebody decides about themselves.
    """
    if person_id == by:
        raise Refusal("not_yourself", "nobody decides about their own account")
    query = select(Rebinding.id, Rebinding.chat_id).where(UNDECIDED, Rebinding.person_id == person_id)
    waiting = uow.connection.execute(query.with_for_update()).first()
    if waiting is None or waiting.chat_id is None:
        raise Refusal("nobody_waits", "no new account waits to be confirmed")
    if confirmed:
        _change_over(uow, person_id, waiting.chat_id, now)
    else:
        _refuse(uow, waiting.chat_id, now)
    _decide(uow, Rebinding.id == waiting.id, CONFIRMED if confirmed else REFUSED, now, by)
    act = f"account.{'confirm' if confirmed else 'refuse'}"
    audit.record(uow, actor=f"person:{by}", act=act, subject=f"person:{person_id}", now=now)


def _change_over(uow: UnitOfWork, person_id: int, chat_id: int, now: datetime) -> None:
    chats.turn_to(uow, Chat.person_id == person_id, LET_GO, now, person_id=None, session_id=None)
    language = uow.connection.execute(select(Person.language).where(Person.id == person_id)).scalar()
    values: dict[str, Any] = {"person_id": person_id, "bound_at": now, "wrong_tries": 0}
    if language:
        values["language"] = language
    new = (Chat.id == chat_id) & Chat.person_id.is_(None)
    if chats.turn_to(uow, new, {"at": "surveys"}, now, **values) != 1:
        raise Refusal("nobody_waits", "the new account joined as somebody else")


def _refuse(uow: UnitOfWork, chat_id: int, now: datetime) -> None:
    waiting = (Chat.id == chat_id) & Chat.person_id.is_(None)
    chats.turn_to(uow, waiting, {"at": "stranger", "warning": "rebind-refused"}, now)


def _decide(uow: UnitOfWork, which: ColumnElement[bool], outcome: str, now: datetime, by: int | None = None) -> int:
    decided = update(Rebinding).where(which)
    values = {"decided_at": now, "decided_by": by, "outcome": outcome, "chat_id": None}
    return uow.connection.execute(decided.values(**values)).rowcount


def expire(uow: UnitOfWork, now: datetime) -> int:
    """End what has waited too long; gives the number. The chats are strangers' again, and may be forgotten."""
    old = UNDECIDED & (Rebinding.asked_at <= now - HELD)
    stranded = Chat.id.in_(select(Rebinding.chat_id).where(old)) & Chat.person_id.is_(None)
    chats.turn_to(uow, stranded, {"at": "stranger", "warning": "code-unknown"}, now)
    return _decide(uow, old, EXPIRED, now)


def tell(uow: UnitOfWork, now: datetime, only: int | None = None) -> int:
    """Tell those who can decide that somebody waits; each once. Called again when others have the duty."""
    query = select(Rebinding.id, Rebinding.person_id, Person.agency_id).join(Person, Person.id == Rebinding.person_id)
    query = query.where(UNDECIDED) if only is None else query.where(Rebinding.id == only)
    rows = uow.connection.execute(query.order_by(Rebinding.id)).all()
    for row in rows:
        told = focal_points.or_admins(uow, row.agency_id, now.date(), but=row.person_id)
        outgoing.tell(uow, told, KIND, str(row.id), {"rebinding": row.id}, now)
    return len(rows)
