"""An author's mistakes, as lines and as JSON, in the language that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.presenting import faults
from bot.settings import LANGUAGES, read_settings
from bot.texts import Texts
from survey_definitions import Diagnosis, Known, Problem, examine
from survey_definitions.limits import BUNDLE_BYTES

Language = Annotated[str, typer.Option("--language", help="vi, en or de; the installation's when it is left out.")]


def examined(path: Path, known: Known | None = None) -> tuple[bytes, Diagnosis]:
    """Read and examine a file: its bytes, and what is wrong with it."""
    source = _content(path)
    return source, examine(source, path.name, known, Beside(path))


def _content(path: Path) -> bytes:
    """The bytes of a file; one more than any file may have, so that a larger one is refused as such."""
    with path.open("rb") as file:
        return file.read(BUNDLE_BYTES + 1)


class Beside:
    """The files in a survey's folder, and in the folder `NAME-media` that ODK's programs make for it."""

    def __init__(self, survey: Path) -> None:
        self._folders = (survey.parent, survey.parent / f"{survey.stem}-media")

    def get(self, name: str) -> bytes | None:
        """The content of a file by its bare name; None when there is none."""
        paths = (folder / Path(name).name for folder in self._folders if name)
        return next((_content(path) for path in paths if path.is_file()), None)


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
