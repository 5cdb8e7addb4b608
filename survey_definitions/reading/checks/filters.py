"""What filters of choices name: columns that the choices have."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cells, referred
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row, canonical
from survey_definitions.reading.types import parse_type
from survey_definitions.reading.words import nearest
from survey_definitions.xpath.syntax import HERE, FunctionCall, Operation, Path, Syntax


def check_filters(book: Book) -> Iterator[Problem]:
    """Columns in choice_filter that the sheet of choices does not have."""
    lists = {row.get("list_name") for row in book.rows(CHOICES)}
    headers = book.sheets[CHOICES].headers if CHOICES in book.sheets else ()
    columns = {name for header in headers for name in (header, canonical(header)[0])} | {"name", "label"}
    for row, cell, expression in compiled_cells(book, "choice_filter"):
        asked = parse_type(row.get("type"))
        if asked.list in lists and asked.list:
            for name in dict.fromkeys(named(expression.tree)):
                if name not in columns:
                    yield unknown_column(row, cell, asked.list, name, columns)


def unknown_column(row: Row, cell: Cell, listed: str, name: str, columns: AbstractSet[str]) -> Problem:
    """A filter by a column that the choices do not have."""
    shown = ", ".join(sorted(name for name in columns if name != "list_name" and " " not in name))
    near = nearest(name, columns)
    params = {"name": name, "list": listed, "columns": shown, "near": near}
    advice = "near_column" if near else ""
    return problem("unknown_filter_column", SURVEY, row, cell.header, params, text=cell.text, advice=advice)


def named(tree: Syntax) -> Iterator[str]:
    """The columns of the row under test that an expression names."""
    if isinstance(tree, Operation):
        for part in (tree.first, *(operand for _, operand in tree.rest)):
            yield from named(part)
    elif isinstance(tree, FunctionCall):
        for arg in tree.args:
            yield from named(arg)
    elif isinstance(tree, Path):
        first = tree.steps[0] if tree.steps else None
        if tree.start == HERE and first and first.axis == "child" and first.name != "*" and not referred(tree):
            yield first.name
