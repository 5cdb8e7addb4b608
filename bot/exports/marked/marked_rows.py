"""An import file back to its author: refused cells red, with the reason as a comment, nothing else changed.

A workbook comes back as it was; of a text file a workbook is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from bot.services.imports.problems import RowProblem
from bot.services.imports.tables.cells import header_name
from bot.services.imports.tables.tables import ImportFile, ReadTable, is_workbook

Say = Callable[[RowProblem], str]

_RED = PatternFill("solid", fgColor="FFFF9999")
_AUTHOR = "surveybot"


def in_english(problem: RowProblem) -> str:
    """What is wrong, for the command line."""
    return problem.text


def marked(
    file: ImportFile, table: ReadTable, sheet: str, problems: Iterable[RowProblem], say: Say = in_english
) -> bytes:
    """The marked copy. ``table`` is what was read of the file, ``sheet`` the worksheet preferred then."""
    rows: Mapping[int, int] = {}
    if is_workbook(file):
        book = load_workbook(BytesIO(file.data))
        page = _chosen(book, sheet)
    else:
        book, rows = _made(table, sheet)
        page = book.worksheets[0]
    columns = {header_name(str(cell.value)): cell.column for cell in page[1] if cell.value is not None}
    for problem in problems:
        row, column = rows.get(problem.row, problem.row), columns.get(problem.column, 1)
        _mark(_cell(page, problem, row, column), say(problem))
    copy = BytesIO()
    book.save(copy)
    return copy.getvalue()


def _chosen(book: Workbook, sheet: str) -> Worksheet:
    """The worksheet that was read: the one of this name, else the first."""
    named = [one for one in book.worksheets if one.title.strip().casefold() == sheet]
    return (named or book.worksheets)[0]


def _made(table: ReadTable, sheet: str) -> tuple[Workbook, Mapping[int, int]]:
    """A workbook of a text file; and which of its rows has which number in the file."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(list(table.columns))
    for row in table.rows:
        page.append([row.values[column] for column in table.columns])
    return book, {row.number: index for index, row in enumerate(table.rows, start=2)}


def _cell(page: Worksheet, problem: RowProblem, row: int, column: int) -> Cell:
    """The cell to mark; of a merged range only the first takes a comment."""
    cell = page[problem.params["place"].split(":")[0]] if problem.code == "merged" else page.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    first = page["A1"]
    assert isinstance(first, Cell)
    return first


def _mark(cell: Cell, words: str) -> None:
    earlier = f"{cell.comment.text}\n\n" if cell.comment else ""
    cell.fill = _RED
    cell.comment = Comment(f"{earlier}{words}", _AUTHOR)
