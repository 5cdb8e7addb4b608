"""Rows that would make a second person of somebody known: codes that lost their zeros, new codes for old people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from bot.services.imports.problems import Notice, RowProblem
from bot.services.imports.roster.person_row import PersonRow, RosterPerson
from bot.services.imports.tables.lookalikes import as_a_number, zeros_off
from storage.vietnamese import sort_key


class SecondPeople:
    """Judges new codes by the people who are known. ``confirmed`` are codes of which somebody said: another person."""

    def __init__(self, known: Iterable[RosterPerson], confirmed: Collection[str] = ()) -> None:
        people = tuple(known)
        self._confirmed = {code.casefold() for code in confirmed}
        self._codes = {person.staff_code.casefold() for person in people}
        self._by_zeros = {zeros_off(person.staff_code): person.staff_code for person in people}
        self._by_name = {_name(person): person.staff_code for person in people}

    def judge(self, rows: Sequence[PersonRow]) -> tuple[list[RowProblem], list[Notice]]:
        """At most one problem for each row that brings a code which nobody has.

        Two people of one name in one unit who stand in the file side by side are two people; that is only told.
        """
        new = [row for row in rows if row.staff_code and not self._is_settled(row.staff_code)]
        alike, there = _alike(new), {row.staff_code.casefold() for row in rows}
        problems: list[RowProblem] = []
        notices: list[Notice] = []
        for row in new:
            namesake = self._by_name.get(_name(row)) if row.full_name else None
            if problem := self._zeros(row) or _of_file(row, alike) or _of_number(row):
                problems.append(problem)
            elif namesake and namesake.casefold() in there:
                params = {"value": row.staff_code, "known": namesake}
                notices.append(Notice(row.row, "staff_code", "namesake", params))
            elif namesake:
                problems.append(_problem(row, "same_person", known=namesake))
        return problems, notices

    def _is_settled(self, code: str) -> bool:
        return code.casefold() in self._codes or code.casefold() in self._confirmed

    def _zeros(self, row: PersonRow) -> RowProblem | None:
        known = self._by_zeros.get(zeros_off(row.staff_code))
        return _problem(row, "code_zeros", known=known) if known else None


def _name(person: PersonRow | RosterPerson) -> tuple[str, str]:
    """Name and unit; the key of a name is the same for both ways to place a tone: hòa and hoà."""
    return sort_key(person.full_name), person.unit.casefold()


def _alike(rows: Iterable[PersonRow]) -> dict[str, dict[str, PersonRow]]:
    """The rows by what stays of their codes without zeros, one for each code."""
    found: dict[str, dict[str, PersonRow]] = defaultdict(dict)
    for row in rows:
        found[zeros_off(row.staff_code)].setdefault(row.staff_code.casefold(), row)
    return found


def _of_file(row: PersonRow, alike: dict[str, dict[str, PersonRow]]) -> RowProblem | None:
    others = [one for code, one in alike[zeros_off(row.staff_code)].items() if code != row.staff_code.casefold()]
    return _problem(row, "code_zeros_here", known=others[0].staff_code, rows=str(others[0].row)) if others else None


def _of_number(row: PersonRow) -> RowProblem | None:
    offer = as_a_number(row.staff_code)
    return _problem(row, "code_number", offer=offer) if offer else None


def _problem(row: PersonRow, code: str, **params: str) -> RowProblem:
    return RowProblem(row.row, "staff_code", code, {"value": row.staff_code, **params})
