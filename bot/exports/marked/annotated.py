"""The author's own workbook with the faulty cells red and what is wrong as a comment; nothing else changed."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Final

import structlog
from lxml import etree
from openpyxl import load_workbook

from bot.exports.marked.marks import Cells, marked
from survey_definitions import Problem
from survey_definitions.reading.package import sheet_parts
from survey_definitions.reading.sheets import canonical

log = structlog.get_logger()

Say = Callable[[Problem], str]
Headers = Mapping[str, list[str]]  # the first row of each sheet, by the sheet's title

RED: Final = "FFFF9999"
YELLOW: Final = "FFFFF2B3"  # where there are only warnings
_BROKEN = (KeyError, ValueError, IndexError, zipfile.BadZipFile, etree.LxmlError)


def in_english(problem: Problem) -> str:
    """What is wrong and how to mend it."""
    return f"{problem.message} {problem.remedy}".strip()


def annotated(source: bytes, problems: Iterable[Problem], say: Say = in_english) -> tuple[bytes, int] | None:
    """The annotated copy, and how many problems have a cell; None when none of them has one.

    With errors these are marked, without any the warnings. A problem of a whole sheet stands in its first cell.
    ``source`` is a workbook that was read within the limits: a problem with a sheet proves that.
    """
    listed = list(problems)
    errors = [one for one in listed if one.severity == "error"]
    placed = [one for one in errors or listed if one.sheet]
    if not placed:
        return None
    try:
        headers = _headers(source)
        cells, count = _cells(placed, headers, say)
        copy = marked(source, cells, RED if errors else YELLOW) if count else None
    except _BROKEN as error:  # a workbook that other programs read, built in a way that is not known here
        log.info("a workbook could not be annotated", error=type(error).__name__)
        return None
    return (copy, count) if copy is not None else None


def _headers(source: bytes) -> Headers:
    book = load_workbook(BytesIO(source), read_only=True)
    with zipfile.ZipFile(BytesIO(source)) as archive:
        titles = sheet_parts(archive)
    found: dict[str, list[str]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        values = next(sheet.iter_rows(max_row=1, values_only=True), ())
        found[sheet.title] = ["" if value is None else " ".join(str(value).split()) for value in values]
    return {title: headers for title, headers in found.items() if title in titles}


def _cells(problems: list[Problem], headers: Headers, say: Say) -> tuple[dict[str, Cells], int]:
    """The comments by sheet and cell, and how many problems they hold."""
    found: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    count = 0
    for problem in problems:
        title = _title(headers, problem.sheet)
        if title is not None:
            cell = (problem.row or 1, _column(headers[title], problem.column))
            found[title][cell].append(say(problem))
            count += 1
    return {title: {at: "\n\n".join(said) for at, said in cells.items()} for title, cells in found.items()}, count


def _title(headers: Headers, name: str) -> str | None:
    """The sheet a problem is on; one that is alone is the survey, whatever its name."""
    if len(headers) == 1:
        return next(iter(headers))
    return next((title for title in headers if title.strip().casefold() == name), None)


def _column(headers: list[str], name: str) -> int:
    """The column with this header, or of this name in whatever language; the first one when there is none."""
    for key in (_folded, _named):
        for number, header in enumerate(headers, 1):
            if header and key(header) == key(name):
                return number
    return 1


def _folded(header: str) -> str:
    return "".join(header.casefold().split())


def _named(header: str) -> str:
    return canonical(header)[0]
