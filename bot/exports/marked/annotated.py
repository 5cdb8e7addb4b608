"""The author's own workbook with the faulty cells red and what is wrong as a comment; nothing else changed."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog
from lxml import etree

from bot.exports.marked.marks import Cells, marked
from survey_definitions import Problem, SurveyRejected
from survey_definitions.reading.merged import column_index
from survey_definitions.reading.oldbooks import OPEN_DOCUMENT
from survey_definitions.reading.pipeline import raw_book
from survey_definitions.reading.sheets import Book, canonical
from survey_definitions.reading.workbook import ZIP
from survey_definitions.writing import as_workbook

log = structlog.get_logger()

Say = Callable[[Problem], str]


@dataclass(frozen=True, slots=True)
class Heads:
    """A sheet's title, its headers as the author wrote them, and the row they are in."""

    title: str
    headers: list[str]
    row: int


RED: Final = "FFFF9999"
YELLOW: Final = "FFFFF2B3"  # where there are only warnings
_LETTERS: Final = re.compile("[A-Z]{1,2}")  # of a column without a header
_BROKEN = (SurveyRejected, KeyError, ValueError, IndexError, zipfile.BadZipFile, etree.LxmlError)


def in_english(problem: Problem) -> str:
    """What is wrong and how to mend it."""
    return f"{problem.message} {problem.remedy}".strip()


def annotated(source: bytes, problems: Iterable[Problem], say: Say = in_english) -> tuple[bytes, int] | None:
    """The annotated copy, and how many problems have a cell; None when none of them has one.

    With errors these are marked, without any the warnings. A problem of a whole sheet stands in its first cell. Of an
    .xls or .ods file the copy is an .xlsx with the same cells, and no looks. ``source`` is a workbook that was read
    within the limits: a problem with a sheet proves that.
    """
    listed = list(problems)
    errors = [one for one in listed if one.severity == "error"]
    placed = [one for one in errors or listed if one.sheet]
    if not placed:
        return None
    try:
        book = raw_book(source)
        source = source if is_xlsx(source) else as_workbook(book)
        cells, count = _cells(placed, _heads(book), say)
        copy = marked(source, cells, RED if errors else YELLOW) if count else None
    except _BROKEN as error:  # a workbook that other programs read, built in a way that is not known here
        log.info("a workbook could not be annotated", error=type(error).__name__)
        return None
    return (copy, count) if copy is not None else None


def is_xlsx(source: bytes) -> bool:
    """Whether it can be marked as it is."""
    return source.startswith(ZIP) and OPEN_DOCUMENT not in source[:200]


def _heads(book: Book) -> dict[str, Heads]:
    """The heads of the sheets by the names that problems know them by."""
    return {
        name: Heads(
            title,
            [book.written.get((name, header), header) for header in book.sheets[name].positions],
            book.sheets[name].head,
        )
        for name, title in book.titles.items()
    }


def _cells(problems: list[Problem], heads: Mapping[str, Heads], say: Say) -> tuple[dict[str, Cells], int]:
    """The comments by the title of a sheet and the cell, and how many problems they hold."""
    found: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    count = 0
    for problem in problems:
        head = heads.get(problem.sheet)
        if head is not None:
            cell = (problem.row or head.row, _column(head.headers, problem.column))
            found[head.title][cell].append(say(problem))
            count += 1
    return {title: {at: "\n\n".join(said) for at, said in cells.items()} for title, cells in found.items()}, count


def _column(headers: list[str], name: str) -> int:
    """The column with this header, of this name in whatever language, or with these letters; else the first one."""
    for key in (_folded, _named):
        for number, header in enumerate(headers, 1):
            if header and key(header) == key(name):
                return number
    return column_index(name) if _LETTERS.fullmatch(name) else 1


def _folded(header: str) -> str:
    return "".join(header.casefold().split())


def _named(header: str) -> str:
    return canonical(header)[0]
