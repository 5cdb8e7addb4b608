"""What pyxform says against a survey, in our words where we have them, and at the row it means.

pyxform stops at its first fault and names no row for a good part of them; then the row is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row, Sheet, canonical, make_row
from survey_definitions.reading.types import parse_type

_PLACE: Final = re.compile(r"\[row : (\d+)\]\s*(?:On the '(\w+)' sheet,?)?(?:\s*the '([^']+)' value)?")
_QUOTED: Final = re.compile(r"['‘’“”\"]([\w.\-: ]+)['‘’“”\"]")
_OURS: Final = {
    "NAMES_003": "reserved_name",
    "NAMES_005": "reserved_name",
    "NAMES_008": "bad_name",
    "PYREF_001": "broken_reference",
    "PYREF_003": "unknown_reference",
}
_PARAMETERS: Final = frozenset((*(f"RANGE_{n:03}" for n in range(1, 13)), *(f"SURVEY_{n:03}" for n in range(3, 10))))
# What it says of parameters without naming them as the place.
_OF_PARAMETERS: Final = re.compile(r"max-pixels|randomize|for quality|[Pp]arameters? must", re.ASCII)
_REJECTED: Final = re.compile(r"parameter key\(s\): '([^']+)'")
_SAME_COLUMN: Final = re.compile(
    r"for sheet: '(\w+)'\. Headers that are different names .* found: '([^']+)', '([^']+)'"
)
_EXAMPLES: Final = {"range": "start=1 end=5 step=1", "image": "max-pixels=1024", "text": "rows=5"}
# Warnings that checks of our own give better, or that do not matter in a chat.
_UNHEARD: Final = re.compile(
    r"disabled' column|max-pixels|is missing the (?:survey|choices)|or_other|machine-readable codes|misspelling"
    r"|Choices should have a label|no label|case-insensitive match|Column headers must not|being skipped|no longer"
    r"|translation for the|similar names",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Refused:
    """An error of pyxform: its text, its name in the catalogue, the words in it; `said` when `text` was made here."""

    text: str
    code: str
    context: Mapping[str, str]
    said: str = ""


def refusal(err: Refused, book: Book, refused_text: Callable[[Book], str]) -> Problem:
    """A problem with the place that the error names, else the place whose absence makes it go away."""
    sheet, row, column = _place(err.text, book)
    if row is None:
        sheet, row, column = _sought(err.said or err.text, book, refused_text)
    if err.said and row is not None and not column:
        column = _stumbled(err.said, book, sheet, row, refused_text)
    text = next((cell.text for cell in row.cells if column in (cell.header, cell.column)), "") if row else ""
    if err.said:
        return problem("compiler_crash", sheet, row, column, {"text": text}, text=text)
    if err.code in _OURS and row is not None:
        name = err.context.get("q") or err.context.get("value") or row.get("name")
        params = {"name": name, "found": text, "example": "${name}", "near": f"q{row.number}"}
        return problem(_OURS[err.code], sheet, row, column or "name", params, text=text)
    if row is not None and (told := _by_words(err, row)):
        return told
    if err.code in _PARAMETERS or (column == "parameters" and row is not None):
        return _bad_parameter(err, row or Row(1, ()), column or "parameters", text)
    twice = _SAME_COLUMN.search(err.text)
    if twice:
        sheet, header = twice[1], twice[3]
        return problem("duplicate_column", sheet, book.head(sheet), header, header=twice[2], text=header)
    detail = _PLACE.sub("", err.text).strip(" ,.\n") or err.text
    return problem("pyxform", sheet, row, column, text=text, detail=f"{detail}.")


def _by_words(err: Refused, row: Row) -> Problem | None:
    """What it says of a row without a name in its catalogue, known by its words."""
    if "reserved for form metadata" in err.text:
        return problem("reserved_name", SURVEY, row, "name", {"name": row.get("name")}, text=row.get("name"))
    cell = next(row.all("parameters"), None)
    if cell is None or not _OF_PARAMETERS.search(err.text):
        return None
    return _bad_parameter(Refused(err.text, "", {}), row, cell.header, cell.text)


def _bad_parameter(err: Refused, row: Row, column: str, text: str) -> Problem:
    kind = parse_type(row.get("type")).word
    rejected = _REJECTED.search(err.text)
    wrong = rejected[1] if rejected else err.context.get("name") or text
    params = {"parameter": wrong, "type": kind, "example": _EXAMPLES.get(kind, "randomize=true")}
    return problem("bad_parameter", SURVEY, row, column, params, text=text)


def advised(warnings: Iterable[str], book: Book) -> Iterator[Problem]:
    """Warnings of pyxform that our own checks do not give."""
    for text in warnings:
        if not _UNHEARD.search(text):
            sheet, row, column = _place(text, book)
            yield problem("pyxform", sheet, row, column, severity="warning", detail=_PLACE.sub("", text).strip())


Place = tuple[str, Row | None, str]


def _place(text: str, book: Book) -> Place:
    """The place that a message names, or where a word it quotes stands."""
    found = _PLACE.search(text)
    if found:
        sheet = found[2] or SURVEY
        row = _row(book, sheet, int(found[1]))
        return sheet, row, _header(row, found[3] or "")
    words = set(_QUOTED.findall(text))
    for row in book.questions():
        if row.get("name") in words or row.get("type") in words:
            return SURVEY, row, ""
    return "", None, ""


def _row(book: Book, sheet: str, number: int) -> Row:
    """The row in this place: pyxform counts the rows it was given, a mended book may have more than the file."""
    rows = book.sheets[sheet].rows if sheet in book.sheets else ()
    return rows[number - 2] if 0 <= number - 2 < len(rows) else Row(number, ())


def _header(row: Row, name: str) -> str:
    """The header as the author writes it."""
    column = canonical(name)[0] if name else ""
    return next((cell.header for cell in row.cells if column and cell.column == column), name)


# -- faults without a place


def _sought(text: str, book: Book, refused_text: Callable[[Book], str]) -> Place:
    """The first row with which the fault is there: the survey up to it is refused in the same words."""
    rows = book.sheets[SURVEY].rows
    if refused_text(_upto(book, 0)) == text:
        return _beside(text, book, refused_text)
    low, high = 0, len(rows)  # without the fault, with it
    while high - low > 1:
        middle = (low + high) // 2
        if refused_text(_upto(book, middle)) == text:
            high = middle
        else:
            low = middle
    if refused_text(_upto(book, high)) != text or not rows:
        return SURVEY, None, ""
    return SURVEY, rows[high - 1], ""


def _stumbled(said: str, book: Book, sheet: str, row: Row, refused_text: Callable[[Book], str]) -> str:
    """The header of the cell without which the compiler does not stumble; empty when it is none alone."""
    needed = ("type", "name", "label", "list_name")
    for cell in sorted(row.cells, key=lambda one: one.column in needed):
        without = Row(row.number, tuple(one for one in row.cells if one is not cell), row.line)
        rows = tuple(without if one is row else one for one in book.sheets[sheet].rows)
        old = book.sheets[sheet]
        if refused_text(Book({**book.sheets, sheet: Sheet(sheet, old.headers, rows, old.positions)})) != said:
            return cell.header
    return ""


def _upto(book: Book, count: int) -> Book:
    """The first rows of the survey, their groups ended; never without a question."""
    sheet = book.sheets[SURVEY]
    rows, open_ = list(sheet.rows[:count]), []
    for row in rows:
        asked = parse_type(row.get("type"))
        if asked.kind == "begin":
            open_.append(asked.word)
        elif asked.kind == "end":
            open_ = open_[:-1]
    header = next((one for one in sheet.headers if canonical(one)[0] == "type"), "type")
    rows += [make_row(0, {header: f"end_{word}"}) for word in reversed(open_)]
    last = make_row(0, {"type": "text", "name": "last_question_of_all", "label": "?"})
    headers = tuple(dict.fromkeys((*sheet.headers, "type", "name", "label")))
    return Book({**book.sheets, SURVEY: Sheet(SURVEY, headers, (*rows, last))})


def _beside(text: str, book: Book, refused_text: Callable[[Book], str]) -> Place:
    """The other sheet that is at fault."""
    for name in (SETTINGS, CHOICES):
        sheets = {key: sheet for key, sheet in book.sheets.items() if key != name}
        if name in book.sheets and refused_text(_upto(Book(sheets), 0)) != text:
            return name, next(iter(book.rows(name)), None), ""
    return SURVEY, None, ""
