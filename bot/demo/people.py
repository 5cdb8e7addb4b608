"""The people of the demo province, as the phone page lists them, and a fresh invitation link for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.services import invitations
from bot.settings import Settings
from storage.database import Database
from storage.models import Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork

NOTABLE = ("admin", "focal_point", "focal_deputy", "agency_head", "project_team", "data_officer")


def provider(database: Database, settings: Settings, clock: Clock) -> Callable[..., Any]:
    """What the phone page asks: the list, and a code for one staff code."""

    async def answer(staff_code: str | None = None) -> Any:
        if staff_code is None:
            return await database.read(listed, settings.language)
        return await database.run(_code, staff_code, clock)

    return answer


def listed(uow: UnitOfWork, language: str) -> list[dict[str, str]]:
    """Everybody who may use the messenger, by agency."""
    agency, unit = aliased(Unit), aliased(Unit)
    query = (
        select(Person.staff_code, Person.full_name, agency.names, unit.names)
        .join(agency, agency.id == Person.agency_id)
        .join(unit, unit.id == Person.unit_id)
        .where(Person.messenger.is_(True), Person.left_on.is_(None))
        .order_by(agency.code, Person.staff_code)
    )
    notes = _roles(uow)
    return [
        {
            "staff_code": code,
            "name": name,
            "agency": agency_names.get(language, ""),
            "unit": unit_names.get(language, ""),
            "note": ", ".join(notes.get(code, [])),
        }
        for code, name, agency_names, unit_names in uow.connection.execute(query)
    ]


def _roles(uow: UnitOfWork) -> dict[str, list[str]]:
    query = select(Person.staff_code, PersonRole.role).join(PersonRole, PersonRole.person_id == Person.id)
    found: dict[str, list[str]] = {}
    for code, role in uow.connection.execute(query.where(PersonRole.role.in_(NOTABLE))):
        found.setdefault(code, []).append(role)
    return found


def _code(uow: UnitOfWork, staff_code: str, clock: Clock) -> str:
    return invitations.draw(uow, invitations.person_of(uow, staff_code), clock())
