"""How a sheet looks where that is not what is read: hidden rows, columns without a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.cells import Values, text_of
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Row, Sheet

_MOST: Final = 50  # problems of one kind told of one sheet
_NAMED: Final = 6  # columns that are named one by one


def hidden_rows(sheet: Sheet, hidden: Iterable[int]) -> Iterator[Problem]:
    """Rows that are read although nobody sees them; `hidden` are their numbers."""
    filled = {row.number: row for row in sheet.rows if row.cells}
    found = (filled[number] for number in hidden if number in filled)
    for row in islice(found, _MOST):
        yield problem("hidden_row", sheet.name, row, "", severity="warning", row=str(row.number))


def unnamed_columns(sheet: Sheet, rows: Sequence[Values]) -> Iterator[Problem]:
    """Columns that hold something and have no header: told together, at the first of them."""
    first: dict[int, int] = {}
    heads = rows[sheet.head - 1] if rows else ()
    named = {at for at, header in enumerate(heads) if text_of(header).strip()}
    unnamed = [at for at in range(max(map(len, rows), default=0)) if at not in named]
    for number, values in enumerate(rows[sheet.head :] if unnamed else (), sheet.head + 1):
        for at in unnamed:
            if at < len(values) and at not in first and text_of(values[at]).strip():
                first[at] = number
    if first:
        found = [letters(at) for at in sorted(first)]
        listed = ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
        params = {"letters": listed, "row": str(min(first.values()))}
        yield problem("unnamed_column", sheet.name, Row(sheet.head, ()), found[0], params, severity="warning")


def letters(at: int) -> str:
    """The letters of a column by its index: 0 is A, 26 is AA."""
    out, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        out = chr(ord("A") + rest) + out
    return out
