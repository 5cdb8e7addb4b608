"""A list of people as a workbook or a text file; no cell is ever a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from typing import IO, Any, Final

from xlsxwriter import Workbook

SUFFIXES: Final = (".xlsx", ".csv")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_list(file: IO[bytes], suffix: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows below their header; ``suffix`` is one of `SUFFIXES`."""
    if suffix == ".csv":
        _write_csv(file, columns, rows)
        return
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("list")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.set_column(0, len(columns) - 1, 16)


def _write_csv(file: IO[bytes], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
