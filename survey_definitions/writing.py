"""A survey's sheets to a file: a workbook or YAML, with the same content as the file they come from."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

import yaml

from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Book, Row, Sheet

WORKBOOK, YAML = ".xlsx", (".yaml", ".yml")
_WIDTH: Final = 28  # of a column, in characters
_ORDER: Final = ("survey", "choices", "settings")


def written(book: Book, name: str) -> bytes:
    """The sheets as a file of this name. Raises SurveyRejected for a kind of file that cannot be written."""
    ending = name.lower().rpartition(".")[2]
    if f".{ending}" == WORKBOOK:
        return _workbook(book)
    if f".{ending}" in YAML:
        return _yaml(book)
    raise SurveyRejected((problem("unwritable", name=name),))


def _sheets(book: Book) -> list[tuple[str, list[Row]]]:
    """The sheets that hold anything, the three that every survey has in their order."""
    named = sorted(book.sheets, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    return [(name, list(book.rows(name))) for name in named if book.rows(name)]


def _headers(sheet: Sheet, rows: Iterable[Row]) -> list[str]:
    used = {cell.header for row in rows for cell in row.cells}
    return [header for header in sheet.headers if header in used]


# -- .xlsx


def _workbook(book: Book) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and not needed to run surveys
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    out = Workbook()
    assert out.active is not None
    out.remove(out.active)
    for name, rows in _sheets(book):
        sheet, headers = out.create_sheet(name), _headers(book.sheets[name], rows)
        sheet.freeze_panes = "A2"
        for column, header in enumerate(headers, 1):
            _put(sheet.cell(1, column), header)
            sheet.cell(1, column).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        for number, row in enumerate(rows, 2):
            texts = row.plain()
            for column, header in enumerate(headers, 1):
                if header in texts:
                    _put(sheet.cell(number, column), texts[header])
    file = io.BytesIO()
    out.save(file)
    return file.getvalue()


def as_workbook(book: Book) -> bytes:
    """The sheets of a workbook as an .xlsx in which every cell stands where it stood, and nothing looks as it did."""
    from openpyxl import Workbook  # noqa: PLC0415 - as above

    out = Workbook()
    assert out.active is not None
    out.remove(out.active)
    for name, sheet in book.sheets.items():
        page = out.create_sheet(book.titles.get(name, name))
        for column, header in enumerate(sheet.positions, 1):
            if header:
                _put(page.cell(sheet.head, column), book.written.get((name, header), header))
        at = {header: column for column, header in enumerate(sheet.positions, 1)}
        for row in sheet.rows:
            for cell in row.cells:
                _put(page.cell(row.number, at[cell.header]), cell.text)
    file = io.BytesIO()
    out.save(file)
    return file.getvalue()


def _put(cell: Any, text: str) -> None:
    """A text, whatever it looks like: never a formula, a number or a date."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"


# -- YAML


class _Dumper(yaml.SafeDumper):
    """Block style; texts of several lines as they read."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(str, _Dumper.represent_text)


def _yaml(book: Book) -> bytes:
    sheets = {name: [_nested(row) for row in rows] for name, rows in _sheets(book)}
    dumped = yaml.dump(sheets, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return str(dumped).encode()


def _nested(row: Row) -> dict[str, Any]:
    """Texts in several languages as maps, as YAML has them; a column that has a text without a language stays flat."""
    texts = row.plain()
    out: dict[str, Any] = {}
    for header, text in texts.items():
        base, parted, language = header.partition("::")
        if not parted or "::" in language or base in texts or not language.strip() or header != f"{base}::{language}":
            out[header] = text
        else:
            out.setdefault(base, {})[language] = text
    return out
