"""What is wrong with a survey file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Severity = Literal["error", "warning"]
MORE: Final = "more_problems"  # code of what is said last where so many were found that not all are listed


@dataclass(frozen=True, slots=True)
class Problem:
    """An author's mistake, with its place.

    `code` names the kind of mistake and `params` the words in it, so that the sentence can be said in any
    language; `message` and `remedy` say it in English. `sheet`, `row` (as Excel counts: the header is row 1)
    and `column` are the place as far as it is known; `line` is the line in a YAML file; `text` is what
    stands in the cell. Where a kind of mistake has several sentences or remedies, `sentence` and `advice`
    name the ones that are meant.
    """

    code: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    text: str = ""
    message: str = ""
    remedy: str = ""
    severity: Severity = "error"
    line: int | None = None
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    sentence: str = ""
    advice: str = ""

    @property
    def place(self) -> str:
        """The place in words, for example `survey, row 7 (line 41), relevant`; empty when nothing is known."""
        row = f"row {self.row}" if self.row else ""
        if self.line:
            row = f"{row} (line {self.line})".strip()
        return ", ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        return f"{head}{self.message}" + (f" {self.remedy}" if self.remedy else "")


class SurveyRejected(ValueError):  # noqa: N818 - a refusal, not an error of the program
    """A survey file that cannot be run; `problems` has at least the first fault."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems
