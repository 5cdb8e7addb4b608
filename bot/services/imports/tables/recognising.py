"""What a file is that somebody sent, by the names of its columns alone: nothing below them is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.structure import structure_rows
from bot.services.imports.tables.cells import header_name
from bot.services.imports.tables.delimited import decoded
from bot.services.imports.tables.listed import first_columns
from bot.services.imports.tables.tables import ImportFile, is_workbook, refuse_large
from bot.services.imports.tables.workbook import first_rows
from storage.vietnamese import folded

STRUCTURE: Final = "structure"
PEOPLE: Final = "people"
OTHER: Final = "other"

_OF_PEOPLE: Final = frozenset(
    (
        "staff_code", "full_name", "birth_month", "supervisor",
        "ma can bo", "ho va ten", "ho ten", "ngay sinh", "nam sinh", "so dien thoai",
        "name", "vorname", "nachname", "personalnummer",
    )
)  # fmt: skip
_SIGNS: Final = 2  # so many of them make a list of people
_DELIMITERS: Final = re.compile(r"[,;\t]")
_HEAD: Final = 20_000  # bytes that the names of columns are looked for in
_TEXT: Final = frozenset({".csv", ".tsv", ".txt"})


def recognised(file: ImportFile) -> str:
    """`STRUCTURE`, `PEOPLE` for any list of people, or `OTHER`: perhaps a survey."""
    try:
        refuse_large(len(file.data))
        headers = [_named(header) for header in _headers(file)]
    except FileRefusedError:
        return OTHER
    if any("staff_code" in names or len(names & _OF_PEOPLE) >= _SIGNS for names in headers):
        return PEOPLE
    return STRUCTURE if any(names.issuperset(structure_rows.REQUIRED) for names in headers) else OTHER


def _headers(file: ImportFile) -> Iterable[Iterable[object]]:
    suffix = PurePath(file.name).suffix.lower()
    if is_workbook(file):
        return first_rows(file.data)
    if suffix in _TEXT:
        return [_DELIMITERS.split(_first_line(file.data))]
    return [first_columns(file.data)]


def _first_line(data: bytes) -> str:
    """Also of a file in UTF-16, in which a line does not end with one byte."""
    wide = b"\x00" in data[:_HEAD]
    text, _ = decoded(data[:_HEAD] if wide else data[:_HEAD].split(b"\n", 1)[0])
    return text.split("\n", 1)[0].strip()


def _named(header: Iterable[object]) -> set[str]:
    """Names as they are written, and folded with blanks: people write headings in their own language."""
    texts = [text for text in header if isinstance(text, str)]
    return {header_name(text) for text in texts} | {folded(text) for text in texts}
