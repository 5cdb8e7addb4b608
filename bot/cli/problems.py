"""An author's mistakes, as lines and as JSON, in the language that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.clock import system_clock
from bot.examiner import Beside, content
from bot.presenting import faults
from bot.services.surveys import examining
from bot.settings import read_settings
from bot.texts import Texts
from survey_definitions import Diagnosis, Known, Problem, ReferenceList
from survey_definitions.languages import LANGUAGES

Language = Annotated[str, typer.Option("--language", help="vi, en or de; the installation's when it is left out.")]


def examined(
    path: Path, known: Known | None = None, lists: Mapping[str, ReferenceList] | None = None
) -> tuple[bytes, Diagnosis]:
    """Read and examine a file: its bytes, and what is wrong with it. It ends, whatever the file holds."""
    source = content(path)
    return source, examining.examined(source, path.name, known, lists or {}, system_clock(), files=Beside(path))


def texts_in(language: str) -> Texts:
    """The words of a language, else of the installation's. Raises SettingsError and BadParameter."""
    if language and language not in LANGUAGES:
        raise typer.BadParameter(f"is one of {', '.join(LANGUAGES)}", param_hint="--language")
    return Texts(language or read_settings().language, None, ZoneInfo("UTC"))


def line(file: Path, problem: Problem, texts: Texts) -> str:
    """``FILE: sheet survey, row 7, column relevant: what — how to mend it``; warnings say that they are."""
    return f"{file}: {faults.in_a_list(texts, problem)}"


def plain(problems: Iterable[Problem], texts: Texts) -> list[dict[str, Any]]:
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
            "message": faults.message(texts, problem),
            "remedy": faults.remedy(texts, problem),
        }
        for problem in problems
    ]
