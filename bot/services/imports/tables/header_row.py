"""Where the names of the columns stand: not always in the first row, and not always on the first sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from bot.services.imports.problems import Notice
from bot.services.imports.tables.cells import Cell
from bot.services.imports.tables.column_words import column_of
from bot.services.imports.tables.raw import HEADER_WITHIN, MAX_SHEETS, Page, RawRow, Reading

_ENOUGH: Final = 2  # known names in a row make it the header; a single one may stand in any sentence


def known_names(cells: Iterable[Cell], known: frozenset[str]) -> int:
    """How many of the known names of columns a row has."""
    return len({column_of(cell, known) for cell in cells if isinstance(cell, str)} - {""})


def header_place(rows: Sequence[RawRow], known: frozenset[str]) -> int | None:
    """Which of the first rows has most of the known names, as a place in ``rows``; None where none has two."""
    found = [known_names(row.cells, known) for row in rows[:HEADER_WITHIN]]
    best = max(found, default=0)
    return found.index(best) if best >= _ENOUGH else None


def chosen(pages: Sequence[Page], wanted: str, known: frozenset[str]) -> Reading:
    """The worksheet called ``wanted`` (any case) if the names stand on it, else the one with most of them.

    Raises IndexError for a workbook without worksheets.
    """
    named = [page for page in pages if page.title.strip().casefold() == wanted]
    order = [*named, *sorted((one for one in pages if one not in named), key=lambda page: page.is_hidden)]
    page = order[0]
    if not named or not _names_on(page, known):
        page = max(order[:MAX_SHEETS], key=lambda one: _names_on(one, known))
    others = tuple(one.title for one in pages if one is not page)
    params = {"sheet": page.title, "others": ", ".join(others)}
    notices = [Notice(0, "", "other_sheets", params)] if others else []
    return Reading(page.rows(), notices, page.title, others, page.unseen())


def _names_on(page: Page, known: frozenset[str]) -> int:
    found = max((known_names(row.cells, known) for row in islice(page.first(), HEADER_WITHIN)), default=0)
    return found if found >= _ENOUGH else 0
