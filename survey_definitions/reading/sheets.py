"""A survey file as sheets of rows, whatever it was written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from survey_definitions.problems import Problem

_T = TypeVar("_T")
Place = tuple[str, int | None, str]  # sheet, row, header
SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
ON: Final = ("yes", "true", "true()")

# Other names of columns that authors bring along from elsewhere.
_ALIASES: Final = {
    "bind::calculate": "calculation",
    "bind::constraint": "constraint",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "bind::readonly": "read_only",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "calculate": "calculation",
    "caption": "label",
    "command": "type",
    "constraining_message": "constraint_message",
    "control::appearance": "appearance",
    "count": "repeat_count",
    "id_string": "form_id",
    "jr:count": "repeat_count",
    "media::audio": "audio",
    "media::image": "image",
    "media::video": "video",
    "readonly": "read_only",
    "relevance": "relevant",
    "requiredmsg": "required_message",
    "set_form_id": "form_id",
    "set_form_title": "form_title",
    "tag": "name",
    "title": "form_title",
    "value": "name",
}
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a header; `column` is the header's canonical name, `language` its suffix."""

    column: str
    language: str
    header: str
    text: str


@dataclass(frozen=True)
class Row:
    """One row: `number` as Excel counts, `line` in a YAML file; `sheet` where it is not the one it is read with."""

    number: int
    cells: tuple[Cell, ...]
    line: int | None = None
    sheet: str = ""

    def get(self, column: str) -> str:
        """The first text in a column, in any language; empty when there is none."""
        return self._first.get(column, "")  # this is asked most often of all

    @cached_property
    def _first(self) -> dict[str, str]:
        return {cell.column: cell.text for cell in reversed(self.cells) if cell.text}

    def all(self, *columns: str) -> Iterator[Cell]:
        """The cells of these columns, in all languages."""
        return (cell for cell in self.cells if cell.column in columns)

    def with_texts(self, **columns: str) -> Row:
        """The row with other texts in these columns, which are added if need be; an empty text takes the cell out."""
        headers = {cell.column: cell.header for cell in reversed(self.cells)}
        texts = self.plain() | {headers.get(column, column): text for column, text in columns.items()}
        return Row(self.number, make_row(0, texts).cells, self.line, self.sheet)

    def plain(self) -> dict[str, str]:
        """Header to text, as pyxform wants it."""
        return {cell.header: cell.text for cell in self.cells}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows, blank ones included, so that numbers stay those of the file.

    In a workbook, `positions` are the headers by column, empty where there is none, and `head` is the row they are in.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    positions: tuple[str, ...] = ()
    head: int = 1


@dataclass(frozen=True)
class Book:
    """All sheets of a survey file by their names in lower case.

    `problems` are those of single cells, found while reading; `doubtful` are cells whose text is not certain.
    `written` are headers as their author wrote them, by sheet and the header they are read as; `titles` are those of
    the sheets.
    """

    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubtful: frozenset[Place] = frozenset()
    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def learnt(self, find: Callable[[Book], _T]) -> _T:
        """What a function finds in the book, which it is asked once: a book does not change."""
        if find not in self._learnt:
            self._learnt[find] = find(self)
        found: _T = self._learnt[find]
        return found

    @cached_property
    def _learnt(self) -> dict[Callable[[Book], Any], Any]:
        return {}

    def head(self, name: str) -> Row:
        """The place of a sheet's headers."""
        return Row(self.sheets[name].head if name in self.sheets else 1, ())

    def questions(self) -> tuple[Row, ...]:
        """The rows of the survey sheet that are not switched off."""
        return self._questions

    @cached_property
    def _questions(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows(SURVEY) if row.get("disabled").lower() not in ON)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a sheet that hold anything; none when there is no such sheet."""
        return self._filled.get(name, ())

    @cached_property
    def _filled(self) -> Mapping[str, tuple[Row, ...]]:
        return {name: tuple(row for row in sheet.rows if row.cells) for name, sheet in self.sheets.items()}


def make_row(number: int, texts: Mapping[str, str], line: int | None = None) -> Row:
    """A row from header to text; blank cells are left out."""
    plain = ((header, tidy(text)) for header, text in texts.items())
    return Row(number, tuple(Cell(*canonical(header), header, text) for header, text in plain if text), line)


def tidy(text: str) -> str:
    """A text with composed letters, without signs that nobody sees and without blanks around it."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


@lru_cache(maxsize=1024)
def canonical(header: str) -> tuple[str, str]:
    """The name of a column and its language: `Label :: vi` is (label, vi)."""
    header = tidy(header)
    parts = [part.strip() for part in header.split("::" if "::" in header else ":")]
    if len(parts) == 1 and parts[0] != header:
        parts = [header.strip()]
    whole = "::".join(_snake(part) for part in parts)
    for length in (2, 1):
        head = "::".join(whole.split("::")[:length])
        if head in _ALIASES and len(parts) >= length:
            return _ALIASES[head], "::".join(parts[length:])
    return _snake(parts[0]), "::".join(parts[1:])


def _snake(text: str) -> str:
    return "_".join(text.split()).lower()
