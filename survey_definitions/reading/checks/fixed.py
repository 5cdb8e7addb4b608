"""Values that are the same for everybody and that the question's own constraint refuses."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.constants import fixed_text
from survey_definitions.reading.checks.expressions import compiled_cell
from survey_definitions.reading.checks.leaves import CLOCK, SELF, names_in
from survey_definitions.reading.checks.possible import Askable, possible
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.checks.truths import Given, truth_of
from survey_definitions.reading.messages import worded
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.xpath.analysis import calls

_YES: Final = ("yes", "true", "true()")


def check_fixed(book: Book) -> Iterator[Problem]:
    """An error where nobody could change the value: whoever meets the question could not submit."""
    known = book.learnt(possible)
    for row in book.questions():
        limit = compiled_cell(row.get("constraint"))
        if limit is None or meant(row).kind != "question":
            continue
        for cell in row.all("calculation", "default"):
            value = _value(cell)
            if not value:
                continue
            order, home = known.places[row.number]
            asked = Askable(row.get("name"), "one", row, order, home, (value,))
            if not truth_of(limit.tree, Given(ChainMap({SELF: asked}, known.seen_from(row)))).yes:
                yield _refused(row, cell, value, sure=row.number in known.sure)


def _value(cell: Cell) -> str:
    """What a cell gives to everybody; empty where that hangs on something, or is written out and told elsewhere."""
    expression = compiled_cell(cell.text)
    if expression is None or (cell.column == "default" and "(" not in cell.text):
        return ""
    if names_in(expression.tree) != set() or calls(expression.tree) & set(CLOCK):
        return ""
    return fixed_text(expression.tree)


def _refused(row: Row, cell: Cell, value: str, *, sure: bool) -> Problem:
    stuck = sure and (meant(row).word == "note" or row.get("read_only").lower() in _YES)
    params = {"found": value, "limit": row.get("constraint")}
    return worded(
        "default_refused",
        (SURVEY, row, cell.header),
        params,
        text=cell.text,
        severity="error" if stuck else "warning",
        sentence="value_refused",
    )
