"""Somebody who has joined comes with a new phone or account: nobody decides that alone.

Either the old account agrees by a button, or two entitled people say yes, neither of them the person. The old account
is told at once, and may stop it until 24 working hours after the second yes. An admin's account changes only by the
word of two other admins, or of the server's operator. Nobody is named to anybody for it: those entitled hear that
somebody waits, and confirm by typing the staff code that the person told them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select, update

from bot.calendar import Calendar
from bot.services import audit, outgoing
from bot.services.bulk import insert_if_missing
from bot.services.people import admins, focal_points, hands, pins
from bot.services.people.role_words import ADMIN, OFFICER
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from storage.labelled import first_of, labelled
from storage.models import Chat, Invitation, Person, PersonRole, Pin, Rebinding, RebindingVote, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork

KIND: Final = "rebind"
OWN: Final = "rebind_own"  # of messages to the old account
ENOUGH: Final = 2  # people who say yes
STOPPABLE_HOURS: Final = 24  # on working days, in which the old account may still stop it
PIN_RESTS_HOURS: Final = 24  # on working days, in which a PIN chosen in a changed account decides nothing
HELD: Final = timedelta(days=14)  # then a new code is needed
BY_TWO: Final = (ADMIN, OFFICER)  # whose first account, too, nobody binds alone by a link drawn in the chat
CONFIRMED, REFUSED, REPLACED, EXPIRED = "confirmed", "refused", "replaced", "expired"

LET_GO: Final = {"at": "stranger", "warning": "account-let-go"}  # the place of a chat that is nobody's any more
UNDECIDED: Final[ColumnElement[bool]] = Rebinding.decided_at.is_(None)


@dataclass(frozen=True, slots=True)
class WaitingAccount:
    """What a chat is told that waits for a person."""

    person: int
    old_account: bool  # there is one: it was told, and may stop it
    admin: bool  # two other admins decide
    binds_at: datetime | None  # two have said yes: bound then, unless the old account stops it


def ask(uow: UnitOfWork, person_id: int, chat_id: int, now: datetime) -> int:
    """Let a chat wait for a person; an earlier one that waited for them, or this one for another, waits no more."""
    drop(uow, person_id, chat_id, now)
    row = Rebinding(person_id=person_id, chat_id=chat_id, asked_at=now)
    uow.orm.add(row)
    uow.orm.flush()
    _tell_own(uow, row, now)
    tell(uow, now, row.id)
    return row.id


def needs_confirming(uow: UnitOfWork, person_id: int, chat_id: int, drawn_by: int | None = None) -> bool:
    """Whether a chat would take over what another left: somebody who has joined, or had, with answers or a role.

    So would one that opens the first link of an admin or officer, if somebody drew it in the chat.
    """
    bound = uow.connection.scalar(select(Chat.id).where(Chat.person_id == person_id))
    if bound is not None:
        return bound != chat_id
    joined_once = select(Invitation.id).where(Invitation.person_id == person_id, Invitation.used_at.is_not(None))
    if uow.connection.execute(joined_once.limit(1)).first() is None:
        weighty = select(PersonRole.id).where(PersonRole.person_id == person_id, PersonRole.role.in_(BY_TWO))
        return drawn_by is not None and uow.connection.execute(weighty.limit(1)).first() is not None
    answered = select(StoredSession.id).where(StoredSession.person_id == person_id, StoredSession.state.is_not(None))
    holds = select(PersonRole.id).where(PersonRole.person_id == person_id)
    return any(uow.connection.execute(query.limit(1)).first() is not None for query in (answered, holds))


def waiting_for(uow: UnitOfWork, chat_id: int) -> WaitingAccount | None:
    """For whom a chat waits to be confirmed, and by whom; None when it waits for nobody."""
    bound = select(Chat.id).where(Chat.person_id == Rebinding.person_id).exists()
    columns = labelled(
        person=Rebinding.person_id,
        old_account=bound,
        admin=admins.is_guarded(Rebinding.person_id),
        binds_at=Rebinding.binds_at,
    )
    return first_of(uow, WaitingAccount, select(*columns).where(UNDECIDED, Rebinding.chat_id == chat_id))


def drop(uow: UnitOfWork, person_id: int, chat_id: int, now: datetime) -> None:
    """End what waits for a person or in a chat: another way was found."""
    _decide(uow, UNDECIDED & ((Rebinding.person_id == person_id) | (Rebinding.chat_id == chat_id)), REPLACED, now)


def decide(uow: UnitOfWork, person_id: int, by: int, now: datetime, calendar: Calendar, *, confirmed: bool) -> None:
    """Say yes or no to the chat that waits for a person; ``by`` was found entitled. One no is enough, a yes is not.

    Raises Refusal when none waits any more, and where somebody decides about themselves.
    """
    if person_id == by:
        raise Refusal("not_yourself", "nobody decides about their own account")
    waiting = _waiting(uow, person_id)
    act = f"account.{'confirm' if confirmed else 'refuse'}"
    audit.record(uow, actor=f"person:{by}", act=act, subject=f"person:{person_id}", now=now)
    if not confirmed:
        _end(uow, waiting, REFUSED, now, by)
    elif _said_yes(uow, waiting, by, now) >= ENOUGH and waiting.binds_at is None:
        _agreed_by_two(uow, waiting, now, calendar)


def answer_own(uow: UnitOfWork, person_id: int, rebinding: int, now: datetime, *, agreed: bool) -> None:
    """The old account agrees, and is let go, or stops it. Raises Refusal, also where an admin's account agrees."""
    waiting = _waiting(uow, person_id)
    if waiting.id != rebinding:
        raise Refusal("nobody_waits", "no new account waits to be confirmed")
    if agreed and uow.connection.execute(select(1).where(admins.is_guarded(person_id))).first() is not None:
        raise Refusal("admins_by_admins", "an admin's account is changed by two other admins, or the operator")
    act = f"account.{'agree' if agreed else 'stop'}"
    audit.record(uow, actor=f"person:{person_id}", act=act, subject=f"person:{person_id}", now=now)
    if agreed:
        _change_over(uow, waiting, now, person_id)
    else:
        _end(uow, waiting, REFUSED, now, person_id)


def complete(uow: UnitOfWork, now: datetime) -> int:
    """Bind what two agreed to and the old account did not stop in time; gives the number."""
    due = select(Rebinding).where(UNDECIDED, Rebinding.binds_at <= now).order_by(Rebinding.id).with_for_update()
    done = 0
    for waiting in uow.orm.scalars(due).all():
        try:
            with uow.connection.begin_nested():
                _change_over(uow, waiting, now, None)
            done += 1
        except Refusal:
            _end(uow, waiting, REPLACED, now, None)
    return done


def helped_to_bind(uow: UnitOfWork, person_id: int, helper: int) -> bool:
    """Whether somebody drew the link, or said yes to the account, that a person acts with."""
    used = select(Invitation.drawn_by).where(Invitation.person_id == person_id, Invitation.used_at.is_not(None))
    drew = uow.connection.scalar(used.order_by(Invitation.used_at.desc(), Invitation.id.desc()).limit(1))
    latest = select(func.max(Rebinding.id)).where(Rebinding.person_id == person_id, Rebinding.outcome == CONFIRMED)
    voted = select(RebindingVote.id).where(
        RebindingVote.rebinding_id == latest.scalar_subquery(), RebindingVote.person_id == helper
    )
    return drew == helper or uow.connection.execute(voted).first() is not None


def rebound_at(uow: UnitOfWork, person_id: int) -> datetime | None:
    """When somebody's account was last changed, by two people's word or the operator's."""
    confirmed = select(func.max(Rebinding.decided_at)).where(
        Rebinding.person_id == person_id, Rebinding.outcome == CONFIRMED
    )
    by_operator = select(func.max(Invitation.used_at)).where(
        Invitation.person_id == person_id, Invitation.for_new_account
    )
    moments = [uow.connection.scalar(query) for query in (confirmed, by_operator)]
    return max((moment for moment in moments if moment is not None), default=None)


def pin_is_too_new(uow: UnitOfWork, person_id: int, now: datetime, calendar: Calendar) -> bool:
    """Whether somebody's PIN was chosen after their account had changed, and less than a working day ago."""
    pin, rebound = pins.of_person(uow, person_id), rebound_at(uow, person_id)
    chosen = pin.set_at if pin is not None else None
    if chosen is None or rebound is None or chosen < rebound:
        return False
    return now < calendar.after_working_hours(chosen, PIN_RESTS_HOURS)


def _waiting(uow: UnitOfWork, person_id: int) -> Rebinding:
    query = select(Rebinding).where(UNDECIDED, Rebinding.person_id == person_id).with_for_update()
    waiting = uow.orm.scalars(query).first()
    if waiting is None or waiting.chat_id is None:
        raise Refusal("nobody_waits", "no new account waits to be confirmed")
    return waiting


def _said_yes(uow: UnitOfWork, waiting: Rebinding, by: int, now: datetime) -> int:
    """Note a yes; gives how many people have said so by now who are entitled still: not frozen or gone meanwhile.

    Whoever may be the same person as the one who says it now does not count beside them.
    """
    insert_if_missing(uow, RebindingVote, {"rebinding_id": waiting.id, "person_id": by, "at": now})
    voters = uow.connection.scalars(
        select(RebindingVote.person_id).where(RebindingVote.rebinding_id == waiting.id, RebindingVote.person_id != by)
    )
    others = [voter for voter in voters.all() if hands.apart(uow, voter, by)]
    return 1 + sum(_may_vouch(uow, voter, waiting.person_id, now) for voter in others)


def _may_vouch(uow: UnitOfWork, voter: int, person_id: int, now: datetime) -> bool:
    theirs = select(Person.id).where(Person.id == person_id, Scope(voter, now.date()).people(Right.VOUCHING))
    return uow.connection.execute(theirs).first() is not None


def _agreed_by_two(uow: UnitOfWork, waiting: Rebinding, now: datetime, calendar: Calendar) -> None:
    """Two have said yes: with an old account in the time it has to stop it, without one at once."""
    if uow.connection.scalar(select(Chat.id).where(Chat.person_id == waiting.person_id)) is None:
        _change_over(uow, waiting, now, None)
        return
    waiting.binds_at = calendar.after_working_hours(now, STOPPABLE_HOURS)
    uow.orm.flush()
    new = (Chat.id == waiting.chat_id) & Chat.person_id.is_(None)
    chats.turn_to(uow, new, {"at": "stranger"}, now)  # it says from when on
    _tell_own(uow, waiting, now)


def _tell_own(uow: UnitOfWork, waiting: Rebinding, now: datetime) -> None:
    about = f"{waiting.id}:{'agreed' if waiting.binds_at else 'asked'}"
    outgoing.tell(uow, [waiting.person_id], OWN, about, {"rebinding": waiting.id}, now)


def _end(uow: UnitOfWork, waiting: Rebinding, outcome: str, now: datetime, by: int | None) -> None:
    assert waiting.chat_id is not None
    _refuse(uow, waiting.chat_id, now)
    _decide(uow, Rebinding.id == waiting.id, outcome, now, by)


def _change_over(uow: UnitOfWork, waiting: Rebinding, now: datetime, by: int | None) -> None:
    """Let the old chat go and bind the new one; a PIN that was typed there counts no more until it is typed here."""
    person_id, chat_id = waiting.person_id, waiting.chat_id
    _decide(uow, Rebinding.id == waiting.id, CONFIRMED, now, by)
    uow.connection.execute(update(Pin).where(Pin.person_id == person_id).values(confirmed_at=None))
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
    old = UNDECIDED & (Rebinding.asked_at <= now - HELD) & Rebinding.binds_at.is_(None)
    stranded = Chat.id.in_(select(Rebinding.chat_id).where(old)) & Chat.person_id.is_(None)
    chats.turn_to(uow, stranded, {"at": "stranger", "warning": "code-unknown"}, now)
    return _decide(uow, old, EXPIRED, now)


def tell(uow: UnitOfWork, now: datetime, only: int | None = None) -> int:
    """Tell those who can decide that somebody waits; each once. Called again when others have the duty."""
    query = select(Rebinding.id, Rebinding.person_id, Person.agency_id).join(Person, Person.id == Rebinding.person_id)
    query = query.where(UNDECIDED) if only is None else query.where(Rebinding.id == only)
    rows = uow.connection.execute(query.order_by(Rebinding.id)).all()
    for row in rows:
        told = focal_points.who_vouch(uow, row.person_id, row.agency_id, now.date())
        outgoing.tell(uow, told, KIND, str(row.id), {"rebinding": row.id}, now)
    return len(rows)
