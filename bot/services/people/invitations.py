"""One-time codes that bind a chat to a person. Only their keyed hashes are stored; a code is shown once, when drawn."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, select, update

from bot.services import audit
from bot.services.refusals import Refusal
from storage.labelled import first_of, labelled
from storage.models import Chat, Invitation, Person, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.answers.folding import western

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L and U: read aloud and copied by hand without doubt
LENGTH = 10  # 30 ** 10: 49 bits
LIFETIME = timedelta(days=14)
MOST_WRONG_TRIES = 5
PURPOSE = "invitation"  # of the keyed hash


@dataclass(frozen=True, slots=True)
class DrawnCode:
    """A fresh code, for one person."""

    staff_code: str
    code: str


@dataclass(frozen=True, slots=True)
class FoundInvitation:
    """An invitation that can still be used, and what enrolment needs of the person."""

    id: int
    person_id: int
    staff_code: str
    tries_left: int
    birth_month: str | None = None
    for_new_account: bool = False  # drawn knowing that the person has joined
    drawn_by: int | None = None  # in the chat; None for the operator


def new_code() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def link(bot: str, code: str) -> str:
    """The link that opens the bot with a code; ``bot`` is its name without @."""
    return f"https://t.me/{bot}?start={code}"


def normal(code: str) -> str:
    """A code as it was drawn, from however it was typed: small letters, blanks, dashes and widths do not matter.

    Of a whole link that was pasted it is what stands behind ``start=``.
    """
    return "".join(sign for sign in western(code.rpartition("start=")[2]).upper() if sign.isalnum())


def draw(
    uow: UnitOfWork,
    person: Person,
    now: datetime,
    make_code: Callable[[], str] = new_code,
    *,
    drawn_by: int | None = None,
    for_new_account: bool = False,
) -> str:
    """Draw a code for somebody; their earlier unused ones end. Raises Refusal for those who cannot join.

    ``drawn_by`` is None for the server's operator. ``for_new_account``: whoever draws it knows that the person has
    joined and vouches for the new account, so that it is bound without a further word.
    """
    uow.orm.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    _check_can_join(person, now)
    revoke(uow, person.id, now)
    code = make_code()
    uow.orm.add(
        Invitation(
            person_id=person.id,
            code_key=uow.vault.key_of(normal(code), PURPOSE),
            created_at=now,
            expires_at=now + LIFETIME,
            drawn_by=drawn_by,
            for_new_account=for_new_account,
        )
    )
    return code


def revoke(uow: UnitOfWork, person_id: int, now: datetime) -> int:
    """End the codes of somebody that nobody has used; gives their number."""
    unused = update(Invitation).where(Invitation.person_id == person_id, Invitation.used_at.is_(None))
    return uow.connection.execute(unused.where(Invitation.revoked_at.is_(None)).values(revoked_at=now)).rowcount


def _check_can_join(person: Person, now: datetime) -> None:
    code = person.staff_code
    if person.frozen_at is not None:
        raise Refusal("person_frozen", f"{code} has asked for deletion or restriction", staff_code=code)
    if person.left_on is not None and person.left_on <= now.date():
        raise Refusal("person_left", f"{code} has left", staff_code=code)
    if not person.messenger:
        raise Refusal("person_no_messenger", f"{code} is marked as not to use the messenger", staff_code=code)


def find(uow: UnitOfWork, code: str, now: datetime) -> FoundInvitation | None:
    """The invitation of a code; None when it is unknown, used, revoked, expired, dead or its person has left.

    What is wrong with a code is not told: a stranger learns nothing.
    """
    return _valid(uow, Invitation.code_key == uow.vault.key_of(normal(code), PURPOSE), now)


def still_valid(uow: UnitOfWork, invitation_id: int, now: datetime) -> FoundInvitation | None:
    """The invitation that was found before, if it can still be used."""
    return _valid(uow, Invitation.id == invitation_id, now)


def _valid(uow: UnitOfWork, which: ColumnElement[bool], now: datetime) -> FoundInvitation | None:
    query = (
        select(
            *labelled(
                id=Invitation.id,
                person_id=Person.id,
                staff_code=Person.staff_code,
                tries_left=MOST_WRONG_TRIES - Invitation.wrong_tries,
                birth_month=Person.birth_month,
                for_new_account=Invitation.for_new_account,
                drawn_by=Invitation.drawn_by,
            )
        )
        .join(Person, Person.id == Invitation.person_id)
        .where(which)
        .where(Invitation.used_at.is_(None), Invitation.revoked_at.is_(None), Invitation.expires_at > now)
        .where(Invitation.wrong_tries < MOST_WRONG_TRIES, Person.messenger.is_(True))
        .where(Person.left_on.is_(None) | (Person.left_on > now.date()), Person.frozen_at.is_(None))
    )
    return first_of(uow, FoundInvitation, query)


def note_wrong_try(uow: UnitOfWork, invitation_id: int) -> int:
    """Count a wrong fact; gives how many tries are left, 0 when the code is dead now."""
    counted = update(Invitation).where(Invitation.id == invitation_id).values(wrong_tries=Invitation.wrong_tries + 1)
    tries = uow.connection.execute(counted.returning(Invitation.wrong_tries)).scalar_one()
    return max(0, MOST_WRONG_TRIES - tries)


def use(uow: UnitOfWork, invitation: FoundInvitation, now: datetime) -> None:
    """Use an invitation up. Raises Refusal when another was faster or it ended meanwhile."""
    alive = update(Invitation).where(Invitation.id == invitation.id, Invitation.used_at.is_(None))
    alive = alive.where(Invitation.revoked_at.is_(None), Invitation.expires_at > now)
    alive = alive.where(Invitation.wrong_tries < MOST_WRONG_TRIES)
    if uow.connection.execute(alive.values(used_at=now)).rowcount != 1:
        raise Refusal("invitation_over", "this invitation cannot be used any more")


# -- for the command line


def draw_for_person(
    uow: UnitOfWork, staff_code: str, now: datetime, *, for_new_account: bool = False
) -> list[DrawnCode]:
    """A code for one staff code; ``for_new_account`` is the operator's word for another account. Raises Refusal."""
    return _draw_all(uow, [person_of(uow, staff_code)], now, for_new_account=for_new_account)


def draw_for_agency(uow: UnitOfWork, agency: str, now: datetime) -> list[DrawnCode]:
    """Codes for everybody of an agency who may use the messenger and has not joined. Raises Refusal."""
    unit = uow.orm.scalars(select(Unit).where(Unit.code == agency, Unit.kind == "agency")).one_or_none()
    if unit is None:
        raise Refusal("agency_unknown", f"there is no agency {agency!r}", agency=agency)
    return _draw_all(uow, uow.orm.scalars(_not_joined(unit.id, now)), now)


def _not_joined(agency_id: int, now: datetime) -> Select[Person]:
    joined = select(Chat.id).where(Chat.person_id == Person.id).exists()
    here = Person.left_on.is_(None) | (Person.left_on > now.date())
    people = select(Person).where(Person.agency_id == agency_id, Person.messenger.is_(True), here, ~joined)
    people = people.where(Person.frozen_at.is_(None))
    return people.order_by(Person.staff_code)


def person_of(uow: UnitOfWork, staff_code: str) -> Person:
    """The person with a staff code. Raises Refusal."""
    person = uow.orm.scalars(select(Person).where(Person.staff_code == staff_code)).one_or_none()
    if person is None:
        raise Refusal("person_unknown", f"there is nobody with staff code {staff_code!r}", staff_code=staff_code)
    return person


def _draw_all(
    uow: UnitOfWork, people: Iterable[Person], now: datetime, *, for_new_account: bool = False
) -> list[DrawnCode]:
    drawn = [(person, draw(uow, person, now, for_new_account=for_new_account)) for person in people]
    details = {"new_account": True} if for_new_account else None
    for person, _ in drawn:
        audit.record(
            uow, actor=audit.OPERATOR, act="invitation.draw", subject=f"person:{person.id}", details=details, now=now
        )
    return [DrawnCode(person.staff_code, code) for person, code in drawn]
