"""What cells hold that can never be meant: Excel's errors, words without quotes, values that are none."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.constants import expression_of
from survey_definitions.reading.checks.expressions import ERRORS, bad_yes_no, compiled_cells, referred
from survey_definitions.reading.checks.meanings import constant_meant
from survey_definitions.reading.checks.possible import choosable
from survey_definitions.reading.checks.references import names
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Cell, Row
from survey_definitions.reading.types import parse_type
from survey_definitions.xpath import FUNCTIONS, Environment, Node, XPathError, number_of
from survey_definitions.xpath.analysis import written
from survey_definitions.xpath.syntax import HERE, FunctionCall, Number, Operation, Path, PathStep, Syntax, TextLiteral

_WORDS: Final = ("required", "read_only")
_NOTHING: Final = "null"  # what some write where nothing is meant, and it is nothing
_RECKONING: Final = ("<", "<=", ">", ">=", "+", "-", "*", "div", "mod")
_NOON: Final = datetime(2000, 1, 1, tzinfo=UTC)  # nothing that is evaluated here looks at the clock
_PURE: Final = frozenset(
    (
        *("date", "date-time", "decimal-date-time", "decimal-time", "format-date", "format-date-time"),
        *("number", "int", "round", "floor", "ceiling", "abs", "pow", "sqrt", "exp", "exp10", "log", "log10", "pi"),
        *("string", "concat", "substr", "substring-before", "substring-after", "string-length", "translate"),
    )
)
_DATES: Final = ("date", "date-time", "format-date", "format-date-time")


def check_content(book: Book) -> Iterator[Problem]:
    """Cells that hold nothing anybody can mean."""
    for sheet in (SURVEY, CHOICES, SETTINGS):
        for row in book.rows(sheet):
            for cell in row.cells:
                if cell.text in ERRORS:
                    yield problem("error_cell", sheet, row, cell.header, text=cell.text, found=cell.text)
    known = names(book)
    for row, cell, expression in compiled_cells(book):
        if cell.text not in ERRORS:
            yield from _check_words((row, cell), expression.tree, known, book)
            yield from _check_constants(row, cell, expression.tree)


# -- words without quotes


def _check_words(at: tuple[Row, Cell], tree: Syntax, known: set[str], book: Book) -> Iterator[Problem]:
    """A name alone is a path to something inside the question, and a question has nothing inside."""
    row, cell = at
    if cell.column == "choice_filter":
        return
    found = dict.fromkeys(_bare(tree))
    if found and cell.column in _WORDS and isinstance(tree, Path):
        yield bad_yes_no(row, cell)
        return
    inside = known if parse_type(row.get("type")).kind == "begin" else set()  # a group has its questions inside
    for word, beside in found:
        if word.startswith("${"):
            near = word.replace("/", " div ")
            params = {"given": word, "near": near}
            yield problem("slash", SURVEY, row, cell.header, params, text=cell.text)
        elif word not in inside:
            chosen = book.learnt(_choices).get(beside, {}).get(word.casefold(), "")
            advice, near = ("write_near", f"'{chosen}'") if chosen else _meant(word, known, compared=bool(beside))
            params = {"word": word, "near": near}
            yield problem("bare_word", SURVEY, row, cell.header, params, text=cell.text, advice=advice)


def _choices(book: Book) -> dict[str, dict[str, str]]:
    """The names of choices by what people read, in small letters, of each question that has some."""
    lists = book.learnt(choosable)
    asked = ((row.get("name"), parse_type(row.get("type")).list) for row in book.questions())
    return {name: lists[listed].labels for name, listed in asked if listed in lists}


def _as_reference(step: PathStep) -> str:
    """A step of a path as its author wrote it."""
    name = referred(Path(HERE, (step,)))
    return f"${{{name}}}" if name else step.name


def _meant(word: str, known: set[str], *, compared: bool) -> tuple[str, str]:
    """The advice, and how the word would have to be written."""
    if word in FUNCTIONS and not compared:
        return "write_near", f"{word}()"
    if word in known and not compared:
        return "write_near", f"${{{word}}}"
    return ("write_near", f"'{word}'") if compared else ("", "")


def _bare(tree: Syntax, beside: str = "") -> Iterator[tuple[str, str]]:
    """Names that stand alone, each with the question it is compared with; not those of rows, in brackets."""
    if isinstance(tree, Operation):
        operands = [tree.first, *(operand for _, operand in tree.rest)]
        compared = tree.rest[0][0] in ("=", "!=")
        for operand in operands:
            other = next((referred(one) for one in operands if one is not operand and referred(one)), "")
            yield from _bare(operand, other if compared else "")
    elif isinstance(tree, FunctionCall):
        for arg in tree.args:
            yield from _bare(arg)
    elif isinstance(tree, Path) and tree.start == HERE and tree.steps and not referred(tree):
        first = tree.steps[0]
        if referred(Path(HERE, (first,))):
            yield "/".join(_as_reference(step) for step in tree.steps), beside
        elif first.axis == "child" and first.name not in ("*", _NOTHING):
            yield first.name, beside


# -- constants that are none


def _check_constants(row: Row, cell: Cell, tree: Syntax) -> Iterator[Problem]:
    for part in dict.fromkeys(worthless(tree)):
        advice, near = constant_meant(part)
        yield problem("bad_constant", SURVEY, row, cell.header, text=cell.text, part=part, near=near, advice=advice)


def worthless(tree: Syntax) -> Iterator[str]:
    """Parts that hang on nothing and have no value, as they are written."""
    if _is_constant(tree):
        if _is_nothing(tree):
            yield written(tree)
        return
    if isinstance(tree, Operation):
        yield from _operands(tree)
    elif isinstance(tree, FunctionCall):
        yield from (part for arg in tree.args for part in worthless(arg))
    elif isinstance(tree, Path):
        inside = (predicate for step in tree.steps for predicate in step.predicates)
        yield from (part for predicate in inside for part in worthless(predicate))


def _operands(tree: Operation) -> Iterator[str]:
    reckoned = tree.rest[0][0] in _RECKONING
    for operand in (tree.first, *(operand for _, operand in tree.rest)):
        if reckoned and isinstance(operand, TextLiteral) and operand.value and math.isnan(_number(operand.value)):
            yield written(operand)
        else:
            yield from worthless(operand)


def _number(text: str) -> float:
    nobody = Node("nobody")
    return number_of(text, Environment(nobody, _NOON, ""))


def _is_constant(tree: Syntax) -> bool:
    """Whether a part reads nothing and is more than a literal."""
    if isinstance(tree, FunctionCall):
        return tree.name in _PURE and bool(tree.args) and all(map(_is_fixed, tree.args))
    return isinstance(tree, Operation) and all(map(_is_fixed, (tree.first, *(operand for _, operand in tree.rest))))


def _is_fixed(tree: Syntax) -> bool:
    return isinstance(tree, Number | TextLiteral) or _is_constant(tree)


def _is_nothing(tree: Syntax) -> bool:
    """Whether a constant part is no date, not a number, or infinite. `number('')` is meant so."""
    if isinstance(tree, FunctionCall) and isinstance(tree.args[0], TextLiteral) and not tree.args[0].value.strip():
        return False
    nobody = Node("nobody")
    try:
        value = expression_of(tree).value(Environment(nobody, _NOON, ""), nobody)
    except XPathError:
        return True
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(tree, FunctionCall) and tree.name in _DATES and value == ""
