"""A file as a table of text cells: named columns, numbered rows, faults where a cell cannot be taken.

What a stranger's file can grow is limited before it is parsed. Which columns mean what is
not known here; that is `structure_rows` and `roster_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from bot.services.imports.problems import CellFault, FileRefusedError, Notice
from bot.services.imports.tables.cells import header_name
from bot.services.imports.tables.delimited import read_delimited
from bot.services.imports.tables.listed import read_listed
from bot.services.imports.tables.raw import MAX_COLUMNS, MAX_FILE, MAX_ROWS, RawRow, Reading, column_letter
from bot.services.imports.tables.workbook import read_workbook

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx under a password


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row below the header. ``values`` has a text for every column, '' where a cell is empty or faulty."""

    number: int
    values: Mapping[str, str]
    faults: Mapping[str, CellFault]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What was read. ``columns`` are the names in the file's order; `notices` say what the reader found odd."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file to import: its name, which tells the format of text files, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data).hexdigest()


def is_workbook(file: ImportFile) -> bool:
    """Whether a file is a workbook by its first bytes."""
    return file.data.startswith(_ZIP)


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
    return table_of(_reading(file, sheet, known))


def _reading(file: ImportFile, sheet: str, known: frozenset[str]) -> Reading:
    data, suffix = file.data, PurePath(file.name).suffix.lower()
    if data.startswith(_COMPOUND):
        raise FileRefusedError("old_workbook")
    if is_workbook(file):
        return read_workbook(data, sheet)
    if suffix in {".xlsx", ".xlsm", ".xls"}:
        raise FileRefusedError("unreadable_workbook")
    if suffix in {".yaml", ".yml"}:
        return read_listed(data)
    if suffix in {".csv", ".tsv", ".txt"}:
        return read_delimited(data, known)
    raise FileRefusedError("unknown_format", name=file.name[:100])


def table_of(reading: Reading) -> ReadTable:
    """Give the raw rows their columns' names. Raises FileRefusedError for a header that cannot be used."""
    rows = iter(_limited(reading.rows))
    header = next(rows, None)
    if header is None or header.number != 1:
        raise FileRefusedError("no_header")
    names = _header(header)
    found, unnamed = _named_rows(rows, names)
    if not found:
        raise FileRefusedError("no_rows")
    notices = [Notice(0, column, "unnamed_column", {"column": column}) for column in sorted(unnamed)]
    return ReadTable(tuple(names.values()), found, (*reading.notices, *notices))


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


def _header(row: RawRow) -> dict[int, str]:
    """The names by their place from the left."""
    names: dict[int, str] = {}
    for index, cell in enumerate(row.cells):
        if isinstance(cell, CellFault):
            code = "header_merged" if cell.code == "merged" else "header_formula"
            raise FileRefusedError(code, place=cell.params.get("place", f"{column_letter(index)}{row.number}"))
        name = header_name(cell)
        if name and name in names.values():
            raise FileRefusedError("duplicate_column", column=name)
        if name:
            names[index] = name
    return names


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
