"""What is stored of a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled survey file.

    `xform` is what to store and to give to `read_survey`; `sha256` is the hash of the file's bytes; `lists`
    names the reference lists it looks into.
    """

    survey: Survey
    xform: str
    warnings: tuple[Problem, ...]
    sha256: str
    lists: frozenset[str]
