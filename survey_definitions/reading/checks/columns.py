"""The headers of the sheets: columns that nobody reads, most of them misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from survey_definitions.problems import Problem, Severity
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row, canonical
from survey_definitions.reading.types import KOBO_COLUMNS
from survey_definitions.reading.words import as_name, nearest

_SURVEY: Final = frozenset(
    (
        *("type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant"),
        *("constraint", "constraint_message", "calculation", "default", "trigger", "choice_filter"),
        *("repeat_count", "read_only", "appearance", "parameters"),
    )
)
_SETTINGS: Final = frozenset(
    (
        *("form_id", "form_title", "version", "default_language", "allow_choice_duplicates", "instance_name", "style"),
        *("purpose", "sender", "contact"),
    )
)
_KNOWN: Final = {SURVEY: _SURVEY, SETTINGS: _SETTINGS}
# Read by other programs: no effect here, and nothing to wonder at.
_ELSEWHERE: Final = frozenset(
    (
        *("disabled", "image", "audio", "video", "big-image", "media", "bind", "body", "control", "instance"),
        *KOBO_COLUMNS,
        *("autoplay", "rows", "accuracythreshold", "save_to", "save_incomplete", "intent", "compact_tag"),
        *("no_app_error_string", "noapperrorstring", "query", "list_name", "note", "notes", "comment", "comments"),
        *("id_string", "name", "prefix", "delimiter", "sms_keyword", "public_key", "submission_url"),
        *("auto_send", "auto_delete", "client_editable", "clean_text_values", "add_none_option", "attribute"),
        *("omit_instanceid", "title", "namespaces", "sms_separator", "sms_allow_media", "sms_date_format"),
        *("sms_datetime_format", "sms_response", "sms_field", "sms_option", "flat", "display_name", "parameter"),
    )
)
_TEXTS: Final = frozenset(("label", "hint", "guidance_hint", "constraint_message", "required_message"))
# What only people read: without it a survey asks and stores the same.
_WORDS: Final = frozenset(("hint", "guidance_hint", "constraint_message", "required_message", "appearance"))
_CHOICES: Final = frozenset(("list_name", "name", "label"))
_NAME: Final = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)*\Z")
_ALIKE = 0.75  # how like a known column a header must be to be a slip of the hand
_HEADER = Row(1, ())


def check_columns(book: Book) -> Iterator[Problem]:
    """Headers near those of a column that is missing, and columns that have no meaning."""
    for sheet, known in _KNOWN.items():
        headers = book.sheets[sheet].headers if book.rows(sheet) else ()
        there = {canonical(header)[0] for header in headers}
        for header in headers:
            column, language = canonical(header)
            if "::" in language and column in _TEXTS:
                yield problem("two_languages", sheet, _HEADER, header, text=header, header=header)
            if column not in known | _ELSEWHERE:
                near = nearest(column, known - there, _ALIKE)
                yield _unknown(sheet, header, f"{near}::{language}" if near and language else near)
    yield from _check_choices(book)


def _unknown(sheet: str, header: str, near: str) -> Problem:
    if near:
        severity: Severity = "warning" if canonical(near)[0] in _WORDS else "error"
        params = {"header": header, "near": near}
        return problem("misspelt_column", sheet, _HEADER, header, params, text=header, severity=severity)
    return problem("unknown_column", sheet, _HEADER, header, text=header, severity="warning", header=header)


def _check_choices(book: Book) -> Iterator[Problem]:
    """Any column may serve a filter, if its name can be written there."""
    headers = book.sheets[CHOICES].headers if book.rows(CHOICES) else ()
    there = {canonical(header)[0] for header in headers}
    for header in headers:
        column, language = canonical(header)
        near = nearest(column, {"label", "list_name", "name"} - there, _ALIKE) if column not in there - {column} else ""
        if near and column != near:
            whole = f"{near}::{language}" if language else near
            yield problem("misspelt_column", CHOICES, _HEADER, header, text=header, header=header, near=whole)
        elif not language and column not in _CHOICES | _ELSEWHERE:
            yield from _check_free(header)


def _check_free(header: str) -> Iterator[Problem]:
    """A column of the author's own: its name becomes part of the survey."""
    near = as_name(header, "column").lower()
    params = {"header": header, "near": f"c_{near}" if near[0].isdigit() else near}
    if " " in header:
        place = (CHOICES, _HEADER, header)
        yield problem("choice_column_with_blank", *place, params, text=header, severity="warning")
    elif not _NAME.match(header):
        yield problem("bad_choice_column", CHOICES, _HEADER, header, params, text=header)
