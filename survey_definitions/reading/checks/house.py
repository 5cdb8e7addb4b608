"""What can be compiled, but not be offered to anybody here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_definitions.problems import Problem
from survey_definitions.reading.bundle import Bundle
from survey_definitions.reading.checks.advice import check_files
from survey_definitions.reading.checks.conditions import reached
from survey_definitions.reading.checks.layout import check_identity
from survey_definitions.reading.checks.outside import check_outside
from survey_definitions.reading.checks.tongues import check_tongues
from survey_definitions.reading.messages import problem
from survey_definitions.reading.settings import identifier
from survey_definitions.reading.sheets import SURVEY, Book
from survey_definitions.reading.types import parse_type

if TYPE_CHECKING:
    from survey_definitions.known import Known


def check_house(book: Book, bundle: Bundle, known: Known | None) -> Iterator[Problem]:
    """An id that cannot be kept, what the installation does not have, and surveys that ask nothing of anybody."""
    yield from check_identity(book, identifier(bundle.name))
    if known is not None:
        yield from check_outside(book, known, bundle.files)
    yield from check_files(book, pictures=known is not None and known.pictures)
    yield from check_tongues(book, known.languages if known is not None else frozenset())
    rows = [row for row in book.questions() if row.get("type")]
    asked = [row for row in rows if _asks(row.get("type"))]
    if not asked and rows:
        yield problem("no_questions", SURVEY, rows[0], "type", text=rows[0].get("type"), severity="warning")
    elif rows and not any(_asks(row.get("type")) for row in reached(book)):
        yield problem("nothing_reachable", SURVEY, asked[0], "relevant", text=asked[0].get("relevant"))


def _asks(type_: str) -> bool:
    asked = parse_type(type_)
    return asked.kind == "question" and asked.word != "note"
