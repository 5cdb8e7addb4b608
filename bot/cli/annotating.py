"""The author's own workbook with the faulty cells red and what is wrong as a comment; nothing else changed."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.services.files import written_whole
from survey_definitions import Problem

_RED = PatternFill("solid", fgColor="FFFF9999")
_AUTHOR = "surveybot"


def annotate(source: bytes, problems: Iterable[Problem], target: Path) -> int:
    """Write the annotated copy; gives how many problems have a cell.

    ``source`` is a workbook that was read within the limits: a problem with a row proves that.
    """
    placed = [problem for problem in problems if problem.row]
    if not placed:
        return 0
    book = load_workbook(BytesIO(source))
    marked = sum(_mark(book, problem) for problem in placed)
    with written_whole(target) as file:
        book.save(file)
    return marked


def _mark(book: Workbook, problem: Problem) -> bool:
    sheet = next((one for one in book.worksheets if one.title.strip().casefold() == problem.sheet), None)
    if sheet is None or problem.row is None:
        return False
    cell = sheet.cell(problem.row, _column(sheet, problem.column))
    earlier = f"{cell.comment.text}\n\n" if cell.comment else ""
    cell.fill = _RED
    cell.comment = Comment(f"{earlier}{problem.message} {problem.remedy}".strip(), _AUTHOR)
    return True


def _column(sheet: Worksheet, name: str) -> int:
    """The column with this header, the first one when there is none."""
    wanted = _folded(name)
    headers = {_folded(str(cell.value)): cell.column for cell in sheet[1] if cell.value is not None}
    return headers.get(wanted, 1)


def _folded(header: str) -> str:
    return "".join(header.casefold().split())
