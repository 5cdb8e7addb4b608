"""An import file back to its author: refused cells red, with the reason as a comment, nothing else changed.

A workbook comes back as it was; of a text file, and of a workbook of another kind, an .xlsx is made. Only where letters
can be converted (`OFFERED`) the cell holds what is meant already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from bot.services.imports.problems import OFFERED, CellFault, RowProblem
from bot.services.imports.tables.column_words import column_of
from bot.services.imports.tables.formats import XLSX, format_of
from bot.services.imports.tables.tables import ImportFile, ReadTable

Say = Callable[[RowProblem], str]

_RED = PatternFill("solid", fgColor="FFFF9999")
_AUTHOR = "surveybot"
_NO_FAULT = CellFault("")


def in_english(problem: RowProblem) -> str:
    """What is wrong, for the command line."""
    return problem.text


def marked(
    file: ImportFile, table: ReadTable, sheet: str, problems: Iterable[RowProblem], say: Say = in_english
) -> bytes:
    """The marked copy. ``table`` is what was read of the file; ``sheet`` names the worksheet where one is made."""
    rows: Mapping[int, int] = {}
    if format_of(file.data) == XLSX:
        book = load_workbook(BytesIO(file.data))
        page, header = _chosen(book, table.sheet), table.header
    else:
        book, rows = _made(table, sheet)
        page, header = book.worksheets[0], 1
    names = frozenset(table.columns)
    columns = {column_of(str(cell.value), names): cell.column for cell in page[header] if cell.value is not None}
    for problem in problems:
        row, column = rows.get(problem.row, problem.row), columns.get(problem.column, 1)
        _mark(_cell(page, problem, row, column), problem, say(problem))
    copy = BytesIO()
    book.save(copy)
    return copy.getvalue()


def _chosen(book: Workbook, title: str) -> Worksheet:
    """The worksheet that was read."""
    return next((one for one in book.worksheets if one.title == title), book.worksheets[0])


def _made(table: ReadTable, sheet: str) -> tuple[Workbook, Mapping[int, int]]:
    """A workbook of a file that is none, or none of this kind; and which of its rows has which number in the file."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(list(table.columns))
    for row in table.rows:
        page.append(
            [row.values[column] or row.faults.get(column, _NO_FAULT).params.get("value") for column in table.columns]
        )
    return book, {row.number: index for index, row in enumerate(table.rows, start=2)}


def _cell(page: Worksheet, problem: RowProblem, row: int, column: int) -> Cell:
    """The cell to mark; of a merged range only the first takes a comment."""
    cell = page[problem.params["place"].split(":")[0]] if problem.code == "merged" else page.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    first = page["A1"]
    assert isinstance(first, Cell)
    return first


def _mark(cell: Cell, problem: RowProblem, words: str) -> None:
    """Red, with the reason; a spelling that is offered is filled in, for somebody to look at."""
    earlier = f"{cell.comment.text}\n\n" if cell.comment else ""
    cell.fill = _RED
    cell.comment = Comment(f"{earlier}{words}", _AUTHOR)
    if problem.code in OFFERED:
        value, offer = problem.params["value"], problem.params["offer"]
        there = str(cell.value or "")
        cell.value = there.replace(value, offer) if value in there else offer
        cell.number_format = "@"
