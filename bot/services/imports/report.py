"""What came of an import: a result for every row, and how to say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.services.imports.problems import FileRefusedError, Notice, RowProblem

CREATED: Final = "created"
CHANGED: Final = "changed"
UNCHANGED: Final = "unchanged"
REFUSED: Final = "refused"
OUTCOMES: Final = (CREATED, CHANGED, UNCHANGED, REFUSED)


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs from the database's, both as text; '' is nothing."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowResult:
    """What a row does: one of `OUTCOMES`, with what it changes or why it is refused."""

    row: int
    code: str
    outcome: str
    changes: tuple[Change, ...] = ()
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All of it, in the order of the file. ``leavers`` are staff codes on the roster that the file does not have.

    ``refusal`` is there when the file as a whole was refused; then there is nothing else. ``table`` says what was read:
    the title of the worksheet, '' where there are none, and the number of the row with the names of the columns.
    """

    results: tuple[RowResult, ...]
    notices: tuple[Notice, ...]
    leavers: tuple[str, ...]
    dry_run: bool
    refusal: FileRefusedError | None = None
    table: tuple[str, int] = ("", 1)

    @classmethod
    def of_refused(cls, refusal: FileRefusedError, *, dry_run: bool) -> ImportReport:
        """That of a file that was refused as a whole."""
        return cls((), (), (), dry_run, refusal)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows had each outcome."""
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @property
    def refused(self) -> bool:
        """Whether any row was refused."""
        return any(result.outcome == REFUSED for result in self.results)

    def to_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "dry_run": self.dry_run,
            "refused": _refusal_json(self.refusal),
            "sheet": self.table[0],
            "header": self.table[1],
            "counts": self.counts,
            "rows": [_row_json(result) for result in self.results],
            "notices": [_said(notice) for notice in self.notices],
            "leavers": list(self.leavers),
        }


def _refusal_json(refusal: FileRefusedError | None) -> dict[str, Any] | None:
    if refusal is None:
        return None
    return {"code": refusal.code, "params": dict(refusal.params), "text": refusal.message}


def _row_json(result: RowResult) -> dict[str, Any]:
    return {
        "row": result.row,
        "code": result.code,
        "outcome": result.outcome,
        "changes": [{"column": one.column, "old": one.old, "new": one.new} for one in result.changes],
        "problems": [_said(problem) for problem in result.problems],
    }


def _said(one: RowProblem | Notice) -> dict[str, Any]:
    return {"row": one.row, "column": one.column, "code": one.code, "params": dict(one.params), "text": one.text}


def refusals(problems: Iterable[RowProblem], codes: Mapping[int, str]) -> list[RowResult]:
    """One result for each refused row; ``codes`` are the rows' own codes, as far as they have one."""
    by_row: dict[int, list[RowProblem]] = {}
    for problem in problems:
        by_row.setdefault(problem.row, []).append(problem)
    return [RowResult(row, codes.get(row, ""), REFUSED, problems=tuple(found)) for row, found in by_row.items()]


def changes(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[Change, ...]:
    """The columns of ``new`` that differ in ``old``."""
    return tuple(
        Change(column, shown(old.get(column)), shown(value))
        for column, value in new.items()
        if old.get(column) != value
    )


def shown(value: object) -> str:
    """A value as a file would have it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return " ".join(str(one) for one in value)
    return str(value)
