"""How a workbook looks where that is not what is read: hidden rows, columns without a header, formatted numbers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Row, Sheet
from survey_definitions.reading.xmltree import parsed

_STYLES: Final = "xl/styles.xml"
_ROW: Final = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ATTRIBUTE: Final = re.compile(rb'(\w+)="([^"]*)"')
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_PERCENT: Final = {"9": "0%", "10": "0.00%"}  # formats that every workbook knows by their number
_LEADING_ZEROS: Final = re.compile(r"0{2,}(?:;|\Z)")
_COLUMN: Final = re.compile(r"([A-Z]+)(\d+)\Z")
_MOST: Final = 50  # problems of one kind told of one sheet


def formats(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The formats that show a number otherwise than it is stored, by the number of the cell's style."""
    try:
        styles = parsed(archive.read(_STYLES))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, looks are no reason to refuse
        return {}
    own = {one.get("numFmtId") or "": one.get("formatCode") or "" for one in styles.iter("{*}numFmt")}
    cells = next(styles.iter("{*}cellXfs"), None)
    found = {}
    for i, style in enumerate(cells if cells is not None else ()):
        code = own.get(style.get("numFmtId") or "", _PERCENT.get(style.get("numFmtId") or "", ""))
        if shows_otherwise(code):
            found[str(i)] = code
    return found


def shows_otherwise(code: str) -> bool:
    """Whether a format shows a number otherwise than it is stored: per cent, or zeros before it."""
    return code.rstrip().endswith("%") or bool(_LEADING_ZEROS.match(code))


def odd_looks(name: str, content: bytes, sheet: Sheet, shown: Mapping[str, str]) -> Iterator[Problem]:
    """What of a sheet reads otherwise than it looks; `content` is its XML, `shown` the formats of styles."""
    yield from hidden_rows(name, sheet, _hidden(content))
    unnamed: dict[str, int] = {}
    headed: set[str] = set()
    told = 0
    for attributes, inside in _CELL.findall(content):
        given = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(attributes)}
        place = _COLUMN.match(given.get("r", ""))
        if not place or not inside:
            continue
        letters, number = place[1], int(place[2])
        if number == 1:
            headed.add(letters)
        elif letters not in headed:
            unnamed.setdefault(letters, number)
        elif given.get("s") in shown and given.get("t", "n") == "n" and told < _MOST:
            told += 1
            yield from _formatted(name, sheet, letters, number, inside, shown[given["s"]])
    for letters, number in unnamed.items():
        params = {"letters": letters, "row": str(number)}
        yield problem("unnamed_column", name, Row(1, ()), letters, params, severity="warning")


def _hidden(content: bytes) -> Iterator[int]:
    for attributes in _ROW.findall(content):
        given = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(attributes)}
        if given.get("hidden") in ("1", "true"):
            yield int(given.get("r", "0") or 0)


def hidden_rows(name: str, sheet: Sheet, hidden: Iterable[int]) -> Iterator[Problem]:
    """Rows that are read although nobody sees them; `hidden` are their numbers."""
    filled = {row.number: row for row in sheet.rows if row.cells}
    found = (filled[number] for number in hidden if number in filled)
    for row in islice(found, _MOST):
        yield problem("hidden_row", name, row, "", severity="warning", row=str(row.number))


def _formatted(name: str, sheet: Sheet, letters: str, number: int, inside: bytes, code: str) -> Iterator[Problem]:
    value = _VALUE.search(inside)
    if value is not None:
        yield from formatted(name, sheet, (number, _header(sheet, letters)), value[1].decode(), code)


def formatted(name: str, sheet: Sheet, place: tuple[int, str], value: str, code: str) -> Iterator[Problem]:
    """A number that is shown otherwise than it is read; `place` is the row and the header, `code` the cell's format."""
    number, header = place
    shown = _as_shown(value, code) if header and shows_otherwise(code) else ""
    stored = next(
        (cell.text for row in sheet.rows if row.number == number for cell in row.cells if cell.header == header), ""
    )
    if shown and shown != stored:
        params = {"shown": shown, "found": stored}
        yield problem("formatted_number", name, Row(number, ()), header, params, text=stored, severity="warning")


def _as_shown(value: str, code: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return ""
    if code.rstrip().endswith("%"):
        places = len(code.rstrip("% ").partition(".")[2])
        return f"{number * 100:.{places}f}%"
    return f"{number:0{len(code.split(';', maxsplit=1)[0])}.0f}"


def _header(sheet: Sheet, letters: str) -> str:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return sheet.positions[index - 1] if index <= len(sheet.positions) else ""
