"""Supervisors as people write them: by staff code, or by name where exactly one person bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.services.imports.problems import RowProblem
from bot.services.imports.roster.person_row import PersonRow, RosterPerson
from bot.services.imports.tables.lookalikes import plain_code, strange_signs
from storage.vietnamese import sort_key

_MOST_TOLD = 10  # codes of people of one name


def by_code(
    rows: Sequence[PersonRow], known: Iterable[RosterPerson], codes: frozenset[str]
) -> tuple[list[PersonRow], list[RowProblem]]:
    """The rows with the codes of their supervisors for the names; what is neither stays as it is, for others to judge.

    ``codes`` are all staff codes that somebody has, folded to lower case.
    """
    names = _names(rows, known)
    found: list[PersonRow] = []
    problems: list[RowProblem] = []
    for row in rows:
        meant, problem = _meant(row, names, codes)
        problems += [problem] if problem else []
        found.append(row if meant == row.supervisor else replace(row, supervisor=meant))
    return found, problems


def _names(rows: Iterable[PersonRow], known: Iterable[RosterPerson]) -> Mapping[str, dict[str, str]]:
    """Who bears a name: staff codes by staff code folded to lower case. A file knows better than the roster."""
    people = {one.staff_code.casefold(): (one.staff_code, one.full_name) for one in known if not one.has_left}
    people |= {row.staff_code.casefold(): (row.staff_code, row.full_name) for row in rows if row.staff_code}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for folded, (code, name) in people.items():
        if name:
            names[sort_key(name)][folded] = code
    return names


def _meant(
    row: PersonRow, names: Mapping[str, dict[str, str]], codes: frozenset[str]
) -> tuple[str | None, RowProblem | None]:
    value = row.supervisor
    if not value or value.casefold() in codes:
        return value, None
    bearers = names.get(sort_key(value), {})
    others = [code for folded, code in bearers.items() if folded != row.staff_code.casefold()]
    if len(others) == 1 or (bearers and not others):
        return (others or list(bearers.values()))[0], None
    if others:
        told = " ".join(sorted(others)[:_MOST_TOLD])
        return None, RowProblem(row.row, "supervisor", "ambiguous_supervisor", {"value": value, "codes": told})
    plain = plain_code(value)
    if plain != value and plain.casefold() in codes:
        params = {"value": value, "signs": strange_signs(value), "offer": plain}
        return None, RowProblem(row.row, "supervisor", "code_lookalike", params)
    return value, None
