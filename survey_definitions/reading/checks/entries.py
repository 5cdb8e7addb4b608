"""What questions show and read of others that are asked later, or once in each entry of a repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cells, referred
from survey_definitions.reading.checks.leaves import operands
from survey_definitions.reading.checks.possible import Possible, possible
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.xpath.syntax import FunctionCall, Operation, Path, Syntax

_SHOWN: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_REFERENCE: Final = re.compile(r"\$\{\s*([^\s{}#]+)\s*\}")  # of this time, not of the last
# What is made for the answers of all entries.
_OF_ALL: Final = frozenset(
    (
        *("sum", "min", "max", "count", "count-non-empty", "join", "concat", "indexed-repeat", "position", "randomize"),
        *("area", "distance", "name", "jr:choice-name", "last"),
    )
)


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a question is asked: its place among all rows, its row, and the repeats around it from outside in."""

    order: int
    row: Row
    repeats: tuple[Row, ...]


def check_entries(book: Book) -> Iterator[Problem]:
    """Answers that are not there yet when they are shown, and single answers of what may have several."""
    homes, ends, known = _homes(book), _ends(book), book.learnt(possible)
    for row in book.questions():
        for cell in row.all(*_SHOWN):
            if "${" in cell.text:
                yield from _shown(row, cell, homes, ends, known)
    if not any(home.repeats for home in homes.values()):
        return
    for row, cell, expression in compiled_cells(book):
        names = dict.fromkeys(_alone(expression.tree)) if "${" not in row.get("type") else ()
        here = known.places[row.number][1]
        several = ((name, _several(homes[name], here)) for name in names if name in homes)
        told = next(((name, repeat) for name, repeat in several if repeat), None)
        if told:
            yield _told("many_entries", row, cell, *told)


def _shown(row: Row, cell: Cell, homes: dict[str, _Home], ends: dict[int, int], known: Possible) -> Iterator[Problem]:
    order, here = known.places[row.number]
    inside = (*here, row.number)  # the label of a repeat is read in its entries
    for name in dict.fromkeys(_REFERENCE.findall(cell.text)):
        home = homes.get(name)
        if home and (repeat := _several(home, inside)):
            yield _told("shown_first", row, cell, name, repeat)
        elif home and name in known.waiting and home.order > ends.get(row.number, order):
            params = {"other": name, "row": str(home.row.number)}
            yield problem("shown_later", SURVEY, row, cell.header, params, text=cell.text, severity="warning")


def _told(code: str, row: Row, cell: Cell, name: str, repeat: Row) -> Problem:
    called = repeat.get("name") or str(repeat.number)
    example = f"join(', ', ${{{name}}})" if code == "shown_first" else f"indexed-repeat(${{{name}}}, ${{{called}}}, 1)"
    params = {"name": name, "repeat": called, "example": example}
    return problem(code, SURVEY, row, cell.header, params, text=cell.text, severity="warning")


def _several(home: _Home, here: tuple[int, ...]) -> Row | None:
    """The outermost repeat around a question in which somebody who asks for it is not."""
    return next((repeat for repeat in home.repeats if repeat.number not in here), None)


def _homes(book: Book) -> dict[str, _Home]:
    """Where each question is; those of a name that stands twice are left out."""
    found: dict[str, _Home] = {}
    twice: set[str] = set()
    around: list[Row] = []
    for order, row in enumerate(book.questions()):
        type_, name = meant(row), row.get("name")
        if type_.kind == "end":
            around = around[:-1]
            continue
        if name and type_.kind != "begin":
            repeats = tuple(one for one in around if meant(one).word == "repeat")
            twice |= {name} & found.keys()
            found.setdefault(name, _Home(order, row, repeats))
        if type_.kind == "begin":
            around.append(row)
    return {name: home for name, home in found.items() if name not in twice}


def _ends(book: Book) -> dict[int, int]:
    """The place at which each group ends, by the number of its first row: its label is still read in it."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for order, row in enumerate(book.questions()):
        kind = meant(row).kind
        if kind == "begin":
            open_.append(row.number)
        elif kind == "end" and open_:
            found[open_.pop()] = order
    return found


def _alone(tree: Syntax) -> Iterator[str]:
    """The questions of which an expression wants one answer."""
    if name := referred(tree):
        yield name
        return
    inside: tuple[Syntax, ...] = ()
    if isinstance(tree, Operation):
        inside = operands(tree)
    elif isinstance(tree, FunctionCall) and tree.name not in _OF_ALL:
        inside = tree.args
    elif isinstance(tree, Path):
        inside = tuple(one for step in tree.steps for one in step.predicates)
    for part in inside:
        yield from _alone(part)
