"""Writing units and list entries: one batch of rows, compared anew with what is there, in the caller's transaction."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from bot.services import installation_facts
from bot.services import results_due as due
from bot.services.imports.structure.columns_of_units import stored_columns, texts, wanted_columns
from bot.services.imports.structure.going_on import EndedAgency, going_on
from bot.services.imports.structure.known_structure import StoredUnit, stored_structure
from bot.services.imports.structure.unit_row import UNIT_KINDS, UnitRow
from storage.models import ListEntry, Person, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.outcomes import EXPERIENCE


def write_rows(uow: UnitOfWork, rows: Sequence[UnitRow], now: datetime | None = None) -> None:
    """Create or change what the rows name. Parents must stand before their children, here or in an earlier batch.

    Where a unit is moved, closed or succeeded, experience is computed anew: months in post go over renamed units, and
    rules hold for units. ``now`` None: nothing has been computed yet.
    """
    stored = stored_structure(uow, {row.code for row in rows})
    units = _units_named(uow, {row.parent for row in rows} | {one.parent for one in stored.values()})
    for row in rows:
        before = stored.get(row.key)
        columns = (stored_columns(before) if before else {}) | wanted_columns(row)
        if row.kind in UNIT_KINDS:
            units[row.code] = _write_unit(uow, row, before, columns, units)
        else:
            _write_entry(uow, row, before, columns)
    uow.orm.flush()
    realign_agencies(uow)
    _realign_successors(uow)
    if now is not None and any(_counts_for_experience(row, stored.get(row.key)) for row in rows):
        due.for_kind(uow, EXPERIENCE, now)
    installation_facts.remember(uow, installation_facts.STRUCTURE, secrets.token_hex(8))


def _counts_for_experience(row: UnitRow, before: StoredUnit | None) -> bool:
    """Whether what a row changes of a unit that was there already touches anybody's months or rules."""
    if before is None or row.kind not in UNIT_KINDS:
        return False
    was = stored_columns(before)
    now = was | wanted_columns(row)
    return any(was.get(name) != now.get(name) for name in ("parent", "valid_to", "successors"))


def _units_named(uow: UnitOfWork, codes: Collection[str]) -> dict[str, Unit]:
    return {unit.code: unit for unit in uow.orm.scalars(select(Unit).where(Unit.code.in_(codes)))}


def _write_unit(
    uow: UnitOfWork, row: UnitRow, before: StoredUnit | None, columns: dict[str, Any], units: dict[str, Unit]
) -> Unit:
    unit = uow.orm.get_one(Unit, before.id) if before else Unit(code=row.code, kind=row.kind)
    parent = units.get(columns.get("parent", ""))
    if parent is not None and parent.id is None:
        uow.orm.flush()
    unit.parent_id = parent.id if parent else None
    unit.seats = columns.get("seats")
    unit.form_of_address = columns.get("form_of_address")
    _write_common(unit, columns)
    uow.orm.add(unit)
    return unit


def _write_entry(uow: UnitOfWork, row: UnitRow, before: StoredUnit | None, columns: dict[str, Any]) -> None:
    entry = uow.orm.get_one(ListEntry, before.id) if before else ListEntry(kind=row.kind, code=row.code)
    if not before:
        last = uow.orm.scalar(select(func.max(ListEntry.position)).where(ListEntry.kind == row.kind))
        entry.position = (last or 0) + 1
    entry.parent = columns.get("parent") or None
    _write_common(entry, columns)
    uow.orm.add(entry)


def _write_common(target: Unit | ListEntry, columns: dict[str, Any]) -> None:
    target.names = texts(columns, "name")
    target.short_names = texts(columns, "short")
    target.valid_from = columns.get("valid_from")
    target.valid_to = columns.get("valid_to")
    target.successors = list(columns.get("successors", ()))


def realign_agencies(uow: UnitOfWork) -> None:
    """Give every unit, and everybody in it, the agency at or above it; they carry it for short queries."""
    rows = uow.connection.execute(select(Unit.id, Unit.kind, Unit.parent_id, Unit.agency_id)).all()
    parents = {row.id: row.parent_id for row in rows}
    agencies = {row.id for row in rows if row.kind == "agency"}
    moved = []
    for row in rows:
        at: int | None = row.id
        while at is not None and at not in agencies:
            at = parents[at]
        if at != row.agency_id:
            moved.append({"b_unit": row.id, "agency_id": at})
    if moved:
        uow.connection.execute(
            update(Unit).where(Unit.id == bindparam("b_unit")).values(agency_id=bindparam("agency_id")), moved
        )
        _realign_people(uow)


def _realign_successors(uow: UnitOfWork) -> None:
    """Note of each agency in which other one its work goes on, and after which day."""
    query = select(Unit.id, Unit.code, Unit.kind, Unit.agency_id, Unit.successors, Unit.valid_to)
    units = uow.connection.execute(query.add_columns(Unit.goes_on_in, Unit.goes_on_after)).all()
    agencies = {unit.code: unit.agency_id for unit in units}
    ended = {
        unit.id: EndedAgency(unit.valid_to, frozenset(agencies.get(code) for code in unit.successors))
        for unit in units
        if unit.kind == "agency" and unit.valid_to is not None
    }
    goes_on = going_on(ended)
    changed = []
    for unit in units:
        found = goes_on.get(unit.id)
        now = (found.agency, found.after) if found is not None else (None, None)
        if now != (unit.goes_on_in, unit.goes_on_after):
            changed.append({"b_unit": unit.id, "goes_on_in": now[0], "goes_on_after": now[1]})
    if changed:
        values: dict[str, Any] = {name: bindparam(name) for name in ("goes_on_in", "goes_on_after")}
        uow.connection.execute(update(Unit).where(Unit.id == bindparam("b_unit")).values(**values), changed)


def _realign_people(uow: UnitOfWork) -> None:
    theirs = select(Unit.agency_id).where(Unit.id == Person.unit_id).scalar_subquery()
    uow.connection.execute(update(Person).where(Person.agency_id.is_distinct_from(theirs)).values(agency_id=theirs))
