"""The expressions in a survey's cells, so that a fault is shown in the author's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.checks.references import ANY_REFERENCE, REFERENCE
from survey_definitions.reading.messages import worded
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.reading.words import nearest
from survey_definitions.xpath import FUNCTIONS, Expression, XPathError, compile_expression
from survey_definitions.xpath.syntax import HERE, Path, Syntax

COLUMNS: Final = ("relevant", "constraint", "required", "read_only", "calculation", "choice_filter", "repeat_count")
# What Excel puts into a cell whose formula failed.
ERRORS: Final = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_WORDS: Final = ("yes", "no", "true", "false", "true()", "false()")
_QUOTES: Final = str.maketrans("‘’“”", "''\"\"")  # as pyxform does
# How operators and references are written in Excel and in other languages.
_OPERATORS: Final = {
    "≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "=>": ">=", "= >": ">=", "=<": "<=", "==": "=",
    "&&": "and", "||": "or", "&": "and",
}  # fmt: skip
_ELSEWHERE: Final = re.compile(
    "|".join(map(re.escape, sorted(_OPERATORS, key=len, reverse=True))) + r"|(?:#|(?<![$#]))\{(?P<name>\w+)\}"
)
_MARK: Final = "·"  # begins the names that stand for references: a name part, but not of a question
_AROUND: Final = 40  # characters shown on either side of a fault


def check_expressions(book: Book) -> Iterator[Problem]:
    """Expressions that cannot be compiled."""
    for row in book.questions():
        for cell in row.all(*COLUMNS):
            if cell.text.lower() not in _WORDS and cell.text not in ERRORS:
                yield from _check(row, cell)


def _check(row: Row, cell: Cell) -> Iterator[Problem]:
    if compiled_cell(cell.text) is not None:  # what other checks need as well
        return
    try:
        compile_expression(_plain(cell.text))
    except XPathError as err:
        yield expression_problem(err, row, cell.header, cell.text)


def _plain(text: str) -> str:
    """The expression with a name of the same length for each reference, so that offsets stay."""
    return ANY_REFERENCE.sub(lambda m: "_" * len(m[0]), text.translate(_QUOTES))


# -- for other checks: expressions that know what they refer to


def compiled_cells(book: Book, *columns: str) -> Iterator[tuple[Row, Cell, Expression]]:
    """Every expression that can be compiled, with its place."""
    for row in book.questions():
        for cell in row.all(*(columns or COLUMNS)):
            expression = compiled_cell(cell.text)
            if expression is not None:
                yield row, cell, expression


@lru_cache(maxsize=limits.CACHED_EXPRESSIONS)
def compiled_cell(text: str) -> Expression | None:
    """The expression in a cell; None when there is none or it is at fault. `referred` reads its references."""
    text = text.translate(_QUOTES)
    text = {"yes": "true()", "true": "true()", "no": "false()", "false": "false()"}.get(text.lower(), text)
    try:
        return compile_expression(REFERENCE.sub(rf"r{_MARK}\1", text))
    except XPathError:
        return None


def referred(tree: Syntax) -> str:
    """The name of the question that a part of a compiled cell is a reference to; empty for anything else."""
    if isinstance(tree, Path) and tree.start == HERE and len(tree.steps) == 1 and not tree.steps[0].predicates:
        name = tree.steps[0].name
        return name[2:] if name.startswith(f"r{_MARK}") else ""
    return ""


# -- faults in words


def expression_problem(err: XPathError, row: Row | None, column: str, text: str) -> Problem:
    """A fault of an expression with its place in the sheet."""
    near = nearest(err.params.get("name", ""), FUNCTIONS) if err.code == "function" else ""
    params = {
        "detail": err.message,
        "limit": str(limits.EXPRESSION_LENGTH),
        "pos": str(err.pos + 1),
        "shown": _shown(text, err.pos),
        "near": near,
        "what": "",
        "example": "${name}",
        **err.params,
    }
    advice, sentence = "near_function" if near else "", _sentence(err)
    if not params.get("found", "x").strip("_") and (reference := ANY_REFERENCE.match(text, err.pos)):
        params["found"] = reference[0]  # of which the expression has a name of as many signs
    if sentence == "expression_unexpected" and (meant := _meant(text, err.pos)):
        advice, params = "meant_sign", {**params, "given": meant[0], "near": meant[1]}
    return worded(f"expression_{err.code}", (SURVEY, row, column), params, text=text, sentence=sentence, advice=advice)


def _meant(text: str, pos: int) -> tuple[str, str] | None:
    """What stands at a place that another language would take, and what is written here."""
    for found in _ELSEWHERE.finditer(text):
        if found.start() <= pos < found.end():
            return found[0], f"${{{found['name']}}}" if found["name"] else _OPERATORS[found[0]]
    return None


def _shown(text: str, pos: int) -> str:
    """What stands around a fault, with a sign where it is."""
    before, after = text[:pos], text[pos:]
    before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return f"{before}▶{after}"


def _sentence(err: XPathError) -> str:
    """Which sentence says what is wrong with the syntax."""
    if err.code != "syntax" or not err.text:
        return ""
    if "quote" in err.params:
        return "expression_quote"
    if err.pos >= len(err.text.rstrip()):
        return "expression_expected" if "expected" in err.params else "expression_ends"
    if "expected" in err.params:
        return "expression_expected"
    return "expression_unexpected" if err.params.get("found") else ""
