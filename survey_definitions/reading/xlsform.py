"""Sheets to an XForm. The only module that knows pyxform, and it is imported when a file is compiled."""

from __future__ import annotations

import re
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.survey_element import SurveyElement
from pyxform.xls2xform import convert

from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.refusals import Refused, advised, refusal
from survey_definitions.reading.sheets import Book, Cell, Row, canonical
from survey_definitions.reading.types import KOBO_COLUMNS

_by_content = SurveyElement.__eq__


def _same(element: SurveyElement, other: object) -> bool:
    """Compare two elements as pyxform does, but know at a glance that an element is itself.

    pyxform writes both out with all below them, for every question of a repeat: half of what compiling a survey costs.
    """
    return element is other or bool(_by_content(element, other))


SurveyElement.__eq__ = _same  # the same answers, sooner

_SHEETS = ("survey", "choices", "settings")
_EXTRA_TYPES = ("range", "rank", "hidden", "acknowledge", "trigger", "file", "image", "audit")


def question_types() -> dict[str, bool]:
    """All types there are, and whether each is shown to people."""
    return dict.fromkeys(_EXTRA_TYPES, True) | {name: "control" in kind for name, kind in QUESTION_TYPE_DICT.items()}


# pyxform makes typewriter quotes of all typographic ones, in texts too; these stand in for them meanwhile.
_QUOTES = dict(zip("‘’“”", "\ue018\ue019\ue01c\ue01d", strict=True))
_BACK = {stand_in: quote for quote, stand_in in _QUOTES.items()}
_QUOTE, _STAND_IN = re.compile("[‘’“”]"), re.compile("[\ue018\ue019\ue01c\ue01d]")
_DROPPED = ("save_to", *KOBO_COLUMNS)  # for entities, of which there are none here; and written out already
_TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title")


def convert_book(book: Book) -> tuple[str, tuple[Problem, ...]]:
    """The XForm, and warnings. Raises SurveyRejected with the first fault that pyxform finds."""
    warnings: list[str] = []
    try:
        xform = convert(_plain(book), warnings=warnings).xform
    except Exception as err:  # some malformed sheets get as far as a TypeError
        raise SurveyRejected((refusal(_refused(err), book, refused_text),)) from err
    return _STAND_IN.sub(lambda found: _BACK[found[0]], xform), tuple(advised(warnings, book))


def refused_text(book: Book) -> str:
    """What pyxform says against a book; empty when it takes it."""
    try:
        convert(_plain(book), warnings=[])
    except Exception as err:  # noqa: BLE001 - as above
        return str(err)
    return ""


def _refused(err: Exception) -> Refused:
    """The error by its name in pyxform's catalogue, as far as it has one."""
    if isinstance(err, PyXFormError):
        context = {str(key): str(value) for key, value in (err.context or {}).items()}
        return Refused(str(err), err.code.name if err.code else "", context)
    return Refused(f"{type(err).__name__}: {err}", "", {}, str(err))


def _plain(book: Book) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in _SHEETS:
        sheet = book.sheets.get(name)
        if sheet is not None:
            out[name] = [_texts(row) for row in sheet.rows]
            out[f"{name}_header"] = [dict.fromkeys(one for one in sheet.headers if canonical(one)[0] not in _DROPPED)]
    return out


def _texts(row: Row) -> dict[str, str]:
    return {cell.header: _text(cell) for cell in row.cells if cell.column not in _DROPPED}


def _text(cell: Cell) -> str:
    if cell.column in _TEXTS and not cell.text.isascii():
        return _QUOTE.sub(lambda found: _QUOTES[found[0]], cell.text)
    return cell.text
