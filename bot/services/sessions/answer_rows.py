"""Answers as rows of the draft: which column a value stands in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from storage.repositories.sessions import AnswerRow
from survey_definitions import AnswerRecord
from survey_definitions.question_types import StoredAs, names

NUMBERS: Final = names(stored=StoredAs.NUMBER) | {"int"}


UNASKED: Final = frozenset({"calculate", "hidden", "metadata", "note"})  # kinds that nobody gives: a note shows
CODES: Final = names(stored=StoredAs.CODE)


_MOST_CODE = 400  # characters of the column; longer lists of choices are kept as text


def rows_of(records: Iterable[AnswerRecord]) -> list[AnswerRow]:
    """What applies of what people give themselves."""
    return [
        answer_row(record.path, record.name, record.kind, record.value, sealed=record.sealed)
        for record in records
        if record.live and record.kind not in UNASKED
    ]


def answer_row(path: str, name: str, kind: str, value: str, *, sealed: bool = False) -> AnswerRow:
    """An answer in the column its kind calls for; a sealed one where free text is, which is encrypted."""
    if sealed:
        return AnswerRow(path, name, kind, text=value)
    if kind in CODES and len(value) <= _MOST_CODE:
        return AnswerRow(path, name, kind, code=value)
    if kind in NUMBERS:
        return AnswerRow(path, name, kind, value=float(value))
    if kind == "date":
        return AnswerRow(path, name, kind, day=date.fromisoformat(value[:10]))
    return AnswerRow(path, name, kind, text=value)
