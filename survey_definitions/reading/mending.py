"""A book with its known mistakes set aside, so that the compiler can be asked what else is wrong with it.

Nothing of it is ever published: it serves to find all mistakes in one pass. A mended row keeps its place, its
name where it has one, and what it begins or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Cell, Row, Sheet, canonical, make_row
from survey_definitions.reading.types import parse_type

_SOMETHING: Final = "?"
_TYPES: Final = (
    *("unknown_type", "missing_type", "missing_list", "unknown_list", "file_ending"),
    "unknown_reference_list",
)
_NAMES: Final = ("missing_name", "bad_name", "reserved_name", "duplicate_name", "duplicate_repeat")
_ROWS: Final = ("choice_without_list", "choice_without_name", "duplicate_choice")
_FILLED: Final = {"label": _SOMETHING, "calculation": "''", "name": _SOMETHING}

Texts = dict[str, str]


def respelt(book: Book, problems: Iterable[Problem]) -> Book:
    """The book with misspelt columns read as what they are meant to be; headers stay as the author wrote them."""
    meant = {
        (one.sheet, one.column): canonical(one.params["near"]) for one in problems if one.code == "misspelt_column"
    }
    if not meant:
        return book
    return _with(book, {name: _respelt(sheet, meant) for name, sheet in book.sheets.items()})


def _respelt(sheet: Sheet, meant: dict[tuple[str, str], tuple[str, str]]) -> Sheet:
    def cell(one: Cell) -> Cell:
        column, language = meant.get((sheet.name, one.header), (one.column, one.language))
        return Cell(column, language, one.header, one.text)

    extra = tuple(column for (name, _), (column, _) in meant.items() if name == sheet.name)
    rows = tuple(Row(row.number, tuple(map(cell, row.cells)), row.line) for row in sheet.rows)
    return Sheet(sheet.name, (*sheet.headers, *extra), rows)


def mended(book: Book, problems: Iterable[Problem]) -> Book:
    """The book with the cells and rows of these problems replaced by something that compiles."""
    listed = [one for one in problems if one.severity == "error"]
    book = _spelled_out(respelt(book, listed))
    for found in listed:
        book = _mend(book, found)
    return book


def _with(book: Book, sheets: dict[str, Sheet]) -> Book:
    return Book({**book.sheets, **sheets}, book.problems)


def _spelled_out(book: Book) -> Book:
    """Headers as the compiler knows them, where a misspelt one is read as another."""
    sheets = {}
    for name, sheet in book.sheets.items():
        rows = [make_row(row.number, {_header(cell): cell.text for cell in row.cells}, row.line) for row in sheet.rows]
        headers = dict.fromkeys((*sheet.headers, *(cell.header for row in rows for cell in row.cells)))
        sheets[name] = Sheet(name, tuple(headers), tuple(rows))
    return _with(book, sheets)


def _header(cell: Cell) -> str:
    if canonical(cell.header) == (cell.column, cell.language):
        return cell.header
    return f"{cell.column}::{cell.language}" if cell.language else cell.column


def _mend(book: Book, found: Problem) -> Book:
    if found.code == "unclosed":
        return _closed(book, found)
    if found.code in ("bad_choice_column", "two_languages", "same_language"):
        return _without(book, found.sheet, found.column)
    if found.row is None or found.sheet not in (SURVEY, CHOICES, SETTINGS):
        return book
    book = _changed(book, found, _edit(found))
    if found.code in ("bad_name", "reserved_name"):
        book = _renamed(book, found.params["name"], _new_name(found))
    return book


def _edit(found: Problem) -> Callable[[Texts, Problem], Texts]:
    if found.code in _TYPES:
        return _as_text if "kobo" not in found.column else lambda texts, _: texts
    if found.code in _NAMES:
        return lambda texts, one: _put(texts, "name", _new_name(one))
    if found.code in _ROWS or (found.code == "unmatched_end" and found.advice != "wrong_end"):
        return lambda _texts, _one: {}
    return _SINGLE.get(found.code, _emptied)


def _new_name(found: Problem) -> str:
    return f"problem_in_row_{found.row}"


def _as_text(texts: Texts, found: Problem) -> Texts:
    """A question of the plainest type, or the beginning or end that was meant."""
    near = found.params.get("near", "")
    if parse_type(near).kind in ("begin", "end"):
        return _put(texts, "type", near)
    kept = {header: text for header, text in texts.items() if canonical(header)[0] != "choice_filter"}
    return _labelled(_put(kept, "type", "text"), found)


def _labelled(texts: Texts, _found: Problem) -> Texts:
    return texts if any(canonical(header)[0] == "label" for header in texts) else {**texts, "label": _SOMETHING}


def _emptied(texts: Texts, found: Problem) -> Texts:
    """Without what stands in the faulty cell, or with something harmless where there must be a text.

    A row whose cell nobody knows keeps what it is and is called, and nothing else.
    """
    column = canonical(found.column)[0]
    if not column:
        kept = {header: text for header, text in texts.items() if canonical(header)[0] in ("type", "name")}
        return _labelled(kept, found) if found.sheet == SURVEY else {}
    if column == "type":
        return _as_text(texts, found)
    filled = _FILLED.get(column)
    out = {header: text for header, text in texts.items() if filled or canonical(header)[0] != column}
    return {header: filled if filled and header == found.column else text for header, text in out.items()}


_SINGLE: Final[dict[str, Callable[[Texts, Problem], Texts]]] = {
    "missing_label": _labelled,
    "missing_calculation": lambda texts, _: {**texts, "calculation": "''"},
    "unmatched_end": lambda texts, found: _put(texts, "type", found.params["end"]),
    "choice_with_blank": lambda texts, found: _put(texts, "name", found.params["near"]),
}


def _put(texts: Texts, column: str, text: str) -> Texts:
    header = next((one for one in texts if canonical(one)[0] == column), column)
    return {**texts, header: text}


def _changed(book: Book, found: Problem, edit: Callable[[Texts, Problem], Texts]) -> Book:
    sheet = book.sheets.get(found.sheet)
    if sheet is None:
        return book
    rows = tuple(
        make_row(row.number, edit(row.plain(), found), row.line) if row.number == found.row else row
        for row in sheet.rows
    )
    headers = dict.fromkeys((*sheet.headers, *(cell.header for row in rows for cell in row.cells)))
    return _with(book, {found.sheet: Sheet(sheet.name, tuple(headers), rows)})


def _closed(book: Book, found: Problem) -> Book:
    """With the end that is missing, at the end or before the row that the advice names."""
    sheet = book.sheets[SURVEY]
    other = found.params.get("other", "")
    at = next((i for i, row in enumerate(sheet.rows) if str(row.number) == other), len(sheet.rows))
    end = make_row(found.row or 0, {_type_header(sheet): found.params["end"]})
    return _with(book, {SURVEY: Sheet(sheet.name, sheet.headers, (*sheet.rows[:at], end, *sheet.rows[at:]))})


def _without(book: Book, name: str, header: str) -> Book:
    """Without a column of a sheet."""
    sheet = book.sheets[name]
    rows = (Row(row.number, tuple(c for c in row.cells if c.header != header), row.line) for row in sheet.rows)
    headers = tuple(one for one in sheet.headers if one != header)
    return _with(book, {name: Sheet(sheet.name, headers, tuple(rows))})


def _type_header(sheet: Sheet) -> str:
    return next((header for header in sheet.headers if canonical(header)[0] == "type"), "type")


def _renamed(book: Book, old: str, new: str) -> Book:
    """References follow a name that had to be changed."""
    before, after = f"${{{old}}}", f"${{{new}}}"
    sheets = {}
    for name, sheet in book.sheets.items():
        rows = (
            make_row(
                row.number, {header: text.replace(before, after) for header, text in row.plain().items()}, row.line
            )
            for row in sheet.rows
        )
        sheets[name] = Sheet(sheet.name, sheet.headers, tuple(rows))
    return _with(book, sheets)
