"""Sheets and settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import COLUMNS as EXPRESSIONS
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row, canonical
from survey_definitions.reading.words import nearest, survey_id

# Of programs that keep submissions on a phone and send them to a server.
_NEEDLESS: Final = ("submission_url", "auto_send", "auto_delete")
_NEEDED: Final = {SURVEY: ("type",), CHOICES: ("list_name", "name")}
_UPRIGHT: Final = ("form_id", "form_title", "version", "default_language")
_SHEETS: Final = ("entities", "osm")


def check_layout(book: Book) -> Iterator[Problem]:
    """Missing and unsupported sheets, unsupported settings."""
    if SURVEY not in book.sheets:
        near = nearest(SURVEY, book.sheets)
        yield problem("no_survey_sheet", advice="near_sheet" if near else "", near=near)
    elif not book.rows(SURVEY):
        yield problem("empty_survey", SURVEY)
    yield from _check_columns(book)
    yield from _check_amount(book)
    for sheet in _SHEETS:
        if book.rows(sheet):
            yield problem("unsupported_sheet", sheet, severity="warning", name=sheet)
    for row in book.rows(SETTINGS)[:1]:
        yield from _check_settings(row)
    yield from _check_one_row(book)


def _check_one_row(book: Book) -> Iterator[Problem]:
    """Settings have one row under their names: those written one below the other are read as something else."""
    rows = book.rows(SETTINGS)
    names = [(row, row.cells[0]) for row in rows if row.cells[0].text.lower() in _UPRIGHT]
    if names:
        row, cell = names[0]
        yield problem("settings_upright", SETTINGS, row, cell.header, text=cell.text, name=cell.text)
    elif len(rows) > 1:
        yield problem("settings_rows", SETTINGS, rows[1], "", severity="warning", row=str(rows[0].number))


def _check_settings(row: Row) -> Iterator[Problem]:
    for cell in row.all(*limits.OWN_WORDS):
        if len(cell.text) > limits.OWN_WORDS[cell.column]:
            params = {"name": cell.column, "size": str(len(cell.text)), "limit": str(limits.OWN_WORDS[cell.column])}
            yield problem("words_too_long", SETTINGS, row, cell.header, params, text=cell.text)
    for cell in row.all("public_key"):
        yield problem("unsupported_setting", SETTINGS, row, cell.header, text=cell.text, setting=cell.column)
    for cell in row.all(*_NEEDLESS):
        params = {"setting": cell.column}
        yield problem("needless_setting", SETTINGS, row, cell.header, params, text=cell.text, severity="warning")


def _check_amount(book: Book) -> Iterator[Problem]:
    """More logic than can be read in a few seconds, at the row where it becomes too much."""
    size, fault = 0, None
    for row in book.questions():
        for cell in row.cells:
            if cell.column in EXPRESSIONS or "${" in cell.text:
                size += len(cell.text)
                fault = fault or ((SURVEY, row, cell.header) if size > limits.LOGIC_LENGTH else None)
    if fault is not None:
        yield problem("too_much_logic", *fault, size=str(size), limit=str(limits.LOGIC_LENGTH))


def check_identity(book: Book, file_id: str) -> Iterator[Problem]:
    """The id a survey is published under; `file_id` is the one that its file's name would give."""
    row = next(iter(book.rows(SETTINGS)), None)
    cell = next(iter(row.all("form_id")), None) if row else None
    given = cell.text if cell else file_id
    column = cell.header if cell else "form_id"
    if len(given) > limits.ID_LENGTH:
        params = {"size": str(len(given)), "limit": str(limits.ID_LENGTH)}
        yield problem("survey_id_length", SETTINGS, row, column, params, text=given)
    elif cell and survey_id(given) != given:
        params = {"name": given, "near": survey_id(given)}
        yield problem("bad_id", SETTINGS, row, column, params, text=given, severity="warning")
    elif not cell:
        yield problem("missing_setting", SETTINGS, row, column, severity="warning", setting="form_id", value=file_id)


def _check_columns(book: Book) -> Iterator[Problem]:
    for name, needed in _NEEDED.items():
        if book.rows(name):
            found = {canonical(header)[0] for header in book.sheets[name].headers}
            for column in (*needed, *(("name",) if name == SURVEY and _wants_names(book) else ())):
                if column not in found:
                    yield problem("missing_column", name, None, column, name=column)


def _wants_names(book: Book) -> bool:
    """Whether the header row of a workbook must have the column: notes alone do without."""
    types = {row.get("type") for row in book.questions()}
    return bool(book.sheets[SURVEY].positions and types - {"note", ""})
