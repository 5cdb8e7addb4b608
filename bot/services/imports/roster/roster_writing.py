"""Writing people: one batch of rows, compared anew with what is there, in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.services import results_due as due
from bot.services.imports.roster.columns_of_people import wanted_columns
from bot.services.imports.roster.known_people import ROSTER, StoredPerson, stored_people
from bot.services.imports.roster.person_row import PersonRow
from bot.services.imports.roster.roster_rows import FACTS
from bot.services.people import leaving_for_good, roster_discrepancies
from storage.models import Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key

Values = dict[str, Any]
_SEARCH_KEY = 200  # characters of the columns
_SORT_KEY = 400
_MATTERS = frozenset(("unit", "position_group", "job_position", "rank", "birth_month", *FACTS))  # to results


def write_people(now: datetime, today: date, uow: UnitOfWork, rows: Sequence[PersonRow]) -> None:
    """Create or change people, whole: with their roles and their supervisor, who must be there by then.

    What they said in surveys is compared with what the roster says from now on, ``today`` by the local date.
    """
    stored = stored_people(uow, {row.staff_code for row in rows})
    units = _units(uow, {row.unit for row in rows})
    changes = [(row, _changes(row, stored.get(row.staff_code.casefold()))) for row in rows]
    _insert(uow, [_columns(row, wanted, units) for row, wanted in changes if row.staff_code.casefold() not in stored])
    ids = _ids(uow, {row.staff_code for row in rows} | {row.supervisor for row in rows if row.supervisor})
    known = [(row, wanted) for row, wanted in changes if row.staff_code.casefold() in stored]
    _update(uow, [(ids[row.staff_code], _columns(row, wanted, units)) for row, wanted in known])
    _link(
        uow,
        [
            (ids[row.staff_code], ids.get(wanted["supervisor"] or ""))
            for row, wanted in changes
            if "supervisor" in wanted
        ],
    )
    for row, wanted in changes:
        if "roles" in wanted:
            _write_roles(uow, ids[row.staff_code], wanted["roles"], stored.get(row.staff_code.casefold()))
    roster_discrepancies.compare(uow, [ids[row.staff_code] for row, wanted in known if wanted], today)
    moved = [ids[row.staff_code] for row, wanted in known if _MATTERS & wanted.keys()]
    due.for_people(uow, moved, now)
    leaving_for_good.come_back(uow, [ids[row.staff_code] for row, wanted in known if "left_on" in wanted])


def _units(uow: UnitOfWork, codes: Collection[str]) -> dict[str, Values]:
    query = select(Unit.code, Unit.id, Unit.agency_id).where(Unit.code.in_(codes))
    return {row.code: {"unit_id": row.id, "agency_id": row.agency_id} for row in uow.connection.execute(query)}


def _changes(row: PersonRow, before: StoredPerson | None) -> Values:
    """What the file wants and the database does not have: everything for somebody new."""
    wanted = wanted_columns(row, before)
    if before is None:
        return wanted
    return {column: value for column, value in wanted.items() if before.columns[column] != value}


def _columns(row: PersonRow, wanted: Values, units: Mapping[str, Values]) -> Values:
    """The same by columns of the table, without what stands elsewhere or is set later."""
    values = {column: value for column, value in wanted.items() if column not in ("supervisor", "roles", "unit")}
    if unit := wanted.get("unit"):
        values |= units[unit]
    if name := wanted.get("full_name"):
        values |= {"search_key": folded(name)[:_SEARCH_KEY], "sort_key": sort_key(name)[:_SORT_KEY]}
    return {"staff_code": row.staff_code, **values}


def _ids(uow: UnitOfWork, codes: Collection[str]) -> dict[str, int]:
    query = select(Person.staff_code, Person.id).where(Person.staff_code.in_(codes))
    return {row.staff_code: row.id for row in uow.connection.execute(query)}


def _insert(uow: UnitOfWork, people: Sequence[Values]) -> None:
    if people:
        columns = {column for values in people for column in values}
        blank: Values = dict.fromkeys(columns) | {"messenger": True}
        uow.connection.execute(insert(Person), [blank | values for values in people])


def _update(uow: UnitOfWork, changed: Sequence[tuple[int, Values]]) -> None:
    """One statement for each set of columns, so that nothing is written that nobody changed."""
    together: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    for person_id, values in changed:
        new = {column: value for column, value in values.items() if column != "staff_code"}
        together[tuple(sorted(new))].append({"b_person": person_id, **new})
    for columns, rows in together.items():
        if columns:
            values = {column: bindparam(column) for column in columns}
            uow.connection.execute(update(Person).where(Person.id == bindparam("b_person")).values(values), rows)


def _link(uow: UnitOfWork, pairs: Sequence[tuple[int, int | None]]) -> None:
    """Set who reports to whom."""
    if pairs:
        mine = update(Person).where(Person.id == bindparam("b_person"))
        values = [{"b_person": person, "b_chief": chief} for person, chief in pairs]
        uow.connection.execute(mine.values(supervisor_id=bindparam("b_chief")), values)


def _write_roles(uow: UnitOfWork, person_id: int, wanted: Collection[str], before: StoredPerson | None) -> None:
    """Give what is new under the roster's name; take what is gone, if a roster gave it."""
    had = set(before.columns["roles"]) if before else set()
    given = [{"person_id": person_id, "role": role, "source": ROSTER} for role in sorted(set(wanted) - had)]
    if given:
        uow.connection.execute(insert(PersonRole), given)
    if taken := had - set(wanted):
        own = delete(PersonRole).where(PersonRole.person_id == person_id, PersonRole.unit_id.is_(None))
        uow.connection.execute(own.where(PersonRole.role.in_(taken), PersonRole.source == ROSTER))
