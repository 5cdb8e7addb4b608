"""What can be run, but is seldom meant so: warnings."""

from __future__ import annotations

from collections.abc import Iterator

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cell
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book
from survey_definitions.xpath import Expression
from survey_definitions.xpath.analysis import parts
from survey_definitions.xpath.syntax import Call, Text


def check_advice(book: Book) -> Iterator[Problem]:
    """Patterns that look for a part of an answer only, and repeats counted by a multiple choice."""
    for row in book.questions():
        for cell in row.all("constraint"):
            expression = compiled_cell(cell.text)
            for pattern in _loose_patterns(expression) if expression else ():
                yield problem("loose_pattern", SURVEY, row, cell.header, severity="warning", pattern=pattern)
        for cell in row.all("repeat_count"):
            expression = compiled_cell(cell.text)
            if expression and "count-selected" in expression.functions:
                yield problem("counted_by_choice", SURVEY, row, cell.header, severity="warning", text=cell.text)


def _loose_patterns(expression: Expression) -> Iterator[str]:
    for part in parts(expression.tree):
        if isinstance(part, Call) and part.name == "regex" and isinstance(part.args[1], Text):
            pattern = part.args[1].value
            if not (pattern.lstrip("(").startswith("^") and pattern.rstrip(")").endswith("$")):
                yield pattern
