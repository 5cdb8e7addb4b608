"""Workbooks that are no .xlsx: those of an Excel before 2007 (.xls), and OpenDocument (.ods)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from survey_definitions import limits
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.cells import Grid
from survey_definitions.reading.looks import formatted, hidden_rows
from survey_definitions.reading.messages import problem
from survey_definitions.reading.names import local
from survey_definitions.reading.sheets import Book, Sheet
from survey_definitions.reading.workbook import check_archive, is_encrypted, read_sheet, read_titles

if TYPE_CHECKING:
    from xlrd.book import Book as OldBook
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as OldSheet

OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT: Final = "content.xml"
_DATES: Final = ("date-value", "time-value")


def read_old_workbook(data: bytes) -> Book:
    """The sheets of an .xls file. Raises SurveyRejected."""
    if is_encrypted(data):
        raise SurveyRejected((problem("encrypted"),))
    return _guarded(_read_xls, data)


def read_open_document(data: bytes) -> Book:
    """The sheets of an .ods file. Raises SurveyRejected."""
    check_archive(data)
    return _guarded(_read_ods, data)


def _guarded(read: Callable[[bytes], Book], data: bytes) -> Book:
    """What reads, with whatever a broken workbook makes it raise as a refusal."""
    try:
        return read(data)
    except SurveyRejected:
        raise
    except Exception as err:  # a broken workbook fails anywhere inside the library
        code = "encrypted" if "encrypt" in str(err).lower() else "not_workbook"
        raise SurveyRejected((problem(code, detail=f"{type(err).__name__}: {err}"),)) from err


def _book(
    titles: dict[str, str],
    hidden: Sequence[str],
    rows_of: Callable[[str], Grid],
    looks_of: Callable[[str, Sheet], Iterator[Problem]],
) -> Book:
    found: list[Problem] = [
        problem("hidden_sheet", titles[title], severity="warning", name=title) for title in hidden if title in titles
    ]
    sheets = {low: read_sheet(low, rows_of(title), found) for title, low in titles.items()}
    for title, low in titles.items():
        found += looks_of(title, sheets[low])
    return Book(sheets, tuple(found))


# -- .xls


def _read_xls(data: bytes) -> Book:
    import xlrd  # noqa: PLC0415 - not needed to run surveys

    with xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True, formatting_info=True
    ) as book:
        return _book(
            read_titles(book.sheet_names()),
            _hidden(book),
            lambda title: _xls_rows(book, book.sheet_by_name(title)),
            lambda title, sheet: _xls_looks(book, book.sheet_by_name(title), sheet),
        )


def _xls_looks(book: OldBook, old: OldSheet, sheet: Sheet) -> Iterator[Problem]:
    """Hidden rows, and numbers that are shown otherwise than they are read."""
    import xlrd  # noqa: PLC0415 - as above

    yield from hidden_rows(sheet.name, sheet, (at + 1 for at, row in sorted(old.rowinfo_map.items()) if row.hidden))
    for number in range(1, min(old.nrows, limits.ROWS + 2)):
        for at, cell in enumerate(old.row(number)[: len(sheet.positions)]):
            if cell.ctype == xlrd.XL_CELL_NUMBER and cell.xf_index is not None:
                code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                yield from formatted(sheet.name, sheet, (number + 1, sheet.positions[at]), str(cell.value), code)


def _hidden(book: OldBook) -> list[str]:
    return [title for title in book.sheet_names() if book.sheet_by_name(title).visibility]


def _xls_rows(book: OldBook, sheet: OldSheet) -> Grid:
    for number in range(min(sheet.nrows, limits.ROWS + 2)):
        yield tuple(_xls_value(book, cell) for cell in sheet.row(number)[: limits.COLUMNS + 1])


def _xls_value(book: OldBook, cell: Cell) -> Any:
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(float(cell.value), book.datemode)
        return moment.time() if float(cell.value) < 1 else moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(cell.value)) or "#N/A"
    return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value


# -- .ods: one part of XML, in which equal cells and rows are written once, with how often they stand


def _read_ods(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(archive.read(_CONTENT), parser)
    tables = {attribute(table, "name"): table for table in root.iter("{*}table")}
    hidden = [title for title, table in tables.items() if is_hidden_by(root, table)]
    return _book(
        read_titles(list(tables)),
        hidden,
        lambda title: _ods_rows(tables[title]),
        lambda title, sheet: hidden_rows(sheet.name, sheet, _ods_hidden(tables[title])),
    )


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


def _ods_rows(table: etree._Element) -> Grid:
    """The rows; blank ones at the end, of which there are a million, stay within the limit."""
    left = limits.ROWS + 2
    for row in table.iter("{*}table-row"):
        values = tuple(_ods_values(row))
        for _ in range(min(repeated(row, "number-rows-repeated"), left)):
            yield values
            left -= 1


def _ods_values(row: etree._Element) -> Iterator[str]:
    left = limits.COLUMNS + 1
    for cell in row:
        if isinstance(cell.tag, str) and local(cell) in ("table-cell", "covered-table-cell"):
            value = cell_text(cell)
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
    if attribute(cell, "value-type") == "float":
        return _number(attribute(cell, "value"), _ods_text(cell))
    return _ods_text(cell)


def _iso(text: str) -> str:
    """`PT09H30M00S` is 09:30:00, a midnight a date."""
    if text.startswith("PT"):
        return text[2:].replace("H", ":").replace("M", ":").rstrip("S")
    return text.removesuffix("T00:00:00")


def _number(value: str, shown: str) -> str:
    """The number itself, unless what is shown is more than it: `01`."""
    return shown if shown.isdecimal() else str(int(float(value))) if float(value).is_integer() else value


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
