"""From the text of a cell to a value: codes, dates, months, words; what cannot be one becomes a problem of its row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bot.services.imports.problems import FileRefusedError, Notice, RowProblem
from bot.services.imports.tables import lookalikes
from bot.services.imports.tables.nearest import nearest
from bot.services.imports.tables.raw import HEADER_WITHIN
from bot.services.imports.tables.tables import ReadTable, TableRow
from storage.vietnamese import folded
from survey_definitions.answers import dates
from survey_definitions.answers.unreadable import Unreadable

MAX_CODE = 40
MAX_NAME = 120
MAX_TITLE = 300
MAX_SEATS = 100_000
ADDRESSES = {
    "dong_chi": "dong_chi",
    "anh_chi": "anh_chi",
    "ong_ba": "ong_ba",
    "dong chi": "dong_chi",
    "anh/chi": "anh_chi",
    "ong/ba": "ong_ba",
}
"""Forms of address, as codes or as they are written."""

_YES_NO = dict.fromkeys(("yes", "y", "true", "1", "x", "co", "ja"), True) | dict.fromkeys(
    ("no", "n", "false", "0", "khong", "nein"), False
)
_CODE = re.compile(r"[^\W_][\w./-]*")
_SEPARATORS = re.compile(r"[\s,;]+")
_TIME_BEHIND = re.compile(r"[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$")  # what programs write behind a date


class RowReader:
    """Reads one row and collects what is wrong with it.

    A faulty cell reads as empty, so that everything wrong with a row is told at once.
    """

    def __init__(self, row: TableRow, columns: frozenset[str]) -> None:
        self.number = row.number
        self.problems = [
            RowProblem(row.number, column, fault.code, fault.params)
            for column, fault in row.faults.items()
            if column in columns
        ]
        self._row = row

    def refuse(self, column: str, code: str, **params: str) -> None:
        """Note a problem of this row."""
        self.problems.append(RowProblem(self.number, column, code, params))

    def text(self, column: str, *, required: bool = False, limit: int = MAX_NAME) -> str:
        """The tidy text."""
        value = self._row.values.get(column, "")
        if required and not value and column not in self._row.faults:
            self.refuse(column, "required")
        if len(value) > limit:
            self.refuse(column, "too_long", length=str(len(value)), limit=str(limit))
            return ""
        return value

    def code(self, column: str, *, required: bool = False) -> str:
        """A code: a letter or digit, then letters, digits and ``. _ - /``."""
        value = self.text(column, required=required, limit=1_000)
        return self._code(column, value) if value else ""

    def codes(self, column: str) -> tuple[str, ...]:
        """Several codes with blanks between, each once."""
        words = _SEPARATORS.split(self.text(column, limit=1_000))
        return tuple(dict.fromkeys(code for word in words if word and (code := self._code(column, word))))

    def _code(self, column: str, value: str) -> str:
        plain = lookalikes.plain_code(value)
        if plain != value:
            signs = lookalikes.strange_signs(value)
            self.refuse(column, "code_lookalike", value=value, signs=signs, offer=plain)
        elif _CODE.fullmatch(value) and len(value) <= MAX_CODE:
            return value
        else:
            self.refuse(column, "bad_code", value=value, limit=str(MAX_CODE))
        return ""

    def number_of_seats(self, column: str) -> int | None:
        """A whole number."""
        value = self.text(column)
        if not value:
            return None
        if value.isascii() and value.isdigit() and int(value) <= MAX_SEATS:
            return int(value)
        self.refuse(column, "bad_number", value=value, limit=str(MAX_SEATS))
        return None

    def day(self, column: str) -> date | None:
        """A date, ISO or as the languages of the product write it: `01/03/2025`, `1. März 2025`."""
        value = self.text(column)
        if not value:
            return None
        try:
            return date.fromisoformat(dates.day(_TIME_BEHIND.sub("", value)))
        except Unreadable:
            self.refuse(column, "bad_date", value=value)
            return None

    def month(self, column: str, today: date) -> str | None:
        """A month of birth as ``YYYY-MM``, of a month or a whole date in any usual order.

        Somebody on a roster is between 15 and 110 years old.
        """
        value = self.text(column)
        if not value:
            return None
        try:
            found = date.fromisoformat(dates.month(_TIME_BEHIND.sub("", value)))
        except Unreadable:
            self.refuse(column, "bad_month", value=value)
            return None
        if not today.year - 110 <= found.year <= today.year - 15:
            self.refuse(column, "implausible_month", value=value)
            return None
        return f"{found:%Y-%m}"

    def word(self, column: str, known: Mapping[str, str], *, code: str = "unknown_word") -> str | None:
        """One of a few words, whatever its case and diacritics."""
        value = self.text(column)
        if not value:
            return None
        if (meant := known.get(folded(value))) is None:
            words = " ".join(dict.fromkeys(known.values()))
            self.refuse(column, code, value=value, known=words, nearest=nearest(value, known.values()))
        return meant

    def words(self, column: str, known: frozenset[str]) -> tuple[str, ...]:
        """Several words with blanks between, sorted, each once."""
        found = {folded(word) for word in _SEPARATORS.split(self.text(column)) if word}
        for word in sorted(found - known):
            words = " ".join(sorted(known))
            self.refuse(column, "unknown_role", value=word, known=words, nearest=nearest(word, known))
        return tuple(sorted(found & known))

    def yes_no(self, column: str) -> bool | None:
        """Yes or no, in the three languages."""
        value = self.text(column)
        if not value:
            return None
        meant = _YES_NO.get(folded(value))
        if meant is None:
            self.refuse(column, "bad_yes_no", value=value)
        return meant


def check_columns(table: ReadTable, known: frozenset[str], required: tuple[str, ...]) -> list[Notice]:
    """Report the columns that are not known. Raises FileRefusedError where required ones are missing."""
    missing = [column for column in required if column not in table.columns]
    if missing:
        place = {"row": str(table.header), "limit": str(HEADER_WITHIN), "sheet": table.sheet or "–"}
        raise FileRefusedError("missing_columns", columns=", ".join(missing), **place)
    unknown = [column for column in table.columns if column not in known]
    free = known - set(table.columns)
    return [
        Notice(0, column, "unknown_column", {"column": column, "nearest": nearest(column, sorted(free))})
        for column in unknown
    ]


def same_content(rows: list[TableRow]) -> bool:
    """Whether rows differ in nothing but their number."""
    return all(row.values == rows[0].values and row.faults == rows[0].faults for row in rows)
