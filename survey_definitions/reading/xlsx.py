"""The parts of an .xlsx file as rows of values: texts, numbers and dates as they are seen, formulas without value.

Read here rather than by a library for whole workbooks: a survey needs no styles but those of numbers, and what a cell
shows, whether it is a formula and which rows are hidden are seen on the same way.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lxml import etree

from survey_definitions.reading.cells import LAST_COLUMN, LAST_ROW, Contents, Rows, Unvalued, Values
from survey_definitions.reading.formats import BUILT_IN, COUNTRY, GENERAL, formatted, is_date, moment
from survey_definitions.reading.package import WORKBOOK, parsed, sheet_parts

_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_DIGITS: Final = "0123456789"
_TRUE: Final = ("1", "true")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How cells of a style show numbers; `country`: the format looks otherwise in each country."""

    code: str
    is_date: bool
    country: bool


class XlsxWorkbook:
    """An .xlsx file that is open; its archive was checked before."""

    def __init__(self, data: bytes) -> None:
        """Open the archive and read what all sheets share. Raises what a broken archive or broken XML raises."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        book = parsed(self._archive.read(WORKBOOK))
        there = set(self._archive.namelist())
        self._parts = {title: part for title, part in sheet_parts(self._archive).items() if part in there}
        states = {one.get("name") or "": one.get("state", "visible") for one in book.iter("{*}sheet")}
        self.titles: Mapping[str, bool] = {title: states.get(title) == "visible" for title in self._parts}
        properties = next(book.iter("{*}workbookPr"), None)
        self._since_1904 = properties is not None and properties.get("date1904") in _TRUE
        self._formats = dict(_formats(self._archive))
        self._strings = list(_strings(self._archive))

    def contents(self, title: str) -> Contents:
        """What a sheet holds. Raises what broken XML raises."""
        content = self._archive.read(self._parts[title])
        rows, hidden, merged, number = Rows(), [], [], 0
        for element in _elements(content, "{*}row", "{*}mergeCell"):
            if element.get("ref"):
                merged.append(element.get("ref") or "")
                continue
            number = int(element.get("r") or number + 1)
            if len(rows.found) < number <= LAST_ROW:
                rows.put(number, self._values(element))
                if element.get("hidden") in _TRUE:
                    hidden.append(number)
        return Contents(rows.found, hidden, merged)

    def _values(self, row: etree._Element) -> Values:
        values: list[Any] = []
        for cell in row:
            at = _column(cell.get("r"), len(values))
            if len(values) <= at < LAST_COLUMN and len(cell):
                values.extend([None] * (at - len(values)))
                values.append(self._value(cell))
        return tuple(values)

    def _value(self, cell: etree._Element) -> Any:
        text: str | None = None
        formula = inline = None
        for kid in cell:
            name = kid.tag.rpartition("}")[2] if isinstance(kid.tag, str) else ""
            if name == "v":
                text = kid.text or ""
            elif name == "f":
                formula = kid.text or ""
            elif name == "is":
                inline = _text(kid)
        kind = cell.get("t", "n")
        if inline is not None:
            return inline
        if formula is not None and not text and (text is None or kind != "str"):
            return Unvalued(f"={formula}")
        return self._typed(kind, text, cell.get("s")) if text else None

    def _typed(self, kind: str, text: str, style: str | None) -> Any:
        if kind == "s":
            return self._strings[int(text)]
        if kind == "n":
            return self._number(text, style)
        if kind == "b":
            return text in _TRUE
        if kind == "d":
            return datetime.fromisoformat(text)
        return text

    def _number(self, text: str, style: str | None) -> Any:
        number = float(text) if set(text) & set(".eE") else int(text)
        found = self._formats.get(style or "0")
        if found is None:
            return number
        value = moment(number, since_1904=self._since_1904) if found.is_date else number
        return formatted(value, found.code, country=found.country)


def _elements(content: bytes, *tags: str) -> Iterator[etree._Element]:
    """The elements of these names, each forgotten when the next one is asked for."""
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": True}
    for _, element in etree.iterparse(io.BytesIO(content), events=("end",), tag=tags, **options):
        yield element
        element.clear()


def _column(place: str | None, otherwise: int) -> int:
    """The index of the column of a cell such as `AB7`."""
    index = 0
    for letter in (place or "").rstrip(_DIGITS):
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1 if index else otherwise


def _strings(archive: zipfile.ZipFile) -> Iterator[str]:
    if _STRINGS in archive.namelist():
        yield from map(_text, _elements(archive.read(_STRINGS), "{*}si"))


def _text(element: etree._Element) -> str:
    """The text of all its runs, without what only says how it is pronounced."""
    out = []
    for kid in element:
        name = kid.tag.rpartition("}")[2] if isinstance(kid.tag, str) else ""
        if name == "t":
            out.append(kid.text or "")
        elif name == "r":
            out.append(_text(kid))
    return "".join(out)


def _formats(archive: zipfile.ZipFile) -> Iterator[tuple[str, NumberFormat]]:
    """The formats that are none of the plain ones, by the number of the cell's style."""
    try:
        styles = parsed(archive.read(_STYLES))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, looks are no reason to refuse
        return
    own = {one.get("numFmtId") or "": one.get("formatCode") or "" for one in styles.iter("{*}numFmt")}
    cells = next(styles.iter("{*}cellXfs"), None)
    for at, style in enumerate(cells if cells is not None else ()):
        given = style.get("numFmtId") or "0"
        number = int(given) if given.isdecimal() else 0
        code = own.get(given) or BUILT_IN.get(number, "")
        if code not in GENERAL:
            yield str(at), NumberFormat(code, is_date(code), country=given not in own and number in COUNTRY)
