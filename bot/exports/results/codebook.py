"""The code book: what stands in the columns, in the survey's own words; of calculated ones how they are worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.exports.results.fields import Field
from bot.exports.results.layout import CHOICES, LONG, QUESTIONS, ExportSheet, Layout
from bot.exports.results.people import FACTS
from survey_definitions.languages import LANGUAGES

_LABELS = tuple(Field(f"label::{language}") for language in LANGUAGES)
SHEETS = (
    ExportSheet(
        QUESTIONS,
        (Field("sheet"), Field("column"), Field("path"), Field("type"), *_LABELS, Field("list"), Field("meaning")),
    ),
    ExportSheet(CHOICES, (Field("list"), Field("name"), *_LABELS)),
)
_FIXED = {
    "staff_code": "the person's code on the roster",
    "unit_code": "the unit in which the person was invited, where every figure counts them",
    "agency_code": "the agency of that unit",
    "agency_today": "what has become of that agency since, by successors",
    "language": "the language in which it was submitted; no value depends on it",
    "receipt": "the receipt that the person holds",
    "submission": "counts the submissions of one session: a correction is a further one",
    "submitted_at": "when it was submitted, local time of the installation",
    "unit_submitted": "the unit of the day on which it was submitted: another one where the person had moved",
    "status": "submitted; started: begun and not submitted; new: not begun; out: left, or asked no more, before that",
}


_LONG = {
    "question": "the column of the answer on its sheet",
    "label": "its question in the language of the export",
    "entry": "the entries of repeats that it stands in, by their keys",
    "value": "the answer; of several choices each in a row",
    "value_label": "what a choice is called",
    "number": "the answer where it is a number",
}


def questions(layout: Layout) -> Iterator[tuple[str, ...]]:
    """A row for each column: the fixed ones, the facts, then the questions."""
    blank = ("",) * len(LANGUAGES)
    for header in (*_FIXED, *(one.header for one in FACTS if one.header not in _FIXED)):
        yield (
            "",
            header,
            "",
            "fact",
            *blank,
            "",
            _FIXED.get(header, "the person's fact of the day; names as they are now"),
        )
    for level in layout.levels:
        for repeat in level.repeats[-1:]:
            yield ("", f"{repeat}_key", "", "key", *blank, "", f"numbers the entries of {repeat} in one submission")
    for one in layout.long.fields[3:]:
        yield (LONG, one.header, "", "long", *blank, "", _LONG[one.header])
    for sheet, header, column in layout.columns():
        names = (column.field.names.get(language, "") for language in LANGUAGES)
        yield (sheet, header, column.refs[0], column.question, *names, column.list, _meaning(column))


def continued(sheets: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """A row for each sheet that holds the rows for which another one had no room."""
    for full, others in sheets.items():
        for one in others:
            said = f"goes on from {full}, which is full: Excel has no more rows on one sheet; the columns are the same"
            yield (one, "", "", "continued", *("",) * len(LANGUAGES), "", said)


def _meaning(column: object) -> str:
    formula, steps, options = (getattr(column, name) for name in ("formula", "is_step", "options"))
    if formula:
        return f"calculated: {formula}"
    if getattr(column, "question", "") == "calculate":
        return "filled in by itself when a session begins or ends; nobody is asked"
    if steps:
        return "a step on the way to a level; the result stands in the column of the level"
    return "1 where chosen, 0 where not, in a column for each choice" if options else ""


def choices(layout: Layout) -> Iterator[tuple[str, ...]]:
    """A row for each choice of each list that the survey brings along; other lists are data of the province."""
    seen: set[tuple[str, str]] = set()
    for _, _, column in layout.columns():
        for code, names in column.field.codes.items():
            if (column.list, code) not in seen:
                seen.add((column.list, code))
                yield (column.list, code, *(names.get(language, "") for language in LANGUAGES))
