"""Sheets and settings."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, canonical

_SETTINGS = ("public_key", "submission_url", "auto_send", "auto_delete")
_NEEDED = {SURVEY: ("type",), CHOICES: ("list_name", "name")}
_SHEETS = {
    "entities": "Entities need ODK Central; keep such data in the roster.",
    "external_choices": "Use select_one_from_file with a reference list.",
    "osm": "Remove the sheet.",
}


def check_layout(book: Book) -> Iterator[Problem]:
    """Missing and unsupported sheets, unsupported settings."""
    if SURVEY not in book.sheets:
        near = get_close_matches(SURVEY, list(book.sheets), 1)
        hint = f"Rename the sheet “{near[0]}”." if near else "Put the questions on a sheet of this name."
        yield problem("no_survey_sheet", hint=hint)
    elif not book.rows(SURVEY):
        yield problem("empty_survey", SURVEY)
    yield from _check_columns(book)
    for sheet, hint in _SHEETS.items():
        if book.rows(sheet):
            yield problem("unsupported_sheet", sheet, name=sheet, hint=hint)
    for row in book.rows(SETTINGS)[:1]:
        for cell in row.all(*_SETTINGS):
            yield problem("unsupported_setting", SETTINGS, row, cell.header, text=cell.text, setting=cell.column)


def _check_columns(book: Book) -> Iterator[Problem]:
    for name, needed in _NEEDED.items():
        if book.rows(name):
            found = {canonical(header)[0] for header in book.sheets[name].headers}
            for column in needed:
                if column not in found:
                    yield problem("missing_column", name, None, column, name=column)
