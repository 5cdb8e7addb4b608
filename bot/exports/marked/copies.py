"""What goes back to the author of a rejected file."""

from __future__ import annotations

from dataclasses import dataclass

from bot.exports.marked.annotated import Say, annotated
from bot.services.surveys.checked import WORKBOOK, Checked
from survey_definitions.reading.workbook import OLD_EXCEL


@dataclass(frozen=True, slots=True)
class Sayings:
    """A problem in words: in its cell, where the place is plain, and in a line of its own."""

    in_cell: Say
    in_line: Say


def marked_copy(checked: Checked, say: Sayings) -> tuple[str, bytes]:
    """What goes back to the author of a rejected file: the workbook annotated, or else the problems as text."""
    stem = checked.name.rpartition(".")[0] or checked.name
    if checked.source.startswith((WORKBOOK, OLD_EXCEL)):
        copy = annotated(checked.source, checked.problems, say.in_cell)
        if copy is not None:
            return f"{stem}.problems.xlsx", copy[0]
    lines = [say.in_line(problem) for problem in checked.errors]
    return f"{stem}.problems.txt", ("\n".join(lines) + "\n").encode()
