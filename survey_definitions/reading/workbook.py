"""An .xlsx workbook to sheets. Limits are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from survey_definitions import limits
from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Row, Sheet, make_row

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_SMALL = 10_000  # bytes; no smaller archive is judged by its ratio
_BLANK_HEADERS = 20  # in a row, after which a sheet is taken to end


def read_workbook(data: bytes) -> Book:
    """The sheets of a workbook. Raises SurveyRejected."""
    with_formulas = _checked(data)
    try:
        return _read(data, with_formulas=with_formulas)
    except SurveyRejected:
        raise
    except Exception as err:  # a broken workbook fails anywhere inside the library
        detail = f"{type(err).__name__}: {err}"
        raise SurveyRejected((problem("not_workbook", detail=detail),)) from err


def _checked(data: bytes) -> bool:
    """Check the zip archive without unpacking it; whether it holds formulas. Raises SurveyRejected."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            code = _refusal(archive, len(data))
            with_formulas = not code and _has_formulas(archive)
    except Exception as err:  # a broken archive fails in the archive, in its compression or in its file names
        raise SurveyRejected((problem("not_workbook", detail=str(err)),)) from err
    if code:
        raise SurveyRejected((problem(code),))
    return with_formulas


def _refusal(archive: zipfile.ZipFile, size: int) -> str:
    """The code of what is wrong with an archive of this size in bytes, as its directory says."""
    members = archive.infolist()
    if any(member.filename.endswith("vbaProject.bin") for member in members):
        return "macros"
    unpacked = sum(member.file_size for member in members)
    most = min(limits.UNZIPPED_BYTES, limits.UNZIP_RATIO * max(size, _SMALL))
    return "unzipped_too_large" if unpacked > most or len(members) > limits.ZIP_MEMBERS else ""


def _has_formulas(archive: zipfile.ZipFile) -> bool:
    sheets = (member for member in archive.infolist() if member.filename.startswith("xl/worksheets/"))
    return any(b"<f" in archive.read(member) for member in sheets)


def _read(data: bytes, *, with_formulas: bool) -> Book:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and not needed to run surveys

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    if len(book.sheetnames) > limits.SHEETS:
        count, limit = str(len(book.sheetnames)), str(limits.SHEETS)
        raise SurveyRejected((problem("too_many_sheets", count=count, limit=limit),))
    wanted = {name: name.strip().lower() for name in book.sheetnames}
    if len(wanted) == 1 and not set(_SHEETS) & set(wanted.values()):  # a sheet alone is the survey
        wanted = dict.fromkeys(wanted, SURVEY)
    sheets = {low: _sheet(low, _grid(book[name])) for name, low in wanted.items() if low in _SHEETS}
    if with_formulas:
        formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        for name, low in wanted.items():
            if low in sheets:
                _check_formulas(sheets[low], _grid(formulas[name]))
    return Book(sheets)


Grid = Iterator[tuple[Any, ...]]


def _grid(sheet: Any) -> Grid:
    """The rows of values; what the file says of its own size is not believed."""
    sheet.reset_dimensions()
    rows: Grid = sheet.iter_rows(max_row=limits.ROWS + 2, max_col=limits.COLUMNS + 1, values_only=True)
    return rows


def _sheet(name: str, grid: Grid) -> Sheet:
    headers = _headers(name, next(grid, ()))
    rows = [_row(name, number, headers, values) for number, values in enumerate(grid, 2)]
    while rows and not rows[-1].cells:
        rows.pop()
    if len(rows) > limits.ROWS:
        raise SurveyRejected((problem("too_many_rows", name, limit=str(limits.ROWS)),))
    return Sheet(name, tuple(header for header in headers if header), tuple(rows))


def _headers(sheet: str, values: Iterable[Any]) -> list[str]:
    headers: list[str] = []
    for value in values:
        header = " ".join(text_of(value).split())
        if header and header in headers:
            raise SurveyRejected((problem("duplicate_column", sheet, Row(1, ()), header, header=header),))
        headers.append(header)
        if not any(headers[-_BLANK_HEADERS:]):
            break
    if len(headers) > limits.COLUMNS and headers[-1]:
        raise SurveyRejected((problem("too_many_columns", sheet, limit=str(limits.COLUMNS)),))
    return headers


def _row(sheet: str, number: int, headers: list[str], values: tuple[Any, ...]) -> Row:
    texts = {header: text_of(value) for header, value in zip(headers, values, strict=False) if header}
    row = make_row(number, texts)
    for cell in row.cells:
        if len(cell.text) > limits.CELL_LENGTH:
            size, limit = str(len(cell.text)), str(limits.CELL_LENGTH)
            raise SurveyRejected((problem("cell_too_long", sheet, row, cell.header, size=size, limit=limit),))
    return row


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


def _check_formulas(sheet: Sheet, grid: Grid) -> None:
    """A formula without a stored value reads as an empty cell: better refused than lost."""
    headers = [text_of(value) for value in next(grid, ())]
    stored = {row.number: row for row in sheet.rows}
    for number, values in enumerate(grid, 2):
        row = stored.get(number, Row(number, ()))
        filled = {cell.header for cell in row.cells}
        for header, value in zip(headers, values, strict=False):
            if isinstance(value, str) and value.startswith("=") and header and header not in filled:
                text = problem("formula_without_value", sheet.name, row, header, text=value)
                raise SurveyRejected((text,))
