"""The roster as the database has it, read for comparing with a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from bot.services.imports.roster.person_row import KnownRoster, RosterEntry, RosterPerson, RosterUnit
from bot.services.people.role_words import TECHNICAL
from storage.models import ListEntry, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork

ROSTER = "roster"  # the source of roles that a roster gave

OWN_COLUMNS = (
    "full_name",
    "title",
    "position_group",
    "job_position",
    "rank",
    "birth_month",
    "ratings",
    "language_degrees",
    "experience_exception",
    "language",
    "form_of_address",
    "messenger",
    "valid_from",
)
"""Columns of a roster that are columns of people as well, with the same values."""
_READ = (*OWN_COLUMNS, "left_on")


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person by the columns of a roster; ``columns`` also has unit and supervisor by their codes, and the roles."""

    id: int
    staff_code: str
    columns: Mapping[str, Any]
    granted: frozenset[str]  # roles that no roster gave and none takes
    is_technical: bool


def stored_people(uow: UnitOfWork, codes: Collection[str] | None = None) -> dict[str, StoredPerson]:
    """Everybody, or those with these staff codes, by staff code folded to lower case."""
    roles = _roles(uow, codes)
    return {
        row.staff_code.casefold(): StoredPerson(
            row.id,
            row.staff_code,
            _columns(row, tuple(sorted(roles.get(row.id, {})))),
            frozenset(role for role, source in roles.get(row.id, {}).items() if source != ROSTER),
            row.unit_kind == TECHNICAL,
        )
        for row in uow.connection.execute(_people(codes))
    }


def _people(codes: Collection[str] | None) -> Select[*tuple[Any, ...]]:
    chief = aliased(Person)
    query = (
        select(
            Person.id,
            Person.staff_code,
            *(getattr(Person, column) for column in _READ),
            Unit.code.label("unit"),
            Unit.kind.label("unit_kind"),
            chief.staff_code.label("supervisor"),
        )
        .join(Unit, Unit.id == Person.unit_id)
        .join(chief, chief.id == Person.supervisor_id, isouter=True)
        .order_by(Person.id)
    )
    return query if codes is None else query.where(Person.staff_code.in_(codes))


def _roles(uow: UnitOfWork, codes: Collection[str] | None) -> dict[int, dict[str, str]]:
    """The roles that people have for their own agency, with who gave them; a roster knows no roles for other units.

    What was given twice counts as granted.
    """
    query = select(PersonRole.person_id, PersonRole.role, PersonRole.source).where(PersonRole.unit_id.is_(None))
    if codes is not None:
        query = query.join(Person, Person.id == PersonRole.person_id).where(Person.staff_code.in_(codes))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in uow.connection.execute(query):
        known = found[row.person_id].get(row.role, ROSTER)
        found[row.person_id][row.role] = row.source if known == ROSTER else known
    return found


def _columns(row: Row[*tuple[Any, ...]], roles: tuple[str, ...]) -> dict[str, Any]:
    columns = {column: getattr(row, column) for column in _READ}
    return columns | {"unit": row.unit, "supervisor": row.supervisor, "roles": roles}


def known_roster(uow: UnitOfWork, people: Mapping[str, StoredPerson], confirmed: Collection[str] = ()) -> KnownRoster:
    """What the rows of a file are judged against; ``confirmed`` as there."""
    units = list(uow.orm.scalars(select(Unit)))
    by_id = {unit.id: unit for unit in units}
    entries = uow.orm.scalars(select(ListEntry))
    return KnownRoster(
        [_known_unit(unit, by_id) for unit in units],
        [RosterEntry(entry.kind, entry.code, tuple(entry.names.values())) for entry in entries],
        {person.staff_code: person.columns["supervisor"] for person in people.values()},
        [_known_person(person) for person in people.values()],
        confirmed,
    )


def _known_unit(unit: Unit, by_id: Mapping[int, Unit]) -> RosterUnit:
    above: Unit | None = unit
    while above is not None and above.kind != "agency":
        above = by_id.get(above.parent_id) if above.parent_id is not None else None
    names = (*unit.names.values(), *(unit.short_names or {}).values())
    return RosterUnit(
        unit.code, unit.valid_from, unit.valid_to, tuple(unit.successors), names, above.code if above else ""
    )


def _known_person(person: StoredPerson) -> RosterPerson:
    columns = person.columns
    return RosterPerson(person.staff_code, columns["full_name"], columns["unit"], bool(columns["left_on"]))


def roster_snapshot(uow: UnitOfWork, confirmed: Collection[str] = ()) -> tuple[dict[str, StoredPerson], KnownRoster]:
    """Everybody, and what rows are judged against, as of one moment."""
    people = stored_people(uow)
    return people, known_roster(uow, people, confirmed)
