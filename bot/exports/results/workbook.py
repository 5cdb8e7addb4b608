"""Writing the workbook: row by row to disk, every cell a value of its kind and never a formula."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.exports.results.fields import Field, FieldKind, Value
from bot.exports.results.layout import ExportSheet
from bot.exports.results.writers import Writer

_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_WIDTHS: Final = {
    FieldKind.NUMBER: 10,
    FieldKind.WHOLE: 10,
    FieldKind.DAY: 12,
    FieldKind.MOMENT: 18,
    FieldKind.COMPUTED: 14,
    FieldKind.TEXT: 16,
}
_WIDEST: Final = 42
_STEM: Final = 27  # letters of a name that goes on, so that its number fits
MOST_ROWS: Final = 1_048_575
"""Rows of a sheet below its header, Excel's limit."""


class Xlsx(Writer):
    """A workbook with frozen header, filters and widths. A sheet that is full goes on in another one."""

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], _language: str) -> None:
        self._book = Workbook(file, _OPTIONS)
        self._book.use_zip64()  # for a sheet of more than 2 GiB before it is packed
        self._bold = self._book.add_format({"bold": True})
        self._styles: dict[type, Any] = {
            date: self._book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        self._tables = {sheet.name: _Table(self._book, sheet, self._bold, self._styles) for sheet in sheets}
        self._continued: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row."""
        table = self._tables[sheet]
        if table.is_full:
            table.close()
            self._tables[sheet] = table = table.another(self._book, self._bold)
            self._continued[sheet].append(table.name)
        table.add(values)

    def continued(self) -> Mapping[str, Sequence[str]]:
        """The sheets that were full, with those on which their rows go on."""
        return self._continued

    def close(self) -> None:
        """Finish the workbook."""
        for table in self._tables.values():
            table.close()
        self._book.close()


class _Table:
    """A sheet that grows downwards."""

    def __init__(self, book: Workbook, sheet: ExportSheet, bold: Any, styles: dict[type, Any], part: int = 1) -> None:
        self._of, self._styles, self._part = sheet, styles, part
        self._sheet: Worksheet = book.add_worksheet(_free_name(book, sheet.name, part))
        self._sheet.freeze_panes(1, 1)
        for at, one in enumerate(sheet.fields):
            self._sheet.set_column(at, at, _width(one))
        self._row = 0
        for at, one in enumerate(sheet.fields):
            self._sheet.write_string(0, at, one.header, bold)
        self._row = 1

    @property
    def is_full(self) -> bool:
        return self._row > MOST_ROWS

    @property
    def name(self) -> str:
        return str(self._sheet.get_name())

    def another(self, book: Workbook, bold: Any) -> _Table:
        return _Table(book, self._of, bold, self._styles, self._part + 1)

    def add(self, values: Sequence[Value]) -> None:
        for column, value in enumerate(values):
            if isinstance(value, (int, float)):
                self._sheet.write_number(self._row, column, value)
            elif isinstance(value, (date, datetime)):
                self._sheet.write_datetime(self._row, column, value, self._styles[type(value)])
            elif value is not None and value != "":
                self._sheet.write_string(self._row, column, value)
        self._row += 1

    def close(self) -> None:
        self._sheet.autofilter(0, 0, max(1, self._row - 1), len(self._of.fields) - 1)


def _free_name(book: Workbook, name: str, part: int) -> str:
    """The name of a part of a sheet; another sheet may be called as its continuation would be."""
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    tries = (name if at == 1 else f"{name[:_STEM]}_{at}" for at in range(part, part + len(taken) + 1))
    return next(one for one in tries if one.casefold() not in taken)


def _width(one: Field) -> int:
    return min(max(_WIDTHS[one.kind], len(one.header) + 3), _WIDEST)
