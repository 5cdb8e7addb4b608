"""Writing the workbook: row by row to disk, every cell a value and never a formula."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.exports.results import codebook
from bot.exports.results.sheets import CHOICES, QUESTIONS, Sheet, sheets_of
from bot.exports.results.submissions import Submitted
from survey_definitions import Survey

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_EXACT = 2**53  # beyond it Excel would round; such a number stays text
_NUMBERS = frozenset({"int", "decimal"})
_WIDTH = 16  # of a column, in characters

Instances = tuple[tuple[str, int], ...]


def write_workbook(
    file: IO[bytes], versions: Sequence[Survey], submissions: Iterable[Submitted], zone: ZoneInfo
) -> int:
    """Write submissions and code book; gives the number of submissions. Moments are shown in ``zone``."""
    sheets = sheets_of(versions)
    with Workbook(file, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        tables = [_Table(book, sheet.name, sheet.header, bold) for sheet in sheets]
        _write_codebook(book, versions, sheets, bold)
        rows = _Rows(sheets)
        number = 0
        for submission in submissions:
            fixed = _fixed(submission, zone)
            for position, cells in rows.of(submission.answers):
                tables[position].add((*fixed, *cells))
            number += 1
    return number


def _write_codebook(book: Workbook, versions: Sequence[Survey], sheets: Sequence[Sheet], bold: Any) -> None:
    questions = _Table(book, QUESTIONS, codebook.QUESTION_HEADER, bold)
    for row in codebook.questions(versions, sheets):
        questions.add(row)
    choices = _Table(book, CHOICES, codebook.CHOICE_HEADER, bold)
    for row in codebook.choices(versions):
        choices.add(row)


def _fixed(submission: Submitted, zone: ZoneInfo) -> tuple[object, ...]:
    local = submission.submitted_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    return (
        submission.staff_code, submission.unit_code, submission.agency_code, submission.agency_today,
        submission.language, submission.receipt, submission.number, local,
    )  # fmt: skip


class _Rows:
    """From the answers of a submission to the rows of each sheet."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._places = {
            column.ref: (position, at)
            for position, sheet in enumerate(sheets)
            for at, column in enumerate(sheet.columns)
        }

    def of(self, answers: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, list[object]]]:
        """Rows as (sheet, keys and cells): one of the main level, one for each entry of a repeat."""
        rows: dict[tuple[int, Instances], list[object]] = {(0, ()): self._empty(0, ())}
        for answer in answers:
            place = self._places.get(answer["ref"]) if answer["live"] else None
            if place is None:
                continue
            instances = tuple((name, key) for name, key in answer["instances"])
            position, at = place
            row = rows.get((position, instances))
            if row is None:
                row = rows[position, instances] = self._empty(position, instances)
            row[len(instances) + at] = _cell(answer)
        return ((position, cells) for (position, _), cells in sorted(rows.items(), key=lambda row: row[0]))

    def _empty(self, position: int, instances: Instances) -> list[object]:
        return [*(key for _, key in instances), *([None] * len(self._sheets[position].columns))]


def _cell(answer: Mapping[str, Any]) -> object:
    """A number where the survey says so and Excel keeps it exactly; else the text as it is stored."""
    value = str(answer["value"])
    if answer.get("type") in _NUMBERS:
        try:
            number = float(value)
        except ValueError:
            return value
        if math.isfinite(number) and abs(number) < _EXACT:
            return number
    return value


class _Table:
    """A sheet that grows downwards."""

    def __init__(self, book: Workbook, name: str, header: Sequence[str], bold: Any) -> None:
        self._sheet: Worksheet = book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(header) - 1, _WIDTH)
        self._row = 0
        self.add(header, bold)

    def add(self, cells: Sequence[object], style: Any = None) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, (int, float)):
                self._sheet.write_number(self._row, column, cell, style)
            elif cell is not None and cell != "":
                self._sheet.write_string(self._row, column, str(cell), style)
        self._row += 1
