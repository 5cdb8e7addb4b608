"""Rows of an .xls, the workbook of an Excel before 2007."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.services.imports.problems import CellFault, FileRefusedError
from bot.services.imports.tables.cells import Cell, tidy
from bot.services.imports.tables.raw import HEADER_WITHIN, MAX_COLUMNS, Page, RawRow, Unseen, column_letter
from bot.services.imports.tables.workbook import MAX_MERGES, shown_moment, shown_number, with_merges

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell as OldCell
    from xlrd.sheet import Sheet

_Merges = dict[int, list[tuple[int, int, str]]]


def old_pages(data: bytes) -> list[Page]:
    """The worksheets of an .xls. What a formula gave is read as if it had been typed: the format tells no formulas.

    Raises FileRefusedError.
    """
    import xlrd  # noqa: PLC0415 - for the few who still have such files

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        return [_page(book, sheet) for sheet in book.sheets()]
    except Exception as error:  # a foreign file may break the reader anywhere
        locked = "encrypt" in str(error).lower()
        raise FileRefusedError("locked_workbook" if locked else "unreadable_workbook") from error


def _page(book: Book, sheet: Sheet) -> Page:
    hidden = frozenset(number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden)
    return Page(
        title=sheet.name,
        is_hidden=bool(sheet.visibility),
        first=lambda: _rows(book, sheet, {}, HEADER_WITHIN),
        rows=lambda: _rows(book, sheet, _merges(sheet), sheet.nrows),
        unseen=lambda: Unseen(hidden),
    )


def _merges(sheet: Sheet) -> _Merges:
    """Merged cells by row number: first column, last column, the range."""
    found: _Merges = {}
    for top, bottom, left, right in sheet.merged_cells[:MAX_MERGES]:
        place = f"{column_letter(left)}{top + 1}:{column_letter(right - 1)}{bottom}"
        for number in range(top + 1, bottom + 1):
            found.setdefault(number, []).append((left + 1, right, place))
    return found


def _rows(book: Book, sheet: Sheet, merges: _Merges, most: int) -> Iterator[RawRow]:
    try:
        for number in range(min(sheet.nrows, most)):
            cells = tuple(_cell(book, cell) for cell in sheet.row(number)[: MAX_COLUMNS + 1])
            yield RawRow(number + 1, with_merges(cells, merges.get(number + 1, [])))
    except GeneratorExit:
        raise
    except Exception as error:  # a foreign file may break the reader anywhere
        raise FileRefusedError("unreadable_workbook") from error


def _cell(book: Book, cell: OldCell) -> Cell:
    """The cell's text as the spreadsheet shows it, as far as codes, dates and numbers need."""
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellFault("cell_error", {"value": xlrd.error_text_from_code.get(int(cell.value), "#N/A")})
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "yes" if cell.value else "no"
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(float(cell.value), book.datemode)
        return tidy(shown_moment(moment.time() if float(cell.value) < 1 else moment))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return tidy(shown_number(float(cell.value), _shown_as(book, cell)))
    return tidy(str(cell.value))


def _shown_as(book: Book, cell: OldCell) -> str:
    """The format of a number: `00000` keeps a code's zeros."""
    style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    found = book.format_map.get(style.format_key) if style else None
    return str(found.format_str) if found else ""
