"""The first admins: made on the server's command line, before anybody could appoint them in the chat."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.services import audit
from bot.services.bulk import insert_if_missing
from bot.services.people.invitations import DrawnCode, draw_for_person, person_of
from bot.services.people.role_words import ADMIN, TECHNICAL
from storage.aliases import lasting_alias
from storage.models import Chat, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key
from survey_definitions.languages import LANGUAGES

_held, _holder = lasting_alias(PersonRole), lasting_alias(Person)
UNIT_CODE = "ADMIN"


def invite_admin(uow: UnitOfWork, staff_code: str | None, now: datetime, *, for_new_account: bool = False) -> DrawnCode:
    """Make somebody an admin and draw a code; without a staff code a person ``ADMIN-n`` is made for it.

    ``for_new_account``: the code is the operator's word for another account of theirs.

    Raises Refusal for an unknown staff code and for people who cannot join.
    """
    person = person_of(uow, staff_code) if staff_code else _bootstrap(uow)
    if _grant(uow, person):
        audit.record(
            uow, actor=audit.OPERATOR, act="role.grant", subject=f"person:{person.id}", details={"role": ADMIN}, now=now
        )
    return draw_for_person(uow, person.staff_code, now, for_new_account=for_new_account)[0]


def joined(uow: UnitOfWork) -> list[tuple[str, bool]]:
    """List the staff codes of all admins who are here, each with whether a chat is bound to them."""
    bound = exists().where(Chat.person_id == Person.id)
    query = select(Person.staff_code, bound).join(PersonRole, PersonRole.person_id == Person.id)
    query = query.where(PersonRole.role == ADMIN, Person.left_on.is_(None), Person.frozen_at.is_(None))
    return [(code, is_bound) for code, is_bound in uow.connection.execute(query.order_by(Person.id))]


def any_unit(uow: UnitOfWork) -> bool:
    """Whether a structure was imported; the unit of admins who are on no roster is none of it."""
    return uow.connection.execute(select(Unit.id).where(Unit.kind != TECHNICAL).limit(1)).first() is not None


def anybody_else(uow: UnitOfWork) -> bool:
    """Whether a roster was imported; admins who are on none do not count."""
    query = select(Person.id).join(Unit, Unit.id == Person.unit_id).where(Unit.kind != TECHNICAL)
    return uow.connection.execute(query.limit(1)).first() is not None


def is_admin(reader: int | InstrumentedAttribute[int | None]) -> Exists:
    """A condition for queries: whether the reader, an id or a column with ids, is an admin now.

    No role counts while its holder is frozen.
    """
    return exists().where(
        _held.person_id == reader, _held.role == ADMIN, _holder.id == _held.person_id, _holder.frozen_at.is_(None)
    )


def is_guarded(person: int | InstrumentedAttribute[int]) -> Exists:
    """A condition for queries: whether an account is changed only as an admin's is, by two others or the operator.

    Frozen or not: freezing takes what a role allows, never what protects its holder.
    """
    return exists().where(_held.person_id == person, _held.role == ADMIN)


def has_role(uow: UnitOfWork, person_id: int, role: str) -> bool:
    """Whether somebody holds a role now, or one of several named with blanks between; nobody does who is frozen."""
    query = select(PersonRole.id).join(Person, Person.id == PersonRole.person_id).limit(1)
    query = query.where(Person.id == person_id, Person.frozen_at.is_(None), PersonRole.role.in_(role.split()))
    return uow.connection.execute(query).first() is not None


def _grant(uow: UnitOfWork, person: Person) -> bool:
    """Give the role; False when the person has it."""
    has_it = select(PersonRole.id).where(PersonRole.person_id == person.id, PersonRole.role == ADMIN)
    if uow.orm.scalars(has_it.limit(1)).first() is not None:
        return False
    uow.orm.add(PersonRole(person_id=person.id, role=ADMIN))
    return True


def _bootstrap(uow: UnitOfWork) -> Person:
    """A person who is on no roster, in a unit that no campaign is for."""
    unit = _technical_unit(uow)
    taken = set(uow.orm.scalars(select(Person.staff_code).where(Person.staff_code.startswith(f"{UNIT_CODE}-"))))
    number = next(n for n in range(1, len(taken) + 2) if f"{UNIT_CODE}-{n}" not in taken)
    code = f"{UNIT_CODE}-{number}"
    person = Person(
        staff_code=code,
        full_name=code,
        search_key=folded(code),
        sort_key=sort_key(code),
        unit_id=unit.id,
        messenger=True,
    )
    uow.orm.add(person)
    uow.orm.flush()
    return person


def _technical_unit(uow: UnitOfWork) -> Unit:
    names = dict.fromkeys(LANGUAGES, UNIT_CODE)
    values = {"code": UNIT_CODE, "kind": TECHNICAL, "names": names, "short_names": {}, "successors": []}
    insert_if_missing(uow, Unit, values)
    return uow.orm.scalars(select(Unit).where(Unit.code == UNIT_CODE).with_for_update()).one()
