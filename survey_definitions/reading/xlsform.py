"""Sheets to an XForm. The only module that knows pyxform, and it is imported when a file is compiled."""

from __future__ import annotations

import re
from typing import Any

from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2xform import convert

from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Row

_PLACE = re.compile(r"\[row : (\d+)\]\s*(?:On the '(\w+)' sheet,?)?(?:\s*the '([^']+)' value)?")
_QUOTED = re.compile(r"['‘’“”\"]([\w.\-: ]+)['‘’“”\"]")
_SHEETS = ("survey", "choices", "settings")
_EXTRA_TYPES = ("range", "rank", "hidden", "acknowledge", "trigger", "file", "image", "audit")


def question_types() -> dict[str, bool]:
    """All types there are, and whether each is shown to people."""
    return dict.fromkeys(_EXTRA_TYPES, True) | {name: "control" in kind for name, kind in QUESTION_TYPE_DICT.items()}


# pyxform makes typewriter quotes of all typographic ones, in texts too; these stand in for them meanwhile.
_QUOTES = str.maketrans("‘’“”", "\ue018\ue019\ue01c\ue01d")
_BACK = str.maketrans("\ue018\ue019\ue01c\ue01d", "‘’“”")
_TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title")


def convert_book(book: Book) -> tuple[str, tuple[Problem, ...]]:
    """The XForm, and warnings. Raises SurveyRejected with the first fault that pyxform finds."""
    warnings: list[str] = []
    try:
        xform = convert(_plain(book), warnings=warnings).xform
    except Exception as err:  # some malformed sheets get as far as a TypeError
        raise SurveyRejected((_problem(str(err), book),)) from err
    return xform.translate(_BACK), tuple(_warning(text, book) for text in warnings)


def _plain(book: Book) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in _SHEETS:
        sheet = book.sheets.get(name)
        if sheet is not None:
            out[name] = [_texts(row) for row in sheet.rows]
            out[f"{name}_header"] = [dict.fromkeys(sheet.headers)]
    return out


def _texts(row: Row) -> dict[str, str]:
    return {cell.header: cell.text.translate(_QUOTES) if cell.column in _TEXTS else cell.text for cell in row.cells}


def _problem(text: str, book: Book) -> Problem:
    sheet, row, column = _place(text, book)
    message = _PLACE.sub("", text).strip(" ,.\n") or text
    return problem("pyxform", sheet, row, column, detail=f"{message}.")


def _warning(text: str, book: Book) -> Problem:
    sheet, row, column = _place(text, book)
    return problem("pyxform", sheet, row, column, severity="warning", detail=_PLACE.sub("", text).strip())


def _place(text: str, book: Book) -> tuple[str, Row | None, str]:
    """The place that a message names, or where a word it quotes stands."""
    found = _PLACE.search(text)
    if found:
        sheet = found[2] or SURVEY
        return sheet, _row(book, sheet, int(found[1])), found[3] or ""
    words = set(_QUOTED.findall(text))
    for row in book.questions():
        if row.get("name") in words or row.get("type") in words:
            return SURVEY, row, ""
    return "", None, ""


def _row(book: Book, sheet: str, number: int) -> Row:
    return next((row for row in book.rows(sheet) if row.number == number), Row(number, ()))
