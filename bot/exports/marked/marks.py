"""Fills and comments put into an .xlsx file, part by part: what is not marked stays byte for byte as it was.

A library that reads a workbook and writes it again loses what it does not know (shapes, charts, validations of newer
kinds, the stored values of formulas). Here only the XML of marked cells is touched.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import Final

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from bot.exports.marked.comments import add_comments
from bot.exports.marked.parts import Parts, named, tag
from survey_definitions.reading.package import WORKBOOK, sheet_parts

Cells = Mapping[tuple[int, int], str]  # row and column, counted from 1 -> the comment

_STYLES: Final = "styles"


def marked(source: bytes, sheets: Mapping[str, Cells], colour: str) -> bytes:
    """The workbook with these cells filled and commented. ``colour`` is ARGB, sheets are named by title.

    Raises KeyError or ValueError for a workbook that is built in a way not known here.
    """
    with zipfile.ZipFile(BytesIO(source)) as archive:
        parts = Parts(archive)
        found = sheet_parts(archive)
        styles = _Styles(parts, colour)
        for title, cells in sheets.items():
            part = found[title]
            _fill(parts.xml(part), cells, styles)
            add_comments(parts, part, {_name(at): text for at, text in cells.items()})
        return parts.written()


def _name(at: tuple[int, int]) -> str:
    return f"{get_column_letter(at[1])}{at[0]}"


# -- fills


class _Styles:
    """The formats of cells, and for each that is needed its twin with the fill."""

    def __init__(self, parts: Parts, colour: str) -> None:
        root = parts.xml(parts.related(WORKBOOK, _STYLES)[0])
        fills, self._formats = named(root, "fills"), named(root, "cellXfs")
        fill = etree.SubElement(fills, tag(fills, "fill"))
        pattern = etree.SubElement(fill, tag(fills, "patternFill"), patternType="solid")
        etree.SubElement(pattern, tag(fills, "fgColor"), rgb=colour)
        etree.SubElement(pattern, tag(fills, "bgColor"), indexed="64")
        self._fill = len(fills) - 1
        fills.set("count", str(len(fills)))
        self._twins: dict[int, int] = {}

    def filled(self, style: int) -> str:
        """The format that differs from this one in the fill alone."""
        if style not in self._twins:
            twin = deepcopy(self._formats[style])
            twin.set("fillId", str(self._fill))
            twin.set("applyFill", "1")
            self._formats.append(twin)
            self._formats.set("count", str(len(self._formats)))
            self._twins[style] = len(self._formats) - 1
        return str(self._twins[style])


def _fill(sheet: etree._Element, cells: Cells, styles: _Styles) -> None:
    data = named(sheet, "sheetData")
    rows = _numbered_rows(data)
    for row_number, column in sorted(cells):
        row = rows.get(row_number)
        if row is None:
            row = rows[row_number] = _new_row(data, rows, row_number)
        cell = _cell(row, row_number, column)
        cell.set("s", styles.filled(int(cell.get("s") or 0)))


def _numbered_rows(data: etree._Element) -> dict[int, etree._Element]:
    """The rows by number; a row without one follows the row before it."""
    found: dict[int, etree._Element] = {}
    number = 0
    for row in data:
        number = int(row.get("r") or number + 1)
        found[number] = row
    return found


def _new_row(data: etree._Element, rows: Mapping[int, etree._Element], number: int) -> etree._Element:
    row = data.makeelement(tag(data, "row"), {"r": str(number)})
    after = [one for one in rows if one > number]
    if after:
        rows[min(after)].addprevious(row)
    else:
        data.append(row)
    return row


def _cell(row: etree._Element, number: int, column: int) -> etree._Element:
    """The cell of a row in this column, made where it belongs if it is not there."""
    at = 0
    for cell in row:
        reference = cell.get("r")
        at = coordinate_to_tuple(reference)[1] if reference else at + 1
        if at == column:
            return cell
        if at > column:
            made = _new_cell(row, number, column)
            cell.addprevious(made)
            return made
    made = _new_cell(row, number, column)
    row.append(made)
    return made


def _new_cell(row: etree._Element, number: int, column: int) -> etree._Element:
    style = (row.get("s") or "0") if row.get("customFormat") else "0"
    return row.makeelement(tag(row, "c"), {"r": f"{get_column_letter(column)}{number}", "s": style})
