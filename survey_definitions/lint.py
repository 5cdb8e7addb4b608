"""The survey doctor: everything that is wrong with a survey file, in one pass, each with its place and its remedy.

`check`, the chat and `publish` all ask here, so that they agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from survey_definitions.problems import Problem, SurveyRejected

if TYPE_CHECKING:
    from survey_definitions.known import Known
    from survey_definitions.reading.bundle import Files
    from survey_definitions.reading.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All problems of a file, errors first; `compiled` is None when there is any error."""

    problems: tuple[Problem, ...]
    compiled: Compiled | None = None

    @property
    def errors(self) -> list[Problem]:
        """What forbids publishing."""
        return [one for one in self.problems if one.severity == "error"]


def examine(source: bytes, name: str, known: Known | None = None, files: Files | None = None) -> Diagnosis:
    """Read, check and compile a file called `name`: a workbook, YAML, an XForm, or a .zip with one of them.

    Nothing it can hold raises anything. `files` lie beside it (a .zip brings its own). `known` are the reference lists
    and facts there are; without it, what a survey wants from outside is not judged.
    """
    from survey_definitions.reading.checks.house import check_house  # noqa: PLC0415 - loads what reads files
    from survey_definitions.reading.pipeline import compiled  # noqa: PLC0415 - loads pyxform, which runs no survey

    try:
        done = compiled(source, name, partial(check_house, known=known), files or {}, known)
    except SurveyRejected as rejected:
        return Diagnosis(rejected.problems)
    return Diagnosis(done.warnings, done)
