"""The kinds of questions, one row a kind: what makes one, what its values are, how it is answered and stored.

Everything that differs by kind and is data stands here. What is code is in few places, and a test walks this table to
find one that was forgotten: how a typed answer is read (`survey_definitions.answers.parsing`), a card with buttons of
its own (`bot.presenting.prompts`), and the texts `card-type-…` and `reject-…` of a typed one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class AnsweredBy(StrEnum):
    """What people do to answer, which is also how long it takes."""

    CHOOSING = "choosing"
    TYPING = "typing"  # a few signs in a form that is asked for
    WRITING = "writing"
    SENDING = "sending"
    READING = "reading"


class StoredAs(StrEnum):
    """The column of an answer."""

    CODE = "code"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"  # sealed


@dataclass(frozen=True, slots=True)
class QuestionType:
    """One kind, by its `name` in `Prompt.question`.

    It is made by an XForm's control, or by an input whose bind has a type. `shape` is what a value of that type looks
    like, `fault` the code when one does not. `samples` are values that a rehearsal tries, the typical first;
    `ordinary` is an example for people where the question's own limits give none.
    """

    name: str
    by: AnsweredBy
    stored: StoredAs = StoredAs.TEXT
    control: str = ""
    bind: str = ""
    shape: re.Pattern[str] | None = None
    fault: str = ""
    samples: tuple[str, ...] = ()
    ordinary: str = ""


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern}\Z", re.ASCII)


TYPES: Final[Mapping[str, QuestionType]] = {
    one.name: one
    for one in (
        QuestionType("select_one", AnsweredBy.CHOOSING, StoredAs.CODE, control="select1"),
        QuestionType("select_multiple", AnsweredBy.CHOOSING, StoredAs.CODE, control="select"),
        QuestionType("rank", AnsweredBy.CHOOSING, StoredAs.CODE, control="rank"),
        QuestionType("range", AnsweredBy.CHOOSING, StoredAs.NUMBER, control="range"),
        QuestionType("acknowledge", AnsweredBy.CHOOSING, StoredAs.CODE, control="trigger"),
        QuestionType(
            "integer", AnsweredBy.TYPING, StoredAs.NUMBER, bind="int", shape=_whole(r"-?\d{1,9}"), fault="integer",
            samples=("3", "1", "10", "2020", "50", "0"), ordinary="4",
        ),
        QuestionType(
            "decimal", AnsweredBy.TYPING, StoredAs.NUMBER, bind="decimal", shape=_whole(r"-?(\d+(\.\d*)?|\.\d+)"),
            fault="decimal", samples=("3", "1", "10", "0.5"), ordinary="6.5",
        ),
        QuestionType(
            "date", AnsweredBy.TYPING, StoredAs.DAY, bind="date", shape=_whole(r"\d{4}-\d\d-\d\d"), fault="date",
            samples=("2020-06-01", "2022-06-01", "2030-01-01", "1985-06-01"), ordinary="2019-03-15",
        ),
        QuestionType(
            "time", AnsweredBy.TYPING, bind="time", fault="time", samples=("09:00:00.000",),
            shape=_whole(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
        ),
        QuestionType(
            "datetime", AnsweredBy.TYPING, bind="dateTime", shape=_whole(r"\d{4}-\d\d-\d\d(T.*)?"), fault="dateTime",
            samples=("2020-06-01T09:00:00.000",), ordinary="2019-03-15T08:30:00.000",
        ),
        QuestionType(
            "geopoint", AnsweredBy.TYPING, bind="geopoint", fault="geopoint", samples=("21 105 0 0",),
            shape=_whole(r"-?\d+(\.\d+)? -?\d+(\.\d+)?( -?\d+(\.\d+)?){0,2}"),
        ),
        QuestionType("file", AnsweredBy.SENDING, control="upload", samples=("a.jpg",)),
        QuestionType("text", AnsweredBy.WRITING, samples=("abc", "A1", "a" * 30, "123456", "a@b.vn")),
        QuestionType("note", AnsweredBy.READING),
    )
}  # fmt: skip
"""By name."""


def names(*, by: AnsweredBy | None = None, stored: StoredAs | None = None) -> frozenset[str]:
    """The kinds that are answered, or stored, in a way."""
    fits = (one for one in TYPES.values() if by in (None, one.by) and stored in (None, one.stored))
    return frozenset(one.name for one in fits)
