"""Questions that nobody is ever asked, and comparisons with choices that nobody can give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cell, compiled_cells, referred
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row
from survey_definitions.reading.types import parse_type
from survey_definitions.reading.words import nearest
from survey_definitions.xpath import Environment, Expression, Node, XPathError
from survey_definitions.xpath.analysis import conjuncts, parts
from survey_definitions.xpath.syntax import FunctionCall, Operation, Path, Syntax, TextLiteral

_FIXED: Final = frozenset(
    ("true", "false", "not", "boolean", "boolean-from-string", "number", "string", "int", "round", "if", "concat")
)
_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # nothing that is evaluated here looks at the clock


@dataclass(frozen=True, slots=True)
class _Select:
    """A question with its list and the names of the choices in it."""

    list: str
    single: bool
    names: set[str] = field(hash=False)


def check_reachability(book: Book) -> Iterator[Problem]:
    """Conditions that are never true, filters that leave nothing, and names that are no choices."""
    selects = _selects(book)
    for row, cell, expression in compiled_cells(book):
        yield from _check_choices(row, cell, expression, selects)
    for row, cell, expression in compiled_cells(book, "relevant"):
        if is_never(expression, selects):
            name = row.get("name") or row.get("type")
            yield problem("never_relevant", SURVEY, row, cell.header, text=cell.text, severity="warning", name=name)
    for row, cell, expression in compiled_cells(book, "choice_filter"):
        if is_never(expression, selects) and row.get("required").lower() in ("yes", "true", "true()"):
            name = row.get("name")
            yield problem("empty_choices", SURVEY, row, cell.header, text=cell.text, severity="warning", name=name)


def never_asked(book: Book) -> set[int]:
    """The numbers of the rows that nobody reaches, those inside a group that nobody reaches among them."""
    selects, hidden = _selects(book), [False]
    found: set[int] = set()
    for row in book.questions():
        kind = meant(row).kind
        if kind == "end":
            hidden = hidden[:-1] or [False]
            continue
        expression = compiled_cell(row.get("relevant")) if row.get("relevant") else None
        never = hidden[-1] or (expression is not None and is_never(expression, selects))
        if never:
            found.add(row.number)
        if kind == "begin":
            hidden.append(never)
    return found


def is_never(expression: Expression, selects: dict[str, _Select]) -> bool:
    """Whether it is false whatever is answered: a constant, or one answer that must be two things."""
    wanted: dict[str, str] = {}
    for part in conjuncts(expression.tree):
        if _is_false(part):
            return True
        name, value = _equality(part)
        if name in selects and selects[name].single and wanted.setdefault(name, value) != value:
            return True
    return False


def _is_false(tree: Syntax) -> bool:
    """Whether a part that reads nothing is false."""
    for part in parts(tree):
        if isinstance(part, Path) or (isinstance(part, FunctionCall) and part.name not in _FIXED):
            return False
    nobody = Node("nobody")
    try:
        return not expression_of(tree).boolean(Environment(nobody, _ONCE, ""), nobody)
    except XPathError:
        return False


def expression_of(tree: Syntax) -> Expression:
    """A part of an expression as one of its own."""
    from survey_definitions.xpath.compiler import compile_syntax  # noqa: PLC0415 - only for what is constant

    made = Expression.__new__(Expression)
    made.text, made.tree, made.run = "", tree, compile_syntax(tree, "")
    return made


def _equality(tree: Syntax) -> tuple[str, str]:
    """Question and value of `${question} = 'value'`; empty for anything else."""
    if isinstance(tree, Operation) and len(tree.rest) == 1 and tree.rest[0][0] == "=":
        return _pair(tree.first, tree.rest[0][1])
    return "", ""


def _pair(one: Syntax, other: Syntax) -> tuple[str, str]:
    for question, value in ((one, other), (other, one)):
        if referred(question) and isinstance(value, TextLiteral):
            return referred(question), value.value
    return "", ""


def _selects(book: Book) -> dict[str, _Select]:
    """Questions whose choices are all on the sheet of choices, by name; names that are not unique are left out."""
    names: dict[str, set[str]] = {}
    for row in book.rows(CHOICES):
        names.setdefault(row.get("list_name"), set()).add(row.get("name"))
    found: dict[str, _Select] = {}
    seen: set[str] = set()
    for row in book.questions():
        asked, name = parse_type(row.get("type")), row.get("name")
        if asked.is_select and asked.list in names and not asked.or_other and name not in seen:
            single = not (asked.is_multiple or asked.word == "rank")
            found[name] = _Select(asked.list, single, names[asked.list] - {""})
        elif name in found:
            del found[name]
        seen.add(name)
    return found


def _check_choices(row: Row, cell: Cell, expression: Expression, selects: dict[str, _Select]) -> Iterator[Problem]:
    for name, value in dict.fromkeys(_compared(expression.tree)):
        select = selects.get(name)
        if select and value and value not in select.names:
            near = nearest(value, select.names)
            params = {"question": name, "value": value, "list": select.list, "near": near}
            advice = "near_choice" if near else ""
            yield problem(
                "no_such_choice", SURVEY, row, cell.header, params, text=cell.text, severity="warning", advice=advice
            )


def _compared(tree: Syntax) -> Iterator[tuple[str, str]]:
    """Every question with a value written out that it is compared with."""
    for part in parts(tree):
        if isinstance(part, Operation) and len(part.rest) == 1 and part.rest[0][0] in ("=", "!="):
            yield _pair(part.first, part.rest[0][1])
        elif isinstance(part, FunctionCall) and part.name == "selected" and len(part.args) == 2:  # noqa: PLR2004
            question, value = part.args
            if referred(question) and isinstance(value, TextLiteral):
                yield referred(question), value.value.strip()
