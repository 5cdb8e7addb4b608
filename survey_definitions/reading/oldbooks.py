"""Workbooks that are no .xlsx: those of an Excel before 2007 (.xls), and OpenDocument (.ods)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from survey_definitions import limits
from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.cells import LAST_COLUMN, LAST_ROW, Contents, Formatted, Values, Workbook, text_of
from survey_definitions.reading.formats import BUILT_IN, COUNTRY, formatted, moment
from survey_definitions.reading.looks import letters
from survey_definitions.reading.messages import problem
from survey_definitions.reading.names import local
from survey_definitions.reading.sheets import Book
from survey_definitions.reading.table import read_sheets
from survey_definitions.reading.workbook import check_archive, is_encrypted

if TYPE_CHECKING:
    from xlrd.sheet import Cell

OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT: Final = "content.xml"
_CELLS: Final = ("table-cell", "covered-table-cell")
_FIGURES: Final = ("float", "percentage", "currency")
_DATES: Final = ("date-value", "time-value")


def read_old_workbook(data: bytes) -> Book:
    """The sheets of an .xls file. Raises SurveyRejected."""
    if is_encrypted(data):
        raise SurveyRejected((problem("encrypted"),))
    return _guarded(XlsWorkbook, data)


def read_open_document(data: bytes) -> Book:
    """The sheets of an .ods file. Raises SurveyRejected."""
    check_archive(data)
    return _guarded(OpenDocument, data)


def _guarded(opened: Callable[[bytes], Workbook], data: bytes) -> Book:
    """The sheets of what opens, with whatever a broken workbook makes it raise as a refusal."""
    try:
        return read_sheets(opened(data))
    except (SurveyRejected, MemoryError):
        raise
    except Exception as err:  # a broken workbook fails anywhere inside the library
        code = "encrypted" if "encrypt" in str(err).lower() else "not_workbook"
        raise SurveyRejected((problem(code, detail=f"{type(err).__name__}: {err}"),)) from err


# -- .xls


class XlsWorkbook:
    """An .xls file that is open."""

    def __init__(self, data: bytes) -> None:
        """Open the file. Raises what xlrd raises."""
        import xlrd  # noqa: PLC0415 - not needed to run surveys

        self._book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True, formatting_info=True
        )
        names = self._book.sheet_names()
        self.titles: Mapping[str, bool] = {one: not self._book.sheet_by_name(one).visibility for one in names}

    def contents(self, title: str) -> Contents:
        """What a sheet holds."""
        sheet = self._book.sheet_by_name(title)
        rows = [
            tuple(self._value(cell) for cell in sheet.row(number)[:LAST_COLUMN])
            for number in range(min(sheet.nrows, LAST_ROW))
        ]
        hidden = [at + 1 for at, row in sorted(sheet.rowinfo_map.items()) if row.hidden]
        merged = [
            f"{letters(left)}{top + 1}:{letters(right - 1)}{bottom}" for top, bottom, left, right in sheet.merged_cells
        ]
        return Contents(rows, hidden, merged)

    def _value(self, cell: Cell) -> Any:
        import xlrd  # noqa: PLC0415 - as above

        if cell.ctype == xlrd.XL_CELL_DATE:
            value = moment(float(cell.value), since_1904=bool(self._book.datemode))
            return formatted(value, self._format(cell), country=self._key(cell) in COUNTRY)
        if cell.ctype == xlrd.XL_CELL_NUMBER:
            return formatted(cell.value, self._format(cell))
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(cell.value)) or "#N/A"
        return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value

    def _format(self, cell: Cell) -> str:
        key = self._key(cell)
        return "" if key is None else str(BUILT_IN.get(key) or self._book.format_map[key].format_str)

    def _key(self, cell: Cell) -> int | None:
        """The number of a cell's format; None for one without looks."""
        return None if cell.xf_index is None else int(self._book.xf_list[cell.xf_index].format_key)


# -- .ods: one part of XML, in which equal cells and rows are written once, with how often they stand


class OpenDocument:
    """An .ods file that is open; its archive was checked before."""

    def __init__(self, data: bytes) -> None:
        """Read the file. Raises what broken XML raises."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            root = etree.fromstring(archive.read(_CONTENT), parser)
        self._tables = {attribute(table, "name"): table for table in root.iter("{*}table")}
        self.titles: Mapping[str, bool] = {
            title: not is_hidden_by(root, table) for title, table in self._tables.items()
        }

    def contents(self, title: str) -> Contents:
        """What a sheet holds."""
        table = self._tables[title]
        return Contents(list(_ods_rows(table)), list(_ods_hidden(table)), list(_ods_merged(table)))


def _ods_merged(table: etree._Element) -> Iterator[str]:
    """The ranges of cells that are one."""
    number = 1
    for row in table.iter("{*}table-row"):
        at = 1
        for cell in row:
            if isinstance(cell.tag, str) and local(cell) in _CELLS:
                wide, high = repeated(cell, "number-columns-spanned"), repeated(cell, "number-rows-spanned")
                if (wide, high) != (1, 1) and at + wide <= LAST_COLUMN + 1:
                    yield f"{letters(at - 1)}{number}:{letters(at + wide - 2)}{number + high - 1}"
                at += repeated(cell, "number-columns-repeated")
        number += repeated(row, "number-rows-repeated")


def _ods_hidden(table: etree._Element) -> Iterator[int]:
    """The numbers of rows that are collapsed or filtered away."""
    number = 0
    for row in table.iter("{*}table-row"):
        times = min(repeated(row, "number-rows-repeated"), limits.ROWS)
        if attribute(row, "visibility") in ("collapse", "filter"):
            yield from range(number + 1, number + times + 1)
        number += times


def is_hidden_by(root: etree._Element, table: etree._Element) -> bool:
    """Whether the styles of a document hide one of its sheets."""
    mine = attribute(table, "style-name")
    styles = (style for style in root.iter("{*}style") if attribute(style, "name") == mine)
    kids = (kid for style in styles for kid in style.iter("{*}table-properties"))
    return any(attribute(kid, "display") == "false" for kid in kids)


def attribute(element: etree._Element, name: str) -> str:
    """What an element says under a name, whatever its namespace; '' for nothing."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _ods_rows(table: etree._Element) -> Iterator[Values]:
    """The rows; blank ones at the end, of which there are a million, stay within the limit."""
    left = LAST_ROW
    for row in table.iter("{*}table-row"):
        values = tuple(_ods_values(row))
        for _ in range(min(repeated(row, "number-rows-repeated"), left)):
            yield values
            left -= 1


def _ods_values(row: etree._Element) -> Iterator[Any]:
    left = LAST_COLUMN
    for cell in row:
        if isinstance(cell.tag, str) and local(cell) in _CELLS:
            text, shown = cell_text(cell), _ods_text(cell)
            value = Formatted(_typed(cell, text), shown) if shown and shown != text else text
            for _ in range(min(repeated(cell, "number-columns-repeated"), left)):
                yield value
                left -= 1


def repeated(element: etree._Element, name: str) -> int:
    """How often a row or cell stands there, written once."""
    text = attribute(element, name)
    return int(text) if text.isdecimal() else 1


def cell_text(cell: etree._Element) -> str:
    """The text as the author sees it; of dates and times the value, which no language changes."""
    dated = next((text for text in (attribute(cell, name) for name in _DATES) if text), "")
    if dated:
        return _iso(dated)
    kind = attribute(cell, "value-type")
    if kind in _FIGURES:
        return _number(attribute(cell, "value"), _ods_text(cell))
    if kind == "boolean":  # which LibreOffice shows in the author's language
        return attribute(cell, "boolean-value").upper()
    return _ods_text(cell)


def _typed(cell: etree._Element, text: str) -> Any:
    """The number that is shown as `50%`; of anything else the text, as its author may have typed it."""
    return float(text) if attribute(cell, "value-type") in _FIGURES[1:] else text


def _iso(text: str) -> str:
    """`PT09H30M00S` is 09:30:00, a midnight a date."""
    if text.startswith("PT"):
        return text[2:].replace("H", ":").replace("M", ":").rstrip("S")
    return text.removesuffix("T00:00:00")


def _number(value: str, shown: str) -> str:
    """The number itself, unless what is shown is more than it: `01`."""
    return shown if shown.isdecimal() else text_of(float(value))


def _ods_text(cell: etree._Element) -> str:
    """The paragraphs as lines; comments do not count."""
    return "\n".join(_paragraph(kid) for kid in cell if isinstance(kid.tag, str) and local(kid) in ("p", "h"))


def _paragraph(element: etree._Element) -> str:
    out = [element.text or ""]
    for kid in element:
        if isinstance(kid.tag, str) and local(kid) not in ("annotation", "note"):
            out.append(_SIGNS.get(local(kid), "") * min(repeated(kid, "c"), limits.CELL_LENGTH) or _paragraph(kid))
        out.append(kid.tail or "")
    return "".join(out)


_SIGNS: Final = {"s": " ", "tab": "\t", "line-break": "\n"}
