"""A survey file with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from survey_definitions import Compiled, Problem

WORKBOOK: Final = b"PK"  # how an .xlsx file begins


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with what is wrong with it. ``compiled`` is None when it was rejected; else problems are warnings."""

    name: str
    source: bytes
    problems: tuple[Problem, ...]
    compiled: Compiled | None = None
    copy: tuple[str, bytes] | None = None  # of a rejected file: its name and content, with the mistakes marked

    @property
    def errors(self) -> list[Problem]:
        """What forbids publishing, as the sheets have it from top to bottom."""
        return [one for one in self.problems if one.severity == "error"]
