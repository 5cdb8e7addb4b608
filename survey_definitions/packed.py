"""The answers of one submission to closed questions as a few bytes, so that a campaign is counted in one pass.

A question with one answer is one byte: 0 for none, else the place of the category, counted from 1. A question with
several answers is a byte for "answered" and one for each option. The first bytes name the layout, which follows from
the survey's closed questions alone: what was packed under another version of a survey is recognised by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from survey_definitions.closed import Question, questions
from survey_definitions.engine.survey import Survey

MARK: Final = 4  # bytes that name the layout
_MOST: Final = 255  # categories that a byte can tell apart


@dataclass(frozen=True, slots=True)
class PackedLayout:
    """Where each question stands in the bytes."""

    mark: bytes
    questions: tuple[Question, ...]

    def pack(self, answers: Mapping[str, str]) -> bytes:
        """Answers by the paths of their questions; several choices stand with blanks between."""
        return self.mark + b"".join(_packed(question, answers.get(question.ref, "")) for question in self.questions)

    @property
    def width(self) -> int:
        """The bytes of a submission."""
        return MARK + sum(map(_width, self.questions))

    def places(self) -> Iterator[tuple[Question, int]]:
        """Each question with the byte at which it begins."""
        at = MARK
        for question in self.questions:
            yield question, at
            at += _width(question)


@lru_cache(maxsize=64)
def layout_of(survey: Survey) -> PackedLayout | None:
    """The layout of a survey; None where a question has more categories than a byte can tell apart."""
    asked = questions([survey])
    if any(len(question.categories) > _MOST for question in asked):
        return None
    known = [(one.ref, one.kind, [category.code for category in one.categories]) for one in asked]
    return PackedLayout(sha256(repr(known).encode()).digest()[:MARK], asked)


def _width(question: Question) -> int:
    return 1 if question.kind == "single" else 1 + len(question.categories)


def _packed(question: Question, answer: str) -> bytes:
    codes = [category.code for category in question.categories]
    if question.kind == "single":
        return bytes([codes.index(answer) + 1 if answer in codes else 0])
    chosen = set(answer.split())
    options = [int(code in chosen) for code in codes]
    return bytes([int(any(options)), *options])
