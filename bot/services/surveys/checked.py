"""A survey file with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.services.imports.structure.drafts import Looked
from survey_definitions import Compiled, Problem
from survey_definitions.problems import MORE

WORKBOOK: Final = b"PK"  # how an .xlsx file begins
STOPPED: Final = frozenset({"too_slow", "too_busy", "too_much_memory"})  # codes: the check did not come to its end
_NOT_BEGUN: Final = "not_begun"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with what is wrong with it. ``compiled`` is None when it was rejected; else problems are warnings.

    ``kind`` is what was recognised as no survey (`recognising`), with the cells of a structure.
    """

    name: str
    source: bytes
    problems: tuple[Problem, ...]
    compiled: Compiled | None = None
    copy: tuple[str, bytes] | None = None  # of a rejected file: its name and content, with the mistakes marked
    kind: str = ""
    structure: Looked | None = None

    @property
    def has_begun(self) -> bool:
        """Whether the file was looked at; else what is told is about the machine."""
        return all(one.code != _NOT_BEGUN for one in self.problems)

    @property
    def count(self) -> int:
        """How many errors there are, and of a file without any how many warnings, with those that are not listed."""
        told = self.errors or self.problems
        return sum(int(one.params["count"]) if one.code == MORE else 1 for one in told)

    @property
    def errors(self) -> list[Problem]:
        """What forbids publishing, as the sheets have it from top to bottom."""
        return [one for one in self.problems if one.severity == "error"]
