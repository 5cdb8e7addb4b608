"""Which files of the author's own a survey refers to, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal

from survey_definitions.reading.checks.expressions import compiled_cells
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row
from survey_definitions.reading.types import parse_type
from survey_definitions.xpath.analysis import parts
from survey_definitions.xpath.syntax import FunctionCall, TextLiteral

MEDIA: Final = ("image", "audio", "video", "big-image")
_EXTERNAL: Final = {"csv-external": ".csv", "xml-external": ".xml"}
_LOOKUPS: Final = ("pulldata", "instance")


@dataclass(frozen=True, slots=True)
class ReferredFile:
    """A file that a cell refers to. A list that is only *named* in an expression may also be one of the house."""

    name: str
    kind: Literal["list", "named", "media"]
    sheet: str
    row: Row
    cell: Cell


def attachments(book: Book) -> tuple[ReferredFile, ...]:
    """All files that a survey refers to, those of expressions last."""
    return book.learnt(_attachments)


def _attachments(book: Book) -> tuple[ReferredFile, ...]:
    return tuple(_referred(book))


def _referred(book: Book) -> Iterator[ReferredFile]:
    for row in book.questions():
        name = listed_file(row)
        if name:
            yield ReferredFile(name, "list", SURVEY, row, next(row.all("type")))
        yield from _media(SURVEY, row)
    for row in book.rows(CHOICES):
        yield from _media(CHOICES, row)
    yield from _named(book)


def _media(sheet: str, row: Row) -> Iterator[ReferredFile]:
    for cell in row.all(*MEDIA):
        yield ReferredFile(PurePosixPath(cell.text).name, "media", sheet, row, cell)


def _named(book: Book) -> Iterator[ReferredFile]:
    for row, cell, expression in compiled_cells(book):
        for call in (
            part for part in parts(expression.tree) if isinstance(part, FunctionCall) and part.name in _LOOKUPS
        ):
            if call.args and isinstance(call.args[0], TextLiteral):
                yield ReferredFile(f"{call.args[0].value}.csv", "named", SURVEY, row, cell)


def listed_file(row: Row) -> str:
    """The file that a question's list stands in; empty when it has none."""
    asked = parse_type(row.get("type"))
    if asked.word in _EXTERNAL:
        return f"{row.get('name')}{_EXTERNAL[asked.word]}"
    from_file = "from_file" in asked.word or "from file" in asked.word
    return asked.list if from_file and not asked.list.startswith("${") else ""
