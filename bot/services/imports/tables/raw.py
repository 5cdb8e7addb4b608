"""What the readers of the formats have in common: limits, a row of cells without names, letters of columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.services.imports.problems import Notice
from bot.services.imports.tables.cells import Cell

MAX_FILE = 20 * 1024 * 1024  # bytes; also what a chat can bring
MAX_ROWS = 50_000
MAX_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a reader found it: its number in the file (the header is 1) and its cells from the left."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: rows yet to be drawn, and notices that are complete once they are."""

    rows: Iterable[RawRow]
    notices: list[Notice] = field(default_factory=list)


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows over a column; 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
