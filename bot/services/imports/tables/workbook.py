"""Rows of an .xlsx: looked at as a zip archive first, then read as a stream.

Refused before anything is unpacked into memory: macros, archives that grow too much, document types in the XML.
Formulas, merged cells and error values become faults of their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from bot.services.imports.problems import CellFault, FileRefusedError
from bot.services.imports.tables.cells import Cell, tidy
from bot.services.imports.tables.raw import HEADER_WITHIN, MAX_COLUMNS, Page, RawRow, Unseen

MAX_UNPACKED = 80 * 1024 * 1024  # bytes; 50,000 full rows are about 50 MB of XML
MAX_RATIO = 200  # a sheet of repeated values packs to a hundredth; a bomb to a thousandth
MAX_PARTS = 2_000
MAX_ROW_NUMBER = 1_048_576  # the last row of a spreadsheet
MAX_MERGES = 10_000

_PIECE = 1 << 20
_OVERLAP = 500  # bytes of a piece that are looked at again with the next: longer than any tag that is looked for
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_FILTER = re.compile(rb"<(?:\w+:)?filterColumn\s")
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def workbook_pages(data: bytes) -> list[Page]:
    """The worksheets of a workbook. Raises FileRefusedError, also while rows are drawn."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_archive(archive)
        from openpyxl import load_workbook  # noqa: PLC0415 - half a second that a start need not wait for

        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        return [_page(data, sheet) for sheet in book.worksheets]
    except FileRefusedError:
        raise
    except Exception as error:  # a foreign file may break the reader anywhere
        raise FileRefusedError("unreadable_workbook") from error


def _page(data: bytes, sheet: Any) -> Page:
    part = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - sheets read as a stream do not tell their merged cells
    return Page(
        title=sheet.title,
        is_hidden=sheet.sheet_state != "visible",
        first=lambda: _rows(sheet, {}, HEADER_WITHIN),
        rows=lambda: _rows(sheet, _merges(data, part), MAX_ROW_NUMBER),
        unseen=lambda: _unseen(data, part),
    )


def check_archive(archive: ZipFile) -> None:
    """Refuse macros and bombs by the archive's own table of contents, then look at each part's text."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    swollen = unpacked > _PIECE and unpacked > MAX_RATIO * packed
    if unpacked > MAX_UNPACKED or swollen or len(parts) > MAX_PARTS:
        size, limit = f"{unpacked / 2**20:.0f}", f"{MAX_UNPACKED / 2**20:.0f}"
        raise FileRefusedError("zip_bomb", size=size, limit=limit, ratio=str(MAX_RATIO))
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise FileRefusedError("macro_workbook")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_part(archive, part.filename)


def _check_part(archive: ZipFile, name: str) -> None:
    """Refuse XML that brings its own entities or hides behind another encoding, and macros by content type."""
    for piece in _pieces(archive, name):
        if _DOCUMENT_TYPE.search(piece) or b"\x00" in piece:
            raise FileRefusedError("unreadable_workbook")
        if name == "[Content_Types].xml" and b"macroEnabled" in piece:
            raise FileRefusedError("macro_workbook")


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """The part's bytes, piece by piece, each beginning with the end of the one before."""
    with archive.open(name) as stream:
        tail = b""
        while piece := stream.read(_PIECE):
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _found(data: bytes, part: str, pattern: re.Pattern[bytes]) -> set[bytes]:
    """What of a part of the archive has this form."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {match for piece in _pieces(archive, part) for match in pattern.findall(piece)}
    except Exception as error:  # a foreign file may break the reader anywhere
        raise FileRefusedError("unreadable_workbook") from error


def _merges(data: bytes, part: str) -> dict[int, list[tuple[int, int, str]]]:
    """Merged cells by row number: first column, last column, the range as the spreadsheet writes it."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    ranges = {match.decode() for match in _found(data, part, _MERGE)}
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415 - as above

    for place in sorted(ranges)[:MAX_MERGES]:
        left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(place))
        for number in range(top, min(bottom, top + MAX_ROW_NUMBER) + 1):
            found.setdefault(number, []).append((left, right, place))
    return found


def _unseen(data: bytes, part: str) -> Unseen:
    """The rows that are hidden, as the sheet's own XML has them; the library does not tell."""
    numbers = (_NUMBER.search(row) for row in _found(data, part, _ROW) if _HIDDEN.search(row))
    rows = frozenset(int(number[1]) for number in numbers if number)
    return Unseen(rows, filtered=bool(rows) and bool(_found(data, part, _FILTER)))


def _rows(sheet: Any, merges: dict[int, list[tuple[int, int, str]]], most: int) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
    try:
        for number, row in enumerate(sheet.iter_rows(max_row=most, max_col=MAX_COLUMNS + 1), start=1):
            if number > MAX_ROW_NUMBER:
                return
            yield RawRow(number, with_merges(tuple(_cell(cell) for cell in row), merges.get(number, [])))
    except (FileRefusedError, GeneratorExit):
        raise
    except Exception as error:  # a foreign file may break the reader anywhere
        raise FileRefusedError("unreadable_workbook") from error


def with_merges(cells: tuple[Cell, ...], merges: list[tuple[int, int, str]]) -> tuple[Cell, ...]:
    """The cells with a fault for each that is merged: first and last column (A is 1) and the range."""
    for left, right, place in merges:
        fault = CellFault("merged", {"place": place})
        cells = tuple(fault if left <= column <= right else cell for column, cell in enumerate(cells, start=1))
    return cells


def _cell(cell: Any) -> Cell:
    """The cell's text as the spreadsheet shows it, as far as codes, dates and numbers need."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return CellFault("formula")
    if cell.data_type == "e":
        return CellFault("cell_error", {"value": str(value)})
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, (int, float)):
        value = shown_number(value, cell.number_format)
    elif isinstance(value, (datetime, date, time)):
        value = shown_moment(value)
    return tidy(str(value))


def shown_number(value: float, shown_as: str) -> str:
    """Numbers without a trailing .0; a format of zeros (`000`, `00.000`) keeps a code's leading zeros."""
    zeros = re.fullmatch(r"(0+)(?:\.(0+))?", shown_as or "")
    if zeros and len(shown_as) > 1 and abs(value) < 10**15:
        decimals = len(zeros[2] or "")
        width = len(zeros[1]) + (decimals + 1 if decimals else 0)
        return f"{value:0{width}.{decimals}f}"
    return str(int(value)) if float(value).is_integer() else repr(value)


def shown_moment(value: datetime | date | time) -> str:
    """A date in ISO form; the time only where there is one."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat()
