"""What can be run, but is seldom meant so: warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cell, compiled_cells, referred
from survey_definitions.reading.checks.references import REFERENCE
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Row
from survey_definitions.reading.types import DRAWN, parse_type
from survey_definitions.xpath import Expression
from survey_definitions.xpath.analysis import parts
from survey_definitions.xpath.syntax import FunctionCall, Number, Operation, Path, TextLiteral

_PICTURES: Final = frozenset(("image", "photo", "draw", "signature", "annotate"))
_FILES: Final = frozenset((*_PICTURES, "audio", "video", "file", *DRAWN))
_YES: Final = ("yes", "true", "true()")
_ORDER: Final = ("<", "<=", ">", ">=")
_SPAN: Final = re.compile(r"\s*(\d+)\s*-\s*(\d+)\s*\Z")  # `18-65`
_LOOK_UPS: Final = frozenset(("selected-at", "instance", "pulldata", "indexed-repeat", "jr:choice-name"))


def check_advice(book: Book) -> Iterator[Problem]:
    """Everything that is allowed and likely to disappoint."""
    for row in book.questions():
        yield from _check_row(row)
    for row, cell, expression in compiled_cells(book, "constraint"):
        for pattern in _loose_patterns(expression):
            yield problem("loose_pattern", SURVEY, row, cell.header, severity="warning", pattern=pattern)
    for row, cell, expression in compiled_cells(book, "constraint", "relevant"):
        if code := _says_nothing(expression):
            span = _SPAN.match(cell.text)
            example = f". >= {span[1]} and . <= {span[2]}" if span else ". >= 1 and . <= 10"
            yield problem(code, SURVEY, row, cell.header, text=cell.text, severity="warning", example=example)
    yield from _check_counts(book)
    yield from _check_lengths(book)
    yield from _check_labels(book)


def _says_nothing(expression: Expression) -> str:
    """What is wrong with a condition that is the same whatever anybody answers; empty when nothing is."""
    every = list(parts(expression.tree))
    if any(isinstance(one, Operation) and [op in _ORDER for op, _ in one.rest].count(True) > 1 for one in every):
        return "chained_comparison"
    plain = isinstance(expression.tree, Operation | Number | TextLiteral)
    constant = plain and not any(isinstance(one, FunctionCall | Path) for one in every)
    return "constant_condition" if constant else ""


def check_files(book: Book, *, pictures: bool) -> Iterator[Problem]:
    """Files that are required and cannot be given in a chat; `pictures`: those are taken here."""
    elsewhere = _FILES - _PICTURES if pictures else _FILES
    for row in book.questions():
        if parse_type(row.get("type")).word in elsewhere and row.get("required").lower() in _YES:
            yield problem("required_file", SURVEY, row, "required", text=row.get("required"), severity="warning")


def _check_row(row: Row) -> Iterator[Problem]:
    asked = parse_type(row.get("type"))
    if row.get("constraint") and not row.get("constraint_message") and asked.kind == "question":
        place = (SURVEY, row, "constraint_message")
        yield problem("constraint_without_message", *place, text=row.get("constraint"), severity="warning")


def _loose_patterns(expression: Expression) -> Iterator[str]:
    for part in parts(expression.tree):
        if isinstance(part, FunctionCall) and part.name == "regex" and isinstance(part.args[1], TextLiteral):
            pattern = part.args[1].value
            if not (pattern.lstrip("(").startswith("^") and pattern.rstrip(")").endswith("$")):
                yield pattern


# -- repeats whose entries move


def _check_counts(book: Book) -> Iterator[Problem]:
    calculations = _calculations(book)
    for row, cell, expression in compiled_cells(book, "repeat_count"):
        if "count-selected" in _functions(expression, calculations):
            yield problem("counted_by_choice", SURVEY, row, cell.header, severity="warning", text=cell.text)


def _check_labels(book: Book) -> Iterator[Problem]:
    """Labels in a repeat that show what is looked up by the number of the entry."""
    calculations, inside = _calculations(book), 0
    for row in book.questions():
        asked = parse_type(row.get("type"))
        if asked.word in ("repeat", "loop"):
            inside += 1 if asked.kind == "begin" else -1
        if inside > 0 and asked.kind == "question" and asked.word != "note":
            yield from _check_label(row, calculations)


def _check_label(row: Row, calculations: dict[str, Expression]) -> Iterator[Problem]:
    for cell in list(row.all("label"))[:1]:
        names = [name for name in REFERENCE.findall(cell.text) if name in calculations]
        moving = next((name for name in names if _by_number(_functions(calculations[name], calculations))), "")
        if moving:
            place = (SURVEY, row, cell.header)
            yield problem("looked_up_label", *place, text=cell.text, severity="warning", name=moving)


def _by_number(functions: frozenset[str]) -> bool:
    return bool(functions & _LOOK_UPS) and ("position" in functions or "selected-at" in functions)


def _calculations(book: Book) -> dict[str, Expression]:
    found = ((row.get("name"), compiled_cell(row.get("calculation"))) for row in book.questions())
    return {name: expression for name, expression in found if name and expression}


def _functions(expression: Expression, calculations: dict[str, Expression]) -> frozenset[str]:
    """The functions an expression calls, those of the calculations it refers to among them."""
    found, todo, seen = frozenset[str](), [expression], set[str]()
    while todo:
        one = todo.pop()
        found |= one.functions
        names = {referred(part) for part in parts(one.tree)} - seen
        seen |= names
        todo += [calculations[name] for name in names if name in calculations]
    return found


# -- what a phone shows


def _check_lengths(book: Book) -> Iterator[Problem]:
    """Choices and cards that are long in the language in which they are longest."""
    lists: dict[str, list[int]] = {}
    for row in book.rows(CHOICES):
        cell = max(row.all("label"), key=lambda one: len(one.text), default=None)
        size = len(cell.text) if cell else 0
        lists.setdefault(row.get("list_name"), []).append(size)
        if cell and size > limits.PHONE_CHOICE:
            params = {"size": str(size), "limit": str(limits.PHONE_CHOICE)}
            yield problem("long_choice", CHOICES, row, cell.header, params, text=cell.text, severity="warning")
    for row in book.questions():
        yield from _check_card(row, lists)


def _check_card(row: Row, lists: dict[str, list[int]]) -> Iterator[Problem]:
    cell = max(row.all("label"), key=lambda one: len(one.text), default=None)
    if cell is None or parse_type(row.get("type")).kind != "question":
        return
    hint = max((len(one.text) for one in row.all("hint")), default=0)
    choices = sorted(lists.get(parse_type(row.get("type")).list, []))[-limits.PHONE_CHOICES :]
    size = len(cell.text) + hint + sum(choices)
    if size > limits.PHONE_CARD:
        params = {"size": str(size), "limit": str(limits.PHONE_CARD)}
        yield problem("long_card", SURVEY, row, cell.header, params, text=cell.text, severity="warning")
