"""The answers of one submission to closed questions as a few bytes, so that a campaign is counted in one pass.

A question with one answer is one byte: 0 for none, else the place of the category, counted from 1. A question with
several answers is a byte for "answered" and one for each option. The first bytes name the layout, which follows from
the survey's closed questions alone: what was packed under another version of a survey is recognised by it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from survey_definitions.closed import Question, questions
from survey_definitions.disclosure.counts import Count, added
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

    def counts(self, packed: Sequence[bytes], only: Collection[str] | None = None) -> Iterator[Count]:
        """Each question, in their order, counted over submissions of this layout; ``only``: those of these paths."""
        together, width = b"".join(packed), MARK + sum(map(_width, self.questions))
        at = MARK
        for question in self.questions:
            if only is None or question.ref in only:
                yield _count(question, together, at, width)
            at += _width(question)


@lru_cache(maxsize=64)
def layout_of(survey: Survey) -> PackedLayout | None:
    """The layout of a survey; None where a question has more categories than a byte can tell apart."""
    asked = questions([survey])
    if any(len(question.categories) > _MOST for question in asked):
        return None
    known = [(one.ref, one.kind, [category.code for category in one.categories]) for one in asked]
    return PackedLayout(sha256(repr(known).encode()).digest()[:MARK], asked)


def adding(source: Question, target: Question) -> Callable[[Count, Count | None], Count]:
    """How to add a count of a version's question to that of the merged one: categories are the same by their code."""
    codes = [one.code for one in source.categories]
    wanted = [one.code for one in target.categories]
    places = None if codes == wanted else [codes.index(code) if code in codes else None for code in wanted]

    def add(count: Count, known: Count | None) -> Count:
        if places is not None:
            count = Count(count.total, tuple(0 if at is None else count.cells[at] for at in places))
        return count if known is None else added((count, known))

    return add


def _width(question: Question) -> int:
    return 1 if question.kind == "single" else 1 + len(question.categories)


def _packed(question: Question, answer: str) -> bytes:
    codes = [category.code for category in question.categories]
    if question.kind == "single":
        return bytes([codes.index(answer) + 1 if answer in codes else 0])
    chosen = set(answer.split())
    options = [int(code in chosen) for code in codes]
    return bytes([int(any(options)), *options])


def _count(question: Question, together: bytes, at: int, width: int) -> Count:
    if question.kind == "single":
        chosen = together[at::width]
        cells = tuple([chosen.count(number) for number in range(1, len(question.categories) + 1)])
        return Count(sum(cells), cells)
    options = range(1, len(question.categories) + 1)
    return Count(together[at::width].count(1), tuple(together[at + option :: width].count(1) for option in options))
