"""What the sheets of a workbook hold, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Protocol

from survey_definitions import limits

Values = tuple[Any, ...]  # of a row, from its first column on
SPARE_ROWS = 20  # that may stand above the headers and below the last row that is allowed
LAST_ROW = limits.ROWS + SPARE_ROWS + 1
_DIGITS = 15  # that spreadsheets show and reckon with; what is behind them is noise
LAST_COLUMN = limits.COLUMNS + 1


@dataclass(frozen=True, slots=True)
class Formatted:
    """A number or date with how the author sees it; not `sure` where that depends on the country."""

    value: Any
    shown: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Unvalued:
    """A formula of which the file does not say what it gives."""

    formula: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a sheet, the first one first; `hidden` are numbers of rows, `merged` ranges such as `A3:B5`."""

    rows: Sequence[Values] = ()
    hidden: Sequence[int] = ()
    merged: Sequence[str] = ()


class Workbook(Protocol):
    """A workbook that is open."""

    @property
    def titles(self) -> Mapping[str, bool]:
        """The titles of the sheets in order, and whether each is shown."""

    def contents(self, title: str) -> Contents:
        """What a sheet holds, within the limits."""


@dataclass(slots=True)
class Rows:
    """Collects rows by their numbers; those between are empty."""

    found: list[Values] = field(default_factory=list)

    def put(self, number: int, values: Values) -> None:
        """Add the row of this number, which is higher than those before."""
        if self.found or number > 1:
            self.found.extend(() for _ in range(number - 1 - len(self.found)))
        self.found.append(values)


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without a point, dates as ISO dates, truth as TRUE and FALSE."""
    if isinstance(value, str):
        return value.replace("\u00a0", " ").replace("_x000D_", "")
    if value is None or isinstance(value, Unvalued):
        return ""
    if isinstance(value, Formatted):
        return text_of(value.value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(float(f"{value:.{_DIGITS}g}"))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
