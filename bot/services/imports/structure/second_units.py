"""Rows that would make a second unit of a known one: codes that lost their zeros, new codes for the same unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.services.imports.problems import RowProblem
from bot.services.imports.structure.unit_row import UNIT_KINDS, Key, KnownUnit, UnitRow, key_of
from bot.services.imports.tables.lookalikes import zeros_off
from storage.vietnamese import text_key


def second_units(rows: Sequence[UnitRow], known: Sequence[KnownUnit]) -> list[RowProblem]:
    """What is wrong with rows whose codes nobody has; at most one for each.

    A unit that ends, here or in the structure, may be succeeded by one of the same name. The lists (titles, ranks …)
    may have entries of one name.
    """
    codes = {key_of(unit.kind, unit.code) for unit in known}
    new = [row for row in rows if row.code and row.kind and row.key not in codes]
    zeros = {key_of(unit.kind, zeros_off(unit.code)): unit.code for unit in known}
    ended = {row.key for row in rows if row.valid_to}
    names = {
        _name(unit.kind, unit.parent, unit.name): unit.code
        for unit in known
        if unit.kind in UNIT_KINDS and unit.name and not unit.valid_to and key_of(unit.kind, unit.code) not in ended
    }
    alike = _alike(new)
    found = (_of_known(row, zeros, names) or _of_file(row, alike) for row in new)
    return [problem for problem in found if problem is not None]


def _name(kind: str, parent: str, name: str) -> tuple[str, str, str]:
    return kind, parent.casefold(), text_key(name)


def _of_known(row: UnitRow, zeros: dict[Key, str], names: dict[tuple[str, str, str], str]) -> RowProblem | None:
    if known := zeros.get(key_of(row.kind, zeros_off(row.code))):
        return _problem(row, "unit_zeros", known=known)
    known = names.get(_name(row.kind, row.parent, row.names.get("vi", "")))
    return _problem(row, "same_unit", known=known) if known else None


def _alike(rows: Sequence[UnitRow]) -> dict[Key, dict[Key, UnitRow]]:
    """The rows by what stays of their codes without zeros, one for each code."""
    found: dict[Key, dict[Key, UnitRow]] = defaultdict(dict)
    for row in rows:
        found[key_of(row.kind, zeros_off(row.code))].setdefault(row.key, row)
    return found


def _of_file(row: UnitRow, alike: dict[Key, dict[Key, UnitRow]]) -> RowProblem | None:
    others = [one for key, one in alike[key_of(row.kind, zeros_off(row.code))].items() if key != row.key]
    return _problem(row, "unit_zeros_here", known=others[0].code, rows=str(others[0].row)) if others else None


def _problem(row: UnitRow, code: str, **params: str) -> RowProblem:
    return RowProblem(row.row, "code", code, {"value": row.code, **params})
