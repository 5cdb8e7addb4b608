"""`${name}` in any cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book
from survey_definitions.reading.types import parse_type

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^\s{}]+?)\s*\}")
INJECTED = ("xh", "Xh")  # the form of address: the reader adds these when a survey does not define them


def check_references(book: Book) -> Iterator[Problem]:
    """References to questions that do not exist."""
    known = names(book)
    for sheet, rows in ((SURVEY, book.questions()), (CHOICES, book.rows(CHOICES))):
        for row in rows:
            for cell in row.cells:
                for name in REFERENCE.findall(cell.text):
                    if name not in known:
                        yield problem(
                            "unknown_reference",
                            sheet,
                            row,
                            cell.header,
                            text=cell.text,
                            name=name,
                            hint=_hint(name, known),
                        )


def names(book: Book) -> set[str]:
    """All names that can be referred to."""
    known = set(INJECTED)
    for row in book.questions():
        name, asked = row.get("name"), parse_type(row.get("type"))
        known |= {name, f"{name}_other"} if asked.or_other else {name}
        if asked.word == "repeat" and row.get("repeat_count"):
            known.add(f"{name}_count")
    return known - {""}


def _hint(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), 1)
    return f"Did you mean “{near[0]}”?" if near else "Check the spelling against the column “name”."
