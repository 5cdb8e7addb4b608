"""What the readers of the formats have in common: limits, a row of cells without names, letters of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.services.imports.problems import Notice
from bot.services.imports.tables.cells import Cell

MAX_FILE = 20 * 1024 * 1024  # bytes; also what a chat can bring
MAX_ROWS = 50_000
MAX_COLUMNS = 64
MAX_SHEETS: Final = 20  # looked at to find out what a workbook is
HEADER_WITHIN: Final = 20  # rows in which the names of the columns are looked for


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a reader found it: its number in the file (the first is 1) and its cells from the left."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Numbers of the rows that somebody who looks at the sheet does not see; ``filtered``: because of a filter."""

    rows: frozenset[int] = frozenset()
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet. ``first`` draws its first rows, as often as wanted and without a look for merged cells."""

    title: str
    is_hidden: bool
    first: Callable[[], Iterable[RawRow]]
    rows: Callable[[], Iterable[RawRow]]
    unseen: Callable[[], Unseen]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: rows yet to be drawn, and notices that are complete once they are.

    ``sheet`` is the title of the worksheet, '' where there are none; ``others`` are those that were looked at in vain.
    """

    rows: Iterable[RawRow]
    notices: list[Notice] = field(default_factory=list)
    sheet: str = ""
    others: tuple[str, ...] = ()
    unseen: Unseen = Unseen()


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows over a column; 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
