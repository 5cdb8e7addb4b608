"""What can be said of a survey's sheets before pyxform sees them, each with its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.advice import check_advice
from survey_definitions.reading.checks.choices import check_choices
from survey_definitions.reading.checks.expressions import check_expressions
from survey_definitions.reading.checks.layout import check_layout
from survey_definitions.reading.checks.questions import check_questions
from survey_definitions.reading.checks.references import check_references
from survey_definitions.reading.checks.structure import check_structure
from survey_definitions.reading.sheets import Book


def check_book(book: Book, types: Mapping[str, bool]) -> Iterator[Problem]:
    """All problems of the sheets. `types`: the question types there are, and whether each is shown to people."""
    layout = list(check_layout(book))
    yield from layout
    if any(found.code in ("no_survey_sheet", "empty_survey", "missing_column") for found in layout):
        return
    yield from check_questions(book, types)
    yield from check_structure(book)
    yield from check_choices(book)
    yield from check_references(book)
    yield from check_expressions(book)
    yield from check_advice(book)
