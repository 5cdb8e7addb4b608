"""Writing people: one batch of rows, compared anew with what is there, in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.services.importing.batches import one_at_a_time
from bot.services.importing.columns_of_people import wanted_columns
from bot.services.importing.known_people import StoredPerson, stored_people
from bot.services.importing.person_row import PersonRow
from storage.models import Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key

Values = dict[str, Any]
_SEARCH_KEY = 200  # characters of the columns
_SORT_KEY = 400


def write_people(uow: UnitOfWork, rows: Sequence[PersonRow]) -> None:
    """Create or change people and their roles, all but who reports to whom."""
    one_at_a_time(uow)
    stored = stored_people(uow, {row.staff_code for row in rows})
    units = _units(uow, {row.unit for row in rows})
    new: list[Values] = []
    changed: list[tuple[int, Values]] = []
    for row in rows:
        before = stored.get(row.staff_code.casefold())
        values = _values(row, before, units)
        if before is None:
            new.append({"staff_code": row.staff_code, **values})
        elif values:
            changed.append((before.id, values))
    _insert(uow, new)
    _update(uow, changed)
    _write_roles(uow, rows)


def _units(uow: UnitOfWork, codes: Collection[str]) -> dict[str, Values]:
    query = select(Unit.code, Unit.id, Unit.agency_id).where(Unit.code.in_(codes))
    return {row.code: {"unit_id": row.id, "agency_id": row.agency_id} for row in uow.connection.execute(query)}


def _values(row: PersonRow, before: StoredPerson | None, units: Mapping[str, Values]) -> Values:
    """What to write, by columns of the table: everything for somebody new, else what differs."""
    wanted = wanted_columns(row, before)
    if before is not None:
        wanted = {column: value for column, value in wanted.items() if before.columns[column] != value}
    wanted.pop("supervisor", None)
    wanted.pop("roles", None)
    if unit := wanted.pop("unit", None):
        wanted |= units[unit]
    if name := wanted.get("full_name"):
        wanted |= {"search_key": folded(name)[:_SEARCH_KEY], "sort_key": sort_key(name)[:_SORT_KEY]}
    return wanted


def _insert(uow: UnitOfWork, people: Sequence[Values]) -> None:
    if people:
        columns = {column for values in people for column in values}
        blank: Values = dict.fromkeys(columns) | {"messenger": True}
        uow.connection.execute(insert(Person), [blank | values for values in people])


def _update(uow: UnitOfWork, changed: Sequence[tuple[int, Values]]) -> None:
    """One statement for each set of columns, so that nothing is written that nobody changed."""
    together: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    for person_id, values in changed:
        together[tuple(sorted(values))].append({"b_person": person_id, **values})
    for columns, rows in together.items():
        new: Values = {column: bindparam(column) for column in columns}
        uow.connection.execute(update(Person).where(Person.id == bindparam("b_person")).values(new), rows)


def _write_roles(uow: UnitOfWork, rows: Sequence[PersonRow]) -> None:
    there = stored_people(uow, {row.staff_code for row in rows if "roles" in row.given})
    given: list[Values] = []
    for row in rows:
        person = there.get(row.staff_code.casefold())
        if person is None:
            continue
        had, wanted = set(person.columns["roles"]), set(wanted_columns(row, person)["roles"])
        given += [{"person_id": person.id, "role": role} for role in sorted(wanted - had)]
        if taken := had - wanted:
            own = delete(PersonRole).where(PersonRole.person_id == person.id, PersonRole.unit_id.is_(None))
            uow.connection.execute(own.where(PersonRole.role.in_(taken)))
    if given:
        uow.connection.execute(insert(PersonRole), given)


def write_supervisors(uow: UnitOfWork, rows: Sequence[PersonRow]) -> None:
    """Set who reports to whom; everybody named is on the roster by now."""
    one_at_a_time(uow)
    codes = {row.staff_code for row in rows} | {row.supervisor for row in rows if row.supervisor}
    query = select(Person.staff_code, Person.id).where(Person.staff_code.in_(codes))
    ids: dict[str, int] = {row.staff_code: row.id for row in uow.connection.execute(query)}
    pairs = [
        {"b_person": ids[row.staff_code], "supervisor_id": ids[row.supervisor] if row.supervisor else None}
        for row in rows
    ]
    uow.connection.execute(
        update(Person).where(Person.id == bindparam("b_person")).values(supervisor_id=bindparam("supervisor_id")), pairs
    )
