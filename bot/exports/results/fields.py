"""The columns of an export, whatever the file: what they hold, how they are called, which codes stand for what."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from survey_definitions.question_types import StoredAs, names

Value = str | float | int | date | datetime | None
Names = Mapping[str, str]  # by language


class FieldKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    MOMENT = "moment"  # local time of the installation
    COMPUTED = "computed"  # text or number, as the survey's calculation gives it


@dataclass(frozen=True, slots=True)
class Field:
    """One column. ``codes``: what its values mean, by code; ``names`` is its label."""

    header: str
    kind: FieldKind = FieldKind.TEXT
    names: Names = field(default_factory=dict)
    codes: Mapping[str, Names] = field(default_factory=dict)


_NUMBERS: Final = names(stored=StoredAs.NUMBER) | {"int"}
_NUMBER: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?\Z")
_EXACT: Final = 2**53  # beyond it a spreadsheet would round; such a number stays text


def typed(value: str, kind: FieldKind) -> Value:
    """A stored value as what its column holds; what does not fit stays text, nothing is lost."""
    if value == "":
        return None
    if kind in (FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.COMPUTED):
        return _number(value)
    if kind is FieldKind.DAY:
        return _day(value)
    return value


def _number(value: str) -> Value:
    if not _NUMBER.match(value):
        return value
    number = float(value)
    return number if math.isfinite(number) and abs(number) < _EXACT else value


def _day(value: str) -> Value:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def kind_of(question: str, value_type: str, *, computed: bool) -> FieldKind:
    """What a question's column holds, by the kind of question and the type of its values."""
    if value_type == "date":
        return FieldKind.DAY
    if value_type in _NUMBERS:
        return FieldKind.WHOLE if value_type in ("int", "integer") else FieldKind.NUMBER
    return FieldKind.COMPUTED if computed and question == "text" else FieldKind.TEXT


def plain(value: Value) -> str | float | int | None:
    """A value as text files have it: ISO dates, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fitting(value: Value, one: Field) -> Value:
    """A value where the column must hold one kind: what is of another kind becomes text, or nothing."""
    if one.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
        return (int(value) if one.kind is FieldKind.WHOLE else value) if isinstance(value, (int, float)) else None
    if one.kind in (FieldKind.DAY, FieldKind.MOMENT):
        return value if isinstance(value, date) else None
    return value if value is None or isinstance(value, str) else str(plain(value))
