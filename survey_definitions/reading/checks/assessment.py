"""The sheets by which results are computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_definitions.assessment.reading import read_definition

if TYPE_CHECKING:
    from survey_definitions.problems import Problem
    from survey_definitions.reading.sheets import Book


def check_assessment(book: Book) -> Iterator[Problem]:
    """What is wrong with them; targets speak of this survey's questions."""
    _, problems = read_definition(book, [row.get("name") for row in book.questions() if row.get("name")])
    yield from problems
