"""The author's own workbook with the faulty cells red and what is wrong as a comment; nothing else changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from survey_definitions import Problem
from survey_definitions.reading.sheets import canonical

Say = Callable[[Problem], str]

_RED = PatternFill("solid", fgColor="FFFF9999")
_AUTHOR = "surveybot"


def in_english(problem: Problem) -> str:
    """What is wrong and how to mend it."""
    return f"{problem.message} {problem.remedy}".strip()


def annotated(source: bytes, problems: Iterable[Problem], say: Say = in_english) -> tuple[bytes, int] | None:
    """The annotated copy, and how many problems have a cell; None when none of them has a row.

    ``source`` is a workbook that was read within the limits: a problem with a row proves that.
    """
    placed = [problem for problem in problems if problem.row]
    if not placed:
        return None
    book = load_workbook(BytesIO(source))
    marked = sum(_mark(book, problem, say(problem)) for problem in placed)
    copy = BytesIO()
    book.save(copy)
    return copy.getvalue(), marked


def _mark(book: Workbook, problem: Problem, words: str) -> bool:
    sheet = _sheet(book, problem.sheet)
    if sheet is None or problem.row is None:
        return False
    cell = sheet.cell(problem.row, _column(sheet, problem.column))
    earlier = f"{cell.comment.text}\n\n" if cell.comment else ""
    cell.fill = _RED
    cell.comment = Comment(f"{earlier}{words}", _AUTHOR)
    return True


def _sheet(book: Workbook, name: str) -> Worksheet | None:
    """The sheet a problem is on; one that is alone is the survey, whatever its name."""
    if len(book.worksheets) == 1:
        return book.worksheets[0]
    return next((one for one in book.worksheets if one.title.strip().casefold() == name), None)


def _column(sheet: Worksheet, name: str) -> int:
    """The column with this header, or of this name in whatever language; the first one when there is none."""
    headers = [(" ".join(str(cell.value).split()), cell.column) for cell in sheet[1] if cell.value is not None]
    for key in (_folded, _named):
        for header, column in headers:
            if key(header) == key(name):
                return column
    return 1


def _folded(header: str) -> str:
    return "".join(header.casefold().split())


def _named(header: str) -> str:
    return canonical(header)[0]
