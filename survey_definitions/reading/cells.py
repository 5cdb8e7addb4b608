"""The cells of a workbook as texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from survey_definitions import limits

Grid = Iterator[tuple[Any, ...]]


def grid(sheet: Any) -> Grid:
    """The rows of values; what the file says of its own size is not believed."""
    sheet.reset_dimensions()
    rows: Grid = sheet.iter_rows(max_row=limits.ROWS + 2, max_col=limits.COLUMNS + 1, values_only=True)
    return rows


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without a point, dates as ISO dates, truth as TRUE and FALSE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\u00a0", " ").replace("_x000D_", "")
