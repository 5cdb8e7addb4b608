"""What a workbook can have that rows of texts do not show: formulas without values, merged cells, hidden sheets."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from survey_definitions import limits
from survey_definitions.reading.cells import grid, text_of
from survey_definitions.reading.looks import formats, odd_looks
from survey_definitions.reading.messages import problem
from survey_definitions.reading.package import sheet_parts
from survey_definitions.reading.sheets import Book, Place, Row, Sheet, make_row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from survey_definitions.problems import Problem

_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)\"")
_UNREAD: Final = "?"  # stands for what a cell should hold, so that the cell is not called empty as well


@dataclass(slots=True)
class _Found:
    """A book while its oddities are looked for."""

    sheets: dict[str, Sheet]
    problems: list[Problem]
    doubtful: set[Place] = field(default_factory=set)


def with_oddities(data: bytes, book: Book, titles: Mapping[str, str]) -> Book:
    """The book with problems of its cells. `titles`: the sheets that are read, and the names they are known by.

    What a merged cell holds is read for all rows it covers; what a formula would give stays unknown.
    """
    found = _Found(dict(book.sheets), list(book.problems))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sheet_parts(archive)
        shown = formats(archive)
        raw = {low: archive.read(parts[title]) for title, low in titles.items() if title in parts}
    if any(b"<f" in content for content in raw.values()):
        _formulas(data, titles, found)
    for low, content in raw.items():
        for merged in _MERGED.findall(content):
            _unmerge(found, low, merged.decode())
        found.problems += odd_looks(low, content, book.sheets[low], shown)
    return Book(found.sheets, tuple(found.problems), frozenset(found.doubtful))


def hidden_sheets(workbook: Workbook, titles: Mapping[str, str]) -> Iterator[Problem]:
    """Sheets that are read although nobody sees them."""
    for sheet in workbook.worksheets:
        if sheet.title in titles and sheet.sheet_state != "visible":
            yield problem("hidden_sheet", titles[sheet.title], severity="warning", name=sheet.title)


# -- formulas


def _formulas(data: bytes, titles: Mapping[str, str], found: _Found) -> None:
    """A formula without a stored value reads as an empty cell: better refused than lost."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and not needed to run surveys

    formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    for title, low in titles.items():
        for number, header, text in _unvalued(grid(formulas[title]), found.sheets[low]):
            place = Row(number, ())
            found.problems.append(problem("formula_without_value", low, place, header, text=text))
            _put(found, low, number, header, _UNREAD)


def _unvalued(rows: Iterator[tuple[object, ...]], sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    headers = [" ".join(text_of(value).split()) for value in next(rows, ())]
    stored = {row.number: row for row in sheet.rows}
    for number, values in enumerate(rows, 2):
        row = stored.get(number, Row(number, ()))
        filled = {cell.header for cell in row.cells}
        for header, value in zip(headers, values, strict=False):
            if isinstance(value, str) and value.startswith("=") and header in sheet.headers and header not in filled:
                yield number, header, value


# -- merged cells


def _unmerge(found: _Found, low: str, merged: str) -> None:
    """A range of merged cells under the headers: told once, and read as if its text stood in each row."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - as above

    left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(merged))
    sheet = found.sheets[low]
    headers = sheet.positions[left - 1 : right]
    row = next((row for row in sheet.rows if row.number == top), None)
    text = next((cell.text for cell in row.cells if headers and cell.header == headers[0]), "") if row else ""
    if not headers or not headers[0] or not text:
        return
    params = {"range": merged}
    found.problems.append(problem("merged_cells", low, row, headers[0], params, text=text))
    for number in range(top, min(bottom, limits.ROWS) + 1):
        for header in headers:
            if header and (number, header) != (top, headers[0]):
                _put(found, low, number, header, text)
    found.doubtful.add((low, top, headers[0]))


def _put(found: _Found, low: str, number: int, header: str, text: str) -> None:
    """A text that nobody wrote there; what is said of the cell would be no news."""
    sheet = found.sheets[low]
    found.doubtful.add((low, number, header))
    rows = tuple(
        make_row(number, {**row.plain(), header: text}, row.line) if row.number == number and row.cells else row
        for row in sheet.rows
    )
    found.sheets[low] = Sheet(sheet.name, sheet.headers, rows, sheet.positions)
