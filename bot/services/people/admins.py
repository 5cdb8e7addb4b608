"""The first admins: made on the server's command line, before anybody could appoint them in the chat."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.services import audit
from bot.services.bulk import insert_if_missing
from bot.services.people.invitations import DrawnCode, draw_for_person, person_of
from bot.services.people.role_words import ADMIN, TECHNICAL
from bot.settings import LANGUAGES
from storage.models import Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key

UNIT_CODE = "ADMIN"


def invite_admin(uow: UnitOfWork, staff_code: str | None, now: datetime) -> DrawnCode:
    """Make somebody an admin and draw a code; without a staff code a person ``ADMIN-n`` is made for it.

    Raises Refusal for an unknown staff code and for people who cannot join.
    """
    person = person_of(uow, staff_code) if staff_code else _bootstrap(uow)
    if _grant(uow, person):
        audit.record(uow, actor=audit.OPERATOR, act="role.grant", subject=f"person:{person.id}",
                     details={"role": ADMIN}, now=now)  # fmt: skip
    return draw_for_person(uow, person.staff_code, now)[0]


def is_admin(reader: int | InstrumentedAttribute[int | None]) -> Exists:
    """A condition for queries: whether the reader, an id or a column with ids, is an admin now."""
    return exists().where(PersonRole.person_id == reader, PersonRole.role == ADMIN)


def has_role(uow: UnitOfWork, person_id: int, role: str) -> bool:
    """Whether somebody holds a role now, or one of several named with blanks between."""
    query = select(PersonRole.id).where(PersonRole.person_id == person_id, PersonRole.role.in_(role.split())).limit(1)
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
        staff_code=code, full_name=code, search_key=folded(code), sort_key=sort_key(code), unit_id=unit.id,
        messenger=True,
    )  # fmt: skip
    uow.orm.add(person)
    uow.orm.flush()
    return person


def _technical_unit(uow: UnitOfWork) -> Unit:
    names = dict.fromkeys(LANGUAGES, UNIT_CODE)
    values = {"code": UNIT_CODE, "kind": TECHNICAL, "names": names, "short_names": {}, "successors": []}
    insert_if_missing(uow, Unit, values)
    return uow.orm.scalars(select(Unit).where(Unit.code == UNIT_CODE).with_for_update()).one()
