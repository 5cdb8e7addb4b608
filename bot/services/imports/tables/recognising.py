"""What a file is that somebody sent, by the names of its columns alone: nothing below them is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePath
from typing import Final

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.structure import structure_rows
from bot.services.imports.tables.cells import header_name
from bot.services.imports.tables.column_words import column_of
from bot.services.imports.tables.delimited import decoded
from bot.services.imports.tables.listed import first_columns
from bot.services.imports.tables.raw import HEADER_WITHIN, MAX_SHEETS
from bot.services.imports.tables.tables import ImportFile, pages_of, refuse_large
from storage.vietnamese import folded

STRUCTURE: Final = "structure"
PEOPLE: Final = "people"
OTHER: Final = "other"

_OF_PEOPLE: Final = frozenset(
    (
        "staff_code",
        "full_name",
        "birth_month",
        "supervisor",
        "ma can bo",
        "ho va ten",
        "ho ten",
        "ngay sinh",
        "nam sinh",
        "so dien thoai",
        "name",
        "vorname",
        "nachname",
        "personalnummer",
    )
)
_SIGNS: Final = 2  # so many of them make a list of people
_MORE: Final = 3  # below the first row, where a sentence may hold one or two
_OF_A_SURVEY: Final = frozenset(("type", "name"))
_DELIMITERS: Final = re.compile(r"[,;\t]")
_HEAD: Final = 20_000  # bytes that the names of columns are looked for in
_TEXT: Final = frozenset({".csv", ".tsv", ".txt"})


def recognised(file: ImportFile) -> str:
    """`STRUCTURE`, `PEOPLE` for any list of people, or `OTHER`: perhaps a survey."""
    try:
        refuse_large(len(file.data))
        kinds = [_kind(rows) for rows in _first_rows(file)]
    except FileRefusedError:
        return OTHER
    return next((kind for kind in (PEOPLE, STRUCTURE) if kind in kinds), OTHER)


def _kind(rows: Iterable[Iterable[object]]) -> str:
    """What a sheet is, by the first of its rows that tells; what stands below that row is not drawn."""
    for count, row in enumerate(islice(rows, HEADER_WITHIN)):
        names = _named(row)
        if names >= _OF_A_SURVEY:
            return OTHER
        signs = len(names & _OF_PEOPLE)
        if ("staff_code" in names and (count == 0 or signs >= _SIGNS)) or signs >= (_SIGNS if count == 0 else _MORE):
            return PEOPLE
        if _columns(row) >= frozenset(structure_rows.REQUIRED):
            return STRUCTURE
    return OTHER


def _first_rows(file: ImportFile) -> Iterable[Iterable[Iterable[object]]]:
    """The first rows of every sheet."""
    pages = pages_of(file)
    if pages is not None:
        return [(row.cells for row in page.first()) for page in pages[:MAX_SHEETS]]
    if PurePath(file.name).suffix.lower() in _TEXT:
        return [(_DELIMITERS.split(line) for line in _lines(file.data[:_HEAD]))]
    return [[first_columns(file.data)]]


def _lines(head: bytes) -> Iterator[str]:
    """Line by line, so that what stands below the names is not even decoded; except in UTF-16."""
    if b"\x00" in head:
        text, _ = decoded(head)
        yield from text.splitlines()
        return
    for line in head.split(b"\n"):
        text, _ = decoded(line)
        yield text.strip()


def _columns(header: Iterable[object]) -> set[str]:
    """The columns of a structure that a row names, under whatever headings."""
    return {column_of(text, structure_rows.COLUMNS) for text in header if isinstance(text, str)}


def _named(header: Iterable[object]) -> set[str]:
    """Names as they are written, and folded with blanks: people write headings in their own language."""
    texts = [text for text in header if isinstance(text, str)]
    return {header_name(text) for text in texts} | {folded(text) for text in texts}
