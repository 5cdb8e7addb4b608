"""Cells of the sheets that define results: typed values, and a problem for each that cannot be one."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, InvalidOperation

from survey_definitions.assessment.months import read_month
from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Row
from survey_definitions.reading.texts import language_code

_YES, _NO = ("yes", "true", "1", "x"), ("no", "false", "0")


class Cells:
    """One row of a sheet; what is wrong with it is added to `found`."""

    def __init__(self, sheet: str, row: Row, found: list[Problem]) -> None:
        """Read a row of a sheet."""
        self.sheet, self.row, self.found = sheet, row, found

    def text(self, column: str, *, needed: bool = False) -> str:
        """What stands in a column."""
        text = self.row.get(column)
        if needed and not text:
            self.wrong("assessment_empty", column, name=column)
        return text

    def names(self, column: str) -> dict[str, str]:
        """What stands in a column by language; what is in no language stands under “”."""
        return {language_code(cell.language): cell.text for cell in self.row.all(column)}

    def words(self, column: str) -> frozenset[str]:
        """The words in a column."""
        return frozenset(self.row.get(column).split())

    def whole(self, column: str, low: int, high: int, *, needed: bool = False) -> int | None:
        """A whole number from `low` to `high`."""
        text = self.text(column, needed=needed)
        if not text:
            return None
        number = _decimal(text)
        if number is None or number % 1 or not low <= number <= high:
            self.wrong("assessment_number", column, low=str(low), high=str(high))
            return None
        return int(number)

    def number(self, column: str, *, needed: bool = False) -> Decimal | None:
        """Any number, exactly as written."""
        text = self.text(column, needed=needed).replace(",", ".")
        number = _decimal(text) if text else None
        if text and number is None:
            self.wrong("assessment_decimal", column)
        return number

    def yes(self, column: str, *, default: bool) -> bool:
        """A yes or no."""
        text = self.row.get(column).lower()
        if text and text not in (*_YES, *_NO):
            self.wrong("assessment_word", column, words="yes, no")
        return text in _YES if text else default

    def month(self, column: str) -> int:
        """A month as `MM/YYYY`; 0 when there is none."""
        text = self.row.get(column)
        index = read_month(text) if text else 0
        if index is None:
            self.wrong("assessment_month", column)
        return index or 0

    def one_of(self, column: str, words: Collection[str]) -> str:
        """One of these words; empty when it is none."""
        text = self.text(column, needed=True)
        if text and text not in words:
            self.wrong("assessment_word", column, words=", ".join(words))
            return ""
        return text

    def wrong(self, code: str, column: str, **params: str) -> None:
        """Note a problem with a column of this row."""
        cell = next(iter(self.row.all(column)), None)
        text = cell.text if cell else ""
        header = cell.header if cell else column
        self.found.append(problem(code, self.sheet, self.row, header, {"text": text, **params}, text=text))


def _decimal(text: str) -> Decimal | None:
    """A finite number; None for anything else."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
