"""Rows of an .ods, the workbook of LibreOffice: one part of XML, in which equal cells and rows are written once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

from bot.services.imports.problems import CellFault, FileRefusedError
from bot.services.imports.tables.cells import Cell, tidy
from bot.services.imports.tables.raw import HEADER_WITHIN, MAX_COLUMNS, Page, RawRow, Unseen, column_letter
from bot.services.imports.tables.workbook import MAX_ROW_NUMBER, check_archive
from survey_definitions.reading.oldbooks import attribute, cell_text, is_hidden_by, repeated

_CONTENT: Final = "content.xml"
_TRUTHS: Final = {"TRUE()": "yes", "ALSE()": "no"}  # how LibreOffice writes the truth values of an .xlsx
_ERROR: Final = re.compile(r"#[A-Z/0]+[!?A]|Err:\d+")
_NOT_SEEN: Final = ("collapse", "filter")


def open_document_pages(data: bytes) -> list[Page]:
    """The worksheets of an .ods. Raises FileRefusedError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_archive(archive)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            root = etree.fromstring(archive.read(_CONTENT), parser)
        return [_page(table, is_hidden=is_hidden_by(root, table)) for table in root.iter("{*}table")]
    except FileRefusedError:
        raise
    except Exception as error:  # a foreign file may break the reader anywhere
        raise FileRefusedError("unreadable_workbook") from error


def _page(table: etree._Element, *, is_hidden: bool) -> Page:
    return Page(
        title=attribute(table, "name"),
        is_hidden=is_hidden,
        first=lambda: _rows(table, HEADER_WITHIN),
        rows=lambda: _rows(table, MAX_ROW_NUMBER),
        unseen=lambda: _unseen(table),
    )


def _numbered(table: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """The rows as they are written, each with its first number and how often it stands there."""
    number = 1
    for row in table.iter("{*}table-row"):
        count = repeated(row, "number-rows-repeated")
        yield row, number, count
        number += count


def _rows(table: etree._Element, most: int) -> Iterator[RawRow]:
    """The rows that hold something; blank ones at the end, of which there are a million, are not drawn."""
    for row, first, count in _numbered(table):
        cells = tuple(_cells(row, first))
        if any(cells):
            for number in range(first, min(first + count, most + 1)):
                yield RawRow(number, cells)
        if first > most:
            return


def _unseen(table: etree._Element) -> Unseen:
    rows: set[int] = set()
    filtered = False
    for row, first, count in _numbered(table):
        visibility = attribute(row, "visibility")
        if visibility in _NOT_SEEN and any(_cells(row, first)):
            rows.update(range(first, min(first + count, MAX_ROW_NUMBER)))
            filtered |= visibility == "filter"
    return Unseen(frozenset(rows), filtered=filtered)


def _cells(row: etree._Element, number: int) -> Iterator[Cell]:
    left = MAX_COLUMNS + 1
    for cell in row:
        if isinstance(cell.tag, str) and etree.QName(cell).localname in ("table-cell", "covered-table-cell"):
            value = _cell(cell, f"{column_letter(MAX_COLUMNS + 1 - left)}{number}")
            for _ in range(min(repeated(cell, "number-columns-repeated"), left)):
                yield value
                left -= 1


def _cell(cell: etree._Element, place: str) -> Cell:
    """The text as the spreadsheet shows it; a formula, a merged cell and an error are no values."""
    spans = (attribute(cell, "number-columns-spanned"), attribute(cell, "number-rows-spanned"))
    if etree.QName(cell).localname == "covered-table-cell" or any(span not in ("", "1") for span in spans):
        return CellFault("merged", {"place": place})
    if (formula := attribute(cell, "formula")).endswith(tuple(_TRUTHS)):
        return _TRUTHS[formula[-6:]]
    if formula:
        return CellFault("formula")
    text = cell_text(cell)
    return (
        CellFault("cell_error", {"value": text})
        if text.startswith("#") and text.endswith(("!", "?", "/A"))
        else tidy(text)
    )
