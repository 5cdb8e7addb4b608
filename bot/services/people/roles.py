"""Roles given and taken in the chat, by an admin, for one exact staff code. Every change is on record."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select

from bot.services import audit, outgoing
from bot.services.people import admins, focal_points, hands
from bot.services.people.leaving_for_good import agency_of_role
from bot.services.people.reachable import here
from bot.services.people.role_words import ADMIN, FOCAL, GRANTABLE
from bot.services.refusals import Refusal
from storage.models import Person, PersonRole, RoleProposal
from storage.unit_of_work import UnitOfWork

KIND: Final = "role"
PROPOSED: Final = "role_proposed"  # of messages to the other admins


def held(uow: UnitOfWork, person_id: int, reader: int) -> frozenset[str]:
    """The roles somebody holds, for their own agency or another; nothing for a reader who is no admin."""
    query = select(PersonRole.role).where(PersonRole.person_id == person_id, admins.is_admin(reader))
    return frozenset(uow.connection.scalars(query))


def grant(uow: UnitOfWork, person_id: int, role: str, reader: int, now: datetime, *, alone: bool = False) -> bool:
    """Give a role for the person's own agency; False when they hold it, or when it waits for a second admin's word.

    ``alone``: the installation has one admin. Who gets the role is told. Raises Refusal, also about oneself.
    """
    person = _person(uow, person_id, role, reader, now)
    if person_id == reader:
        raise Refusal("not_yourself", "nobody gives themselves a role")
    if role in held(uow, person_id, reader) or not (alone or _seconded(uow, person_id, role, reader, now)):
        return False
    uow.orm.add(PersonRole(person_id=person.id, role=role))
    uow.orm.flush()
    _record(uow, "role.grant", person_id, role, reader, now, alone=alone)
    outgoing.tell(uow, [person_id], KIND, f"{role}:{person_id}:{now.isoformat()}", {"role": role}, now)
    return True


def proposed(uow: UnitOfWork, person_id: int, reader: int) -> dict[str, int]:
    """The roles that wait for a second admin's word, with who proposed them; nothing for a reader who is no admin."""
    query = select(RoleProposal.role, RoleProposal.proposed_by).where(RoleProposal.person_id == person_id)
    return {row.role: row.proposed_by for row in uow.connection.execute(query.where(admins.is_admin(reader)))}


def _seconded(uow: UnitOfWork, person_id: int, role: str, reader: int, now: datetime) -> bool:
    """Whether another admin has proposed it; else it is proposed now, and the other admins hear that it waits."""
    by = proposed(uow, person_id, reader).get(role)
    if by is not None and by != reader:
        if hands.connected(uow, by, reader):
            raise Refusal("helped_to_bind", "one of the two helped to bind the other's account: another admin says so")
        _forget_proposal(uow, person_id, role)
        if admins.has_role(uow, by, ADMIN):
            return True
        by = None  # whoever proposed it is no admin now, or frozen: this word is the first
    if by is None:
        uow.orm.add(RoleProposal(person_id=person_id, role=role, proposed_by=reader, proposed_at=now))
        uow.orm.flush()
        _record(uow, "role.propose", person_id, role, reader, now)
        others = [one for one in focal_points.admins_to_tell(uow, now.date(), reader) if one != person_id]
        about = f"{role}:{person_id}:{now.isoformat()}"
        outgoing.tell(uow, others, PROPOSED, about, {"role": role, "person": person_id}, now)
    return False


def _forget_proposal(uow: UnitOfWork, person_id: int, role: str) -> None:
    uow.connection.execute(delete(RoleProposal).where(RoleProposal.person_id == person_id, RoleProposal.role == role))


def take(uow: UnitOfWork, person_id: int, role: str, reader: int, now: datetime) -> bool:
    """Take a role, for whatever agency it is held; False when they do not hold it. Raises Refusal.

    The last admin stays one, and nobody takes the role from themselves.
    """
    _person(uow, person_id, role, reader, now)
    mine = (PersonRole.person_id == person_id) & (PersonRole.role == role)
    units = list(uow.connection.scalars(select(PersonRole.unit_id).where(mine)))
    if not units:
        return False
    if role == ADMIN:
        _check_not_last(uow, person_id, now)
    uow.connection.execute(delete(PersonRole).where(mine))
    _forget_proposal(uow, person_id, role)
    _record(uow, "role.take", person_id, role, reader, now)
    for unit_id in units if role == FOCAL else ():
        focal_points.hand_over(uow, agency_of_role(uow, person_id, unit_id), now)
    return True


def _person(uow: UnitOfWork, person_id: int, role: str, reader: int, now: datetime) -> Person:
    """Somebody whose roles the reader may change.

    The roles of admins are locked first: two who take the role from each other at once would leave none.
    """
    locked = select(PersonRole.id).where(PersonRole.role == ADMIN).order_by(PersonRole.id).with_for_update()
    uow.connection.execute(locked).all()
    query = select(Person).where(Person.id == person_id, here(Person, now.date()), admins.is_admin(reader))
    person = uow.orm.scalars(query).one_or_none()
    if person is None or role not in GRANTABLE:
        raise Refusal("person_unknown", "there is nobody with this staff code")
    if role == ADMIN and person_id == reader:
        raise Refusal("not_yourself", "nobody changes their own role of an admin")
    return person


def _check_not_last(uow: UnitOfWork, person_id: int, now: datetime) -> None:
    others = select(PersonRole.id).join(Person, Person.id == PersonRole.person_id)
    others = others.where(PersonRole.role == ADMIN, PersonRole.person_id != person_id, here(Person, now.date()))
    if uow.connection.execute(others).first() is None:
        raise Refusal("last_admin", "the last admin stays one")


def _record(
    uow: UnitOfWork, act: str, person_id: int, role: str, reader: int, now: datetime, *, alone: bool = False
) -> None:
    actor, subject = f"person:{reader}", f"person:{person_id}"
    details = {"role": role} | ({"single_admin": True} if alone else {})
    audit.record(uow, actor=actor, act=act, subject=subject, details=details, now=now)
