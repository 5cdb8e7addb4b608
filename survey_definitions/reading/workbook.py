"""An .xlsx workbook to sheets. Limits are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from survey_definitions import limits
from survey_definitions.assessment.definition import ABOUT
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.cells import Grid, grid, text_of
from survey_definitions.reading.messages import problem
from survey_definitions.reading.oddities import hidden_sheets, with_oddities
from survey_definitions.reading.sheets import SURVEY, Book, Row, Sheet, make_row

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Excel keeps what a password protects
_MACRO_TYPE, _CONTENT_TYPES = b"macroEnabled", "[Content_Types].xml"
_UNREAD = "?"  # stands for what a cell should hold, so that the cell is not called empty as well
_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_SMALL = 10_000  # bytes; no smaller archive is judged by its ratio
_BLANK_HEADERS = 20  # in a row, after which a sheet is taken to end


def is_encrypted(data: bytes) -> bool:
    """Whether a file of the kind that Excel wrote before 2007 only wraps what a password protects."""
    return _ENCRYPTED in data


def read_workbook(data: bytes) -> Book:
    """The sheets of a workbook. Raises SurveyRejected."""
    check_archive(data)
    try:
        return _read(data)
    except SurveyRejected:
        raise
    except Exception as err:  # a broken workbook fails anywhere inside the library
        detail = f"{type(err).__name__}: {err}"
        raise SurveyRejected((problem("not_workbook", detail=detail),)) from err


def check_archive(data: bytes) -> None:
    """Check a zip archive without unpacking it. Raises SurveyRejected."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            code = _refusal(archive, len(data))
            types = archive.read(_CONTENT_TYPES) if _CONTENT_TYPES in archive.namelist() else b""
            code = code or ("macros" if _MACRO_TYPE in types else "")
    except Exception as err:  # a broken archive fails in the archive, in its compression or in its file names
        raise SurveyRejected((problem("not_workbook", detail=str(err)),)) from err
    if code:
        raise SurveyRejected((problem(code),))


def _refusal(archive: zipfile.ZipFile, size: int) -> str:
    """The code of what is wrong with an archive of this size in bytes, as its directory says."""
    members = archive.infolist()
    if any(member.filename.endswith("vbaProject.bin") for member in members):
        return "macros"
    unpacked = sum(member.file_size for member in members)
    most = min(limits.UNZIPPED_BYTES, limits.UNZIP_RATIO * max(size, _SMALL))
    return "unzipped_too_large" if unpacked > most or len(members) > limits.ZIP_MEMBERS else ""


def _read(data: bytes) -> Book:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and not needed to run surveys

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    titles = read_titles([sheet.title for sheet in book.worksheets])
    found = list(hidden_sheets(book, titles))
    sheets = {low: read_sheet(low, grid(book[title]), found) for title, low in titles.items()}
    return with_oddities(data, Book(sheets, tuple(found)), titles)


def read_titles(every: Sequence[str]) -> dict[str, str]:
    """The sheets that are read, by their titles, with the names they are known by. Raises SurveyRejected."""
    if len(every) > limits.SHEETS:
        count, limit = str(len(every)), str(limits.SHEETS)
        raise SurveyRejected((problem("too_many_sheets", count=count, limit=limit),))
    names = {title: title.strip().lower() for title in every}
    if len(names) == 1 and not set(_SHEETS) & set(names.values()):  # a sheet alone is the survey
        names = dict.fromkeys(names, SURVEY)
    return {title: low for title, low in names.items() if low in _SHEETS or low.startswith(ABOUT)}


def read_sheet(name: str, grid: Grid, found: list[Problem]) -> Sheet:
    """A sheet from its rows of values; what is wrong with single cells is added to `found`. Raises SurveyRejected."""
    headers = _headers(name, next(grid, ()), found)
    rows = [_row(name, number, headers, values, found) for number, values in enumerate(grid, 2)]
    while rows and not rows[-1].cells:
        rows.pop()
    if len(rows) > limits.ROWS:
        raise SurveyRejected((problem("too_many_rows", name, limit=str(limits.ROWS)),))
    return Sheet(name, tuple(header for header in headers if header), tuple(rows), tuple(headers))


def _headers(sheet: str, values: Iterable[Any], found: list[Problem]) -> list[str]:
    """The headers in order, empty where there is none or it is there already."""
    headers: list[str] = []
    for value in values:
        header = " ".join(text_of(value).split())
        if header and header in headers:
            found.append(problem("duplicate_column", sheet, Row(1, ()), header, text=header, header=header))
            header = ""
        headers.append(header)
        if len(headers) >= _BLANK_HEADERS and not any(headers[-_BLANK_HEADERS:]):
            break
    if len(headers) > limits.COLUMNS and headers[-1]:
        raise SurveyRejected((problem("too_many_columns", sheet, limit=str(limits.COLUMNS)),))
    return headers


def _row(sheet: str, number: int, headers: list[str], values: tuple[Any, ...], found: list[Problem]) -> Row:
    texts = {header: text_of(value) for header, value in zip(headers, values, strict=False) if header}
    for header, text in texts.items():
        if len(text) > limits.CELL_LENGTH:
            size, limit = str(len(text)), str(limits.CELL_LENGTH)
            found.append(problem("cell_too_long", sheet, Row(number, ()), header, size=size, limit=limit))
            texts[header] = _UNREAD
    return make_row(number, texts)
