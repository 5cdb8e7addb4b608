"""The rows of a structure file side by side: duplicates, and what one row names and another must provide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.services.imports.problems import Notice, RowProblem
from bot.services.imports.structure.loops import on_loops
from bot.services.imports.structure.unit_row import LIST_KINDS, UNIT_KINDS, Key, KnownUnit, UnitRow, key_of
from bot.services.imports.tables.nearest import Nearest
from bot.services.imports.tables.tables import TableRow
from bot.services.imports.tables.values import same_content

_PARENT_KINDS = {"agency": ("block",), "division": ("agency", "division")}


class Board:
    """All rows side by side: which stand, which are refused, and what each names that others must provide."""

    def __init__(self, rows: list[UnitRow], known: Iterable[KnownUnit]) -> None:
        self.rows = rows
        self.refused: set[int] = set()
        self._problems: list[RowProblem] = []
        self._known = {key_of(unit.kind, unit.code): unit for unit in known}
        self._in_file = {row.key: row for row in rows if row.code and row.kind}
        self._near = Nearest(self._codes)

    def _codes(self) -> list[tuple[str, str]]:
        codes = [one.code for one in self._known.values()] + [one.code for one in self._in_file.values()]
        return [(code, code) for code in codes]

    def add(self, problems: Iterable[RowProblem]) -> None:
        """Note problems and refuse their rows."""
        for problem in problems:
            self._problems.append(problem)
            self.refused.add(problem.row)

    def sorted_problems(self) -> tuple[RowProblem, ...]:
        """All problems in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: problem.row))

    def _refuse(self, row: UnitRow, column: str, code: str, **params: str) -> None:
        self.add([RowProblem(row.row, column, code, params)])

    def refuse_duplicates(self, raw: Iterable[TableRow]) -> None:
        """Of equal rows the first stands; rows that contradict each other are all refused."""
        sources = {row.number: row for row in raw}
        together: dict[Key, list[UnitRow]] = defaultdict(list)
        for row in self.rows:
            if row.code and row.kind:
                together[row.key].append(row)
        for rows in together.values():
            self._refuse_copies(rows, same_content([sources[row.row] for row in rows]))
            self._in_file[rows[0].key] = rows[0]

    def _refuse_copies(self, rows: list[UnitRow], same: bool) -> None:  # noqa: FBT001 - private
        for row in rows[1:] if same else rows * (len(rows) > 1):
            others = " ".join(str(other.row) for other in rows if other is not row)
            self._refuse(row, "code", "repeated" if same else "duplicate", value=row.code, rows=others)

    def refuse_broken_links(self) -> None:
        """Refuse what names something unknown, refused or itself; each refusal may break those who name the row."""
        faulty = [row for row in self.rows if row.row in self.refused and row.kind]
        for row in self._standing():
            self._check_kind(row)
        self._refuse_loops("parent", "parent_loop")
        self._refuse_loops("successors", "successor_loop")
        dependents = self._dependents()
        waiting = self._standing()
        while waiting:
            row = waiting.pop()
            if row.row not in self.refused:
                self._check_parent(row)
                self._check_successors(row)
                if row.row in self.refused:
                    waiting += dependents[row.key]
        for row in faulty:  # refused already: everything that is wrong with them is told at once
            self._check_named(row)

    def _check_named(self, row: UnitRow) -> None:
        if row.parent and key_of(row.kind, row.parent) == row.key:
            self._refuse(row, "parent", "parent_loop", value=row.code)
        elif row.parent and self._find(row, row.parent) is None:
            self._refuse(row, "parent", "unknown_parent", value=row.parent, nearest=self._near.to(row.parent))
        self._check_successors(row)

    def _dependents(self) -> dict[Key, list[UnitRow]]:
        """The rows that name a key as parent or successor."""
        dependents: dict[Key, list[UnitRow]] = defaultdict(list)
        for row in self._standing():
            for code in filter(None, (row.parent, *row.successors)):
                named = self._find(row, code)
                if isinstance(named, UnitRow):
                    dependents[named.key].append(row)
        return dependents

    def _standing(self) -> list[UnitRow]:
        return [row for row in self.rows if row.row not in self.refused]

    def _check_kind(self, row: UnitRow) -> None:
        known = self._known.get(row.key)
        if known and known.kind != row.kind:
            self._refuse(row, "kind", "kind_changed", value=row.code, found=known.kind, kind=row.kind)

    def _find(self, row: UnitRow, code: str) -> UnitRow | KnownUnit | None:
        """Whom a code names: a unit for a unit; for a list entry one of its own list, else anything."""
        key = key_of(row.kind, code)
        found = self._in_file.get(key) or self._known.get(key)
        if found or row.kind in UNIT_KINDS:
            return found
        spaces = ("unit", *LIST_KINDS)
        keys = [(space, code.casefold()) for space in spaces]
        return next((one for key in keys if (one := self._in_file.get(key) or self._known.get(key))), None)

    def _is_refused(self, target: UnitRow | KnownUnit) -> bool:
        """A refused row does not matter where the database has the unit already."""
        return isinstance(target, UnitRow) and target.row in self.refused and target.key not in self._known

    def _check_parent(self, row: UnitRow) -> None:
        wanted = _PARENT_KINDS.get(row.kind, ())
        if row.kind == "block" and row.parent:
            self._refuse(row, "parent", "no_parent_allowed")
        elif row.kind == "division" and not row.parent and ("parent" in row.given or row.key not in self._known):
            self._refuse(row, "parent", "required")
        elif row.parent:
            self._check_named_parent(row, wanted)

    def _check_named_parent(self, row: UnitRow, wanted: tuple[str, ...]) -> None:
        parent = self._find(row, row.parent)
        if parent is None:
            self._refuse(row, "parent", "unknown_parent", value=row.parent, nearest=self._near.to(row.parent))
        elif wanted and parent.kind not in wanted:
            params = {"found": parent.kind, "kind": row.kind, "wanted": " ".join(wanted)}
            self._refuse(row, "parent", "parent_kind", value=row.parent, **params)
        elif self._is_refused(parent):
            self._refuse(row, "parent", "parent_refused", value=row.parent)

    def _check_successors(self, row: UnitRow) -> None:
        for code in row.successors:
            key = key_of(row.kind, code)
            successor = self._in_file.get(key) or self._known.get(key)
            if successor is None:
                self._refuse(row, "successors", "unknown_successor", value=code, nearest=self._near.to(code))
            elif self._is_refused(successor):
                self._refuse(row, "successors", "successor_refused", value=code)

    def _refuse_loops(self, link: str, code: str) -> None:
        """Refuse the rows that would be their own parent or successor, at any distance."""
        units: dict[Key, UnitRow | KnownUnit] = {**self._known, **{row.key: row for row in self._standing()}}
        loops = on_loops({key: _links(unit, link) for key, unit in units.items()})
        for row in self._standing():
            if row.key in loops:
                self._refuse(row, link, code, value=row.code)

    def notices(self) -> list[Notice]:
        """Units that stay open below a closed one."""
        found = []
        for row in self._standing():
            parent = self._find(row, row.parent) if row.parent else None
            if parent and parent.valid_to and not row.valid_to and row.kind in UNIT_KINDS:
                params = {"value": parent.code, "date": f"{parent.valid_to}"}
                found.append(Notice(row.row, "valid_to", "open_in_closed", params))
        return found


def _links(unit: UnitRow | KnownUnit, link: str) -> list[Key]:
    codes = (unit.parent,) if link == "parent" else getattr(unit, "successors", ())
    return [key_of(unit.kind, code) for code in codes if code]
