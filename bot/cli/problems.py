"""An author's mistakes, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from survey_definitions import Compiled, Problem, SurveyRejected, compile_survey
from survey_definitions.limits import FILE_BYTES


def compiled_file(path: Path) -> tuple[bytes, Compiled | None, tuple[Problem, ...]]:
    """Read and compile a file: its bytes, the survey unless it was rejected, and all problems and warnings."""
    with path.open("rb") as file:
        source = file.read(FILE_BYTES + 1)  # one more than allowed, so that a larger file is refused as such
    try:
        compiled = compile_survey(source, path.name)
    except SurveyRejected as rejected:
        return source, None, rejected.problems
    return source, compiled, compiled.warnings


def line(file: Path, problem: Problem) -> str:
    """``FILE: survey row 7, column relevant: message — remedy``; warnings say that they are."""
    row = f"row {problem.row}" if problem.row else ""
    source = f"(line {problem.line})" if problem.line else ""
    place = " ".join(part for part in (problem.sheet, row, source) if part)
    column = f"column {problem.column}" if problem.column else ""
    where = ", ".join(part for part in (place, column) if part)
    kind = "warning: " if problem.severity == "warning" else ""
    what = f"{problem.message} — {problem.remedy}" if problem.remedy else problem.message
    return ": ".join(part for part in (str(file), where, f"{kind}{what}") if part)


def plain(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """For programs."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity,
            "sheet": problem.sheet,
            "row": problem.row,
            "line": problem.line,
            "column": problem.column,
            "text": problem.text,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
