"""The expressions in a survey's cells, so that a fault is shown in the author's own text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.checks.references import REFERENCE
from survey_definitions.reading.messages import worded
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.xpath import FUNCTIONS, Expression, XPathError, compile_expression

_COLUMNS = ("relevant", "constraint", "required", "read_only", "calculation", "choice_filter", "repeat_count")
_WORDS = ("yes", "no", "true", "false", "true()", "false()")


def check_expressions(book: Book) -> Iterator[Problem]:
    """Expressions that cannot be compiled."""
    for row in book.questions():
        for cell in row.all(*_COLUMNS):
            if cell.text.lower() not in _WORDS:
                yield from _check(row, cell)


def compiled_cell(text: str) -> Expression | None:
    """The expression in a cell; None when there is none or it is at fault."""
    try:
        return compile_expression(_plain(text)) if text.lower() not in _WORDS else None
    except XPathError:
        return None


def _check(row: Row, cell: Cell) -> Iterator[Problem]:
    try:
        compile_expression(_plain(cell.text))
    except XPathError as err:
        yield expression_problem(err, row, cell.header, cell.text)


def _plain(text: str) -> str:
    """The expression with a name of the same length for each `${reference}`, so that offsets stay."""
    quotes = str.maketrans("‘’“”", "''\"\"")  # as pyxform does
    return REFERENCE.sub(lambda m: "_" * len(m[0]), text.translate(quotes))


def expression_problem(err: XPathError, row: Row | None, column: str, text: str) -> Problem:
    """A fault of an expression with its place in the sheet."""
    detail = err.message
    if err.text:
        detail += f", at {err.pos + 1}: {text[: err.pos]}⟦here⟧{text[err.pos :]}"
    params = {"detail": detail, "hint": _hint(err), "limit": str(limits.EXPRESSION_LENGTH), **err.params}
    return worded(f"expression_{err.code}", (SURVEY, row, column), params, text=text)


def _hint(err: XPathError) -> str:
    near = get_close_matches(err.params.get("name", ""), list(FUNCTIONS), 1)
    return f"Did you mean {near[0]}()?" if near else "See the list of functions in the guide."
