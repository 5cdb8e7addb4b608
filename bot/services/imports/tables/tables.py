"""A file as a table of text cells: named columns, numbered rows, faults where a cell cannot be taken.

What a stranger's file can grow is limited before it is parsed. Which columns mean what is
not known here; that is `structure_rows` and `roster_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path, PurePath

from bot.services.imports.problems import CellFault, FileRefusedError, Notice
from bot.services.imports.tables import column_words
from bot.services.imports.tables.cells import header_name
from bot.services.imports.tables.delimited import has_columns, read_delimited
from bot.services.imports.tables.formats import ODS, XLS, XLSX, format_of
from bot.services.imports.tables.header_row import chosen, header_place
from bot.services.imports.tables.listed import read_listed
from bot.services.imports.tables.old_workbook import old_pages
from bot.services.imports.tables.open_document import open_document_pages
from bot.services.imports.tables.raw import (
    HEADER_WITHIN,
    MAX_COLUMNS,
    MAX_FILE,
    MAX_ROWS,
    Page,
    RawRow,
    Reading,
    Unseen,
    column_letter,
)
from bot.services.imports.tables.workbook import workbook_pages

_MOST_SPANS = 20
_NAMED_WORKBOOK = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row below the header. ``values`` has a text for every column, '' where a cell is empty or faulty."""

    number: int
    values: Mapping[str, str]
    faults: Mapping[str, CellFault]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What was read. ``columns`` are the names in the file's order; `notices` say what the reader found odd.

    ``sheet`` is the title of the worksheet, '' where there are none, ``header`` the number of the row with the names.
    """

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notices: tuple[Notice, ...]
    sheet: str = ""
    header: int = 1

    @property
    def place(self) -> tuple[str, int]:
        """The worksheet and the row of the names: where the table stands in its file."""
        return self.sheet, self.header


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file to import: its name, which tells the format of text files, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data).hexdigest()


def load_file(path: Path) -> ImportFile:
    """A file from the disk; a large one is refused unread. Raises FileRefusedError or OSError."""
    refuse_large(path.stat().st_size)
    return ImportFile(path.name, path.read_bytes())


def refuse_large(size: int) -> None:
    """Raise FileRefusedError for a size in bytes that is not read."""
    if size > MAX_FILE:
        raise FileRefusedError("file_too_large", size=f"{size / 2**20:.0f}", limit=str(MAX_FILE // 2**20))


def read_table(file: ImportFile, *, sheet: str, known: frozenset[str]) -> ReadTable:
    """Read a file.

    ``sheet`` is the worksheet preferred in a workbook, ``known`` the columns that help to guess a delimiter.
    Raises FileRefusedError.
    """
    refuse_large(len(file.data))
    if not file.data.strip():
        raise FileRefusedError("file_empty")
    return table_of(_reading(file, sheet, known), known)


def _reading(file: ImportFile, sheet: str, known: frozenset[str]) -> Reading:
    pages = pages_of(file)
    if pages is not None:
        if not pages:
            raise FileRefusedError("unreadable_workbook")
        return chosen(pages, sheet, known)
    data, suffix = file.data, PurePath(file.name).suffix.lower()
    if suffix in {".yaml", ".yml"}:
        return read_listed(data)
    if suffix in {".csv", ".tsv", ".txt"}:
        return read_delimited(data, known)
    if has_columns(data, known):  # whatever its name says
        reading = read_delimited(data, known)
        return replace(reading, notices=[Notice(0, "", "read_as_text", {"ending": suffix or "–"}), *reading.notices])
    if suffix in _NAMED_WORKBOOK:
        raise FileRefusedError("unreadable_workbook")
    raise FileRefusedError("unknown_format", name=file.name[:100])


def pages_of(file: ImportFile) -> list[Page] | None:
    """The worksheets of a workbook of any kind, known by its first bytes; None for text. Raises FileRefusedError."""
    kind = format_of(file.data)
    if kind == XLSX:
        return workbook_pages(file.data)
    if kind == ODS:
        return open_document_pages(file.data)
    return old_pages(file.data) if kind == XLS else None


def table_of(reading: Reading, known: frozenset[str]) -> ReadTable:
    """Give the raw rows their columns' names. Raises FileRefusedError for a header that cannot be used."""
    rows = iter(_limited(reading.rows))
    first = list(islice(rows, HEADER_WITHIN))
    place = header_place(first, known)
    if place is None and (not first or first[0].number != 1):
        raise FileRefusedError("no_header", limit=str(HEADER_WITHIN))
    header = first[place or 0]
    names, taken = _header(header, known)
    found, unnamed = _named_rows(chain(first[(place or 0) + 1 :], rows), names)
    if not found:
        raise FileRefusedError("no_rows")
    notices = [*reading.notices, *_header_found(header.number), *taken, *_unseen_rows(found, reading.unseen)]
    notices += [Notice(0, column, "unnamed_column", {"column": column}) for column in sorted(unnamed)]
    return ReadTable(tuple(names.values()), found, tuple(notices), reading.sheet, header.number)


def _header_found(number: int) -> list[Notice]:
    return [Notice(number, "", "header_found", {"row": str(number)})] if number > 1 else []


def _unseen_rows(rows: Sequence[TableRow], unseen: Unseen) -> list[Notice]:
    """The rows that were read although nobody sees them in the sheet."""
    numbers = [row.number for row in rows if row.number in unseen.rows]
    if not numbers:
        return []
    params = {"rows": _spans(numbers), "count": str(len(numbers))}
    return [Notice(0, "", "filtered_rows" if unseen.filtered else "hidden_rows", params)]


def _spans(numbers: Sequence[int]) -> str:
    """Ascending numbers as people write them: ``3, 7–9``; not more than twenty spans."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans[:_MOST_SPANS]]
    return ", ".join(shown) + (" …" if len(spans) > _MOST_SPANS else "")


def _limited(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """Leave out empty rows; refuse what has too many of the others, or too many columns."""
    count = 0
    for row in rows:
        if any(row.cells):
            count += 1
            if count > MAX_ROWS + 1:
                raise FileRefusedError("too_many_rows", limit=str(MAX_ROWS))
            if any(row.cells[MAX_COLUMNS:]):
                raise FileRefusedError("too_many_columns", limit=str(MAX_COLUMNS))
            yield row


def _header(row: RawRow, known: frozenset[str]) -> tuple[dict[int, str], list[Notice]]:
    """The names by their place from the left, and what was taken for what."""
    written: dict[int, str] = {}
    for index, cell in enumerate(row.cells):
        if isinstance(cell, CellFault):
            code = "header_merged" if cell.code == "merged" else "header_formula"
            raise FileRefusedError(code, place=cell.params.get("place", f"{column_letter(index)}{row.number}"))
        name = header_name(cell)
        if name and name in map(header_name, written.values()):
            raise FileRefusedError("duplicate_column", column=name)
        if name:
            written[index] = cell
    return column_words.taken(written, known)


def _named_rows(rows: Iterable[RawRow], names: Mapping[int, str]) -> tuple[tuple[TableRow, ...], set[str]]:
    """The rows by name, and the letters of columns that hold something under no name."""
    found: list[TableRow] = []
    unnamed: set[str] = set()
    for raw in rows:
        values = dict.fromkeys(names.values(), "")
        faults: dict[str, CellFault] = {}
        for index, cell in enumerate(raw.cells):
            name = names.get(index)
            if name is None:
                if cell:
                    unnamed.add(column_letter(index))
            elif isinstance(cell, CellFault):
                faults[name] = cell
            else:
                values[name] = cell
        found.append(TableRow(raw.number, values, faults))
    return tuple(found), unnamed
