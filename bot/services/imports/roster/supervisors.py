"""Who reports to whom, after a roster: supervisors must exist and nobody may be their own, at any distance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.services.imports.problems import Notice, RowProblem
from bot.services.imports.roster.person_row import PersonRow
from bot.services.imports.structure.loops import on_loops
from bot.services.imports.tables.lookalikes import zeros_off
from bot.services.imports.tables.nearest import NOTHING

_MOST_TOLD = 10  # people of a loop in one message

Settled = tuple[list[PersonRow], list[RowProblem], list[Notice]]


def settle_supervisors(rows: Iterable[PersonRow], in_file: frozenset[str], known: Mapping[str, str | None]) -> Settled:
    """Refuse rows with unknown supervisors and rows of a loop; the others lose a supervisor whose own row is refused.

    ``in_file`` are the staff codes of all rows, refused ones included; ``known`` as in `KnownRoster.supervisors`.
    All staff codes are folded to lower case by `str.casefold`.
    """
    standing = {row.staff_code.casefold(): row for row in rows}
    problems = unknown_supervisors(standing.values(), in_file, known)
    lost = {problem.row for problem in problems}
    standing = {code: row for code, row in standing.items() if row.row not in lost}
    while loops := _loops(standing, known):
        for code, circle in loops.items():
            row = standing.pop(code)
            value = {"value": " > ".join(circle).upper()}
            problems.append(RowProblem(row.row, "supervisor", "supervisor_loop", value))
    kept, notices = _without_refused(standing.values(), standing.keys() | known.keys())
    return kept, problems, notices


def unknown_supervisors(
    rows: Iterable[PersonRow], in_file: frozenset[str], known: Mapping[str, str | None]
) -> list[RowProblem]:
    """The rows whose supervisor nobody has heard of."""
    there = in_file | known.keys()
    lost = [row for row in rows if row.supervisor and row.supervisor.casefold() not in there]
    if not lost:
        return []
    spelled = {zeros_off(code): code.upper() for code in there}
    return [
        RowProblem(row.row, "supervisor", "unknown_supervisor", {"value": value, "nearest": near})
        for row, value in ((row, str(row.supervisor)) for row in lost)
        for near in [spelled.get(zeros_off(value), NOTHING)]
    ]


def _above(code: str, standing: Mapping[str, PersonRow], known: Mapping[str, str | None]) -> str | None:
    """The supervisor that a person will have once the standing rows are imported."""
    row = standing.get(code)
    above = known.get(code) if row is None or "supervisor" not in row.given else row.supervisor
    return above.casefold() if above else None


def _loops(standing: Mapping[str, PersonRow], known: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """The standing rows that are part of a loop, each with the people of the loop from there on, at most ten."""
    above = {code: _above(code, standing, known) for code in standing.keys() | known.keys()}
    circles = on_loops({code: (chief,) if chief else () for code, chief in above.items()})
    return {code: _circle(code, above) for code in standing if code in circles}


def _circle(code: str, above: Mapping[str, str | None]) -> tuple[str, ...]:
    circle = [code]
    while (chief := above.get(circle[-1])) and chief != code and len(circle) < _MOST_TOLD:
        circle.append(chief)
    return tuple(circle)


def _without_refused(rows: Iterable[PersonRow], present: Iterable[str]) -> tuple[list[PersonRow], list[Notice]]:
    """Import people whose supervisor is missing for now without one, and say so."""
    kept: list[PersonRow] = []
    notices: list[Notice] = []
    there = frozenset(present)
    for row in rows:
        if row.supervisor and row.supervisor.casefold() not in there:
            notices.append(Notice(row.row, "supervisor", "supervisor_not_set", {"value": row.supervisor}))
            kept.append(replace(row, supervisor=None, given=row.given - {"supervisor"}))
        else:
            kept.append(row)
    return kept, notices


def chiefs_first(rows: Sequence[PersonRow]) -> list[PersonRow]:
    """The rows in an order in which whoever is named as supervisor stands above; otherwise as in the file.

    So everybody can be written whole, and no circle arises between two transactions. There must be none in the rows.
    """
    by_code = {row.staff_code: row for row in rows}
    depths: dict[str, int] = {}
    for row in rows:
        path: list[PersonRow] = []
        at: PersonRow | None = row
        while at is not None and at.staff_code not in depths:
            path.append(at)
            at = by_code.get(at.supervisor or "")
        depth = depths[at.staff_code] if at else -1
        for one in reversed(path):
            depth += 1
            depths[one.staff_code] = depth
    return sorted(rows, key=lambda row: depths[row.staff_code])
