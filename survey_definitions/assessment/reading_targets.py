"""The sheet of targets: a row a competency, a column a position group; rows of a job position override."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from survey_definitions.assessment.cells import Cells
from survey_definitions.assessment.languages import FOREIGN_LANGUAGES
from survey_definitions.assessment.targets import Targets

_FIXED: Final = frozenset(("code", "weight", "job_position", "rank", "target", "languages", "note"))
_NOT_ASKED: Final = ("–", "-", "—")
_LOWEST, _HIGHEST = 1, 5
_HEAVIEST: Final = 100


class _Writing:
    """Targets while their sheet is read."""

    def __init__(self) -> None:
        self.by_job_rank: dict[str, dict[str, dict[str, int | None]]] = {}
        self.by_job: dict[str, dict[str, int | None]] = {}
        self.by_group: dict[str, dict[str, int | None]] = {}
        self.default: dict[str, int | None] = {}
        self.weights: dict[str, int] = {}
        self.order: list[str] = []

    def place(self, job: str, rank: str) -> dict[str, int | None]:
        """Where the column `target` of a row belongs."""
        if job and rank:
            return self.by_job_rank.setdefault(job, {}).setdefault(rank, {})
        return self.by_job.setdefault(job, {}) if job else self.default

    def done(self) -> Targets:
        """What was read."""
        levels = (self.by_job_rank, self.by_job, self.by_group, self.default)
        return Targets(*levels, self.weights, tuple(self.order))


def read_targets(rows: Iterable[Cells], questions: Collection[str]) -> Targets:
    """The targets, weights and order of competencies. An empty cell says nothing; `–` says "not asked"."""
    writing = _Writing()
    for cells in rows:
        code = cells.text("code", needed=True)
        if not code:
            continue
        if questions and code not in questions and code != FOREIGN_LANGUAGES:
            cells.wrong("assessment_code", "code", name=code)
        _read_row(cells, code, writing)
    return writing.done()


def _read_row(cells: Cells, code: str, writing: _Writing) -> None:
    job, rank = cells.text("job_position"), cells.text("rank")
    if rank and not job:
        cells.wrong("assessment_empty", "job_position", name="job_position")
    _put(cells, "target", code, writing.place(job, rank))
    if job:
        return
    if code in writing.order:
        cells.wrong("assessment_twice", "code", name=code)
        return
    writing.order.append(code)
    weight = cells.whole("weight", 0, _HEAVIEST)
    if weight is not None:
        writing.weights[code] = weight
    for cell in cells.row.cells:
        if cell.column not in _FIXED:
            _put(cells, cell.column, code, writing.by_group.setdefault(cell.header, {}))


def _put(cells: Cells, column: str, code: str, levels: dict[str, int | None]) -> None:
    text = cells.text(column)
    if not text:
        return
    if code in levels:
        cells.wrong("assessment_twice", "code", name=code)
    levels[code] = None if text in _NOT_ASKED else cells.whole(column, _LOWEST, _HIGHEST)


def read_asked_languages(rows: Iterable[Cells]) -> dict[str, frozenset[str]]:
    """The minority languages that job positions ask for: they count for the competency only there."""
    return {cells.text("job_position"): cells.words("languages") for cells in rows if cells.text("languages")}
