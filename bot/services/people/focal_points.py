"""Who looks after an agency today: the focal point, in their absence the deputy, and where nobody is, the admins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, func, or_, select

from bot.services import outgoing
from bot.services.people.reachable import here, on_duty
from bot.services.people.role_words import ADMIN, DEPUTY, FOCAL, HEAD
from bot.services.people.scope import Right, Scope
from storage.aliases import lasting_alias
from storage.labelled import all_of, labelled
from storage.models import Chat, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork

_holder, _home, _held = lasting_alias(Person), lasting_alias(Unit), lasting_alias(PersonRole)
HANDOVER: Final = "handover"


def of_agency(uow: UnitOfWork, agency_id: int | None, today: date, *, except_for: int | None = None) -> list[int]:
    """Who looks after an agency today: its focal points on duty, else its deputies; empty when there is nobody.

    ``except_for`` is left out: nobody is asked about themselves.
    """
    for role in (FOCAL, DEPUTY) if agency_id is not None else ():
        found = [one for one in uow.connection.scalars(on_duty(role, agency_id, today)) if one != except_for]
        if found:
            return sorted(set(found))
    return []


def agency_or_admins(uow: UnitOfWork, agency_id: int | None, today: date, *, except_for: int) -> list[int]:
    """`of_agency`, and the admins who can be reached where there is nobody."""
    return of_agency(uow, agency_id, today, except_for=except_for) or admins_to_tell(uow, today, except_for)


def who_vouch(uow: UnitOfWork, person_id: int, agency_id: int | None, today: date) -> list[int]:
    """Who is asked for their yes to somebody's new account: those of the agency, and admins where they are too few."""
    admin = exists().where(PersonRole.person_id == person_id, PersonRole.role == ADMIN)
    if uow.connection.execute(select(1).where(admin)).first() is not None:
        return admins_to_tell(uow, today, person_id)
    heads = (
        uow.connection.scalars(on_duty(HEAD, agency_id, today, except_for=person_id)) if agency_id is not None else ()
    )
    found = sorted({*of_agency(uow, agency_id, today, except_for=person_id), *heads})
    return found if len(found) > 1 else sorted({*found, *admins_to_tell(uow, today, person_id)})


def admins_to_tell(uow: UnitOfWork, today: date, except_for: int) -> list[int]:
    """The admins who can be reached, except one."""
    holds = exists().where(PersonRole.person_id == Person.id, PersonRole.role == ADMIN)
    reachable = exists().where(Chat.person_id == Person.id, Chat.unreachable_at.is_(None))
    query = select(Person.id).where(holds, reachable, here(Person, today), Person.id != except_for)
    return list(uow.connection.scalars(query.order_by(Person.id)))


def hand_over(uow: UnitOfWork, agency_id: int | None, now: datetime) -> None:
    """A focal point has gone: where none is left, the deputies hear that it is theirs now."""
    if agency_id is None or uow.connection.scalars(_holders(FOCAL, agency_id, now.date())).first() is not None:
        return
    deputies = list(uow.connection.scalars(_holders(DEPUTY, agency_id, now.date())))
    outgoing.tell(uow, deputies, HANDOVER, f"{agency_id}:{now.date()}", {"agency": agency_id}, now)


def _holders(role: str, agency: Any, today: date) -> Any:
    """Everybody of the organisation with a role for an agency, whether or not they are on duty."""
    query = select(_holder.id).join(_held, _held.person_id == _holder.id).outerjoin(_home, _home.id == _held.unit_id)
    return query.where(
        _held.role == role, func.coalesce(_home.agency_id, _holder.agency_id) == agency, here(_holder, today)
    )


@dataclass(frozen=True, slots=True)
class Unattended:
    """An agency without a focal point on duty: whether one is named, and whether a deputy stands in."""

    code: str
    names: dict[str, str]
    has_focal_point: bool
    has_deputy: bool


def unattended(uow: UnitOfWork, scope: Scope) -> list[Unattended]:
    """Agencies with people and without a focal point on duty, of those whose people the reader looks after."""
    query = (
        select(
            *labelled(
                code=Unit.code,
                names=Unit.names,
                has_focal_point=_holders(FOCAL, Unit.id, scope.today).exists(),
                has_deputy=on_duty(DEPUTY, Unit.id, scope.today).exists(),
            )
        )
        .where(scope.agencies(Right.JOINING), _exists_today(scope.today))
        .where(exists().where(Person.agency_id == Unit.id, here(Person, scope.today)))
        .where(~on_duty(FOCAL, Unit.id, scope.today).exists())
        .order_by(Unit.code)
    )
    return all_of(uow, Unattended, query)


def _exists_today(today: date) -> ColumnElement[bool]:
    return or_(Unit.valid_to.is_(None), Unit.valid_to >= today)
