"""Which values have to be tried so that a condition of simple comparisons is seen both ways, if it can be.

Between two constants that a question is compared with, all its values are alike: one of each such region, each
constant itself, every choice that is named and one that is not are enough.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations, pairwise
from typing import Final

from survey_definitions.limits import ANSWER_LENGTH
from survey_definitions.reading.checks.possible import Askable

_EPOCH: Final = date(1970, 1, 1).toordinal()
DIGITS: Final = 9  # of a whole number
_NAMED: Final = 8  # choices of a multiple choice that are named in one cell; beyond, nothing is claimed
_LONGEST: Final = ANSWER_LENGTH + 1
_STORED: Final = re.compile(r"\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)\Z")  # a time of day
_PLAIN: Final = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)
_FAR: Final = 10**7  # days
_OTHER: Final = "~"  # begins a text that nobody has written


@dataclass(slots=True)
class Marks:
    """What a question is compared with: numbers, texts, lengths of texts, counts of choices."""

    numbers: set[float] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    lengths: set[int] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)
    whole: bool = False  # something else was asked of the value: all values have to be tried


def values(asked: Askable, marks: Marks) -> list[str] | None:
    """The values to try, all of them answers; None when there would be too many."""
    found = _VALUES[asked.kind](asked, marks)
    if found is None:
        return None
    fitting = (value for value in found if value and (asked.codes or asked.takes(value)))
    return list(dict.fromkeys((*fitting, *filter(None, asked.more))))


def ranked(asked: Askable, marks: set[float], texts: set[str], both: list[Askable]) -> list[str]:
    """The values to try where a question is compared with another: two of each region between the marks of both."""
    codes = [code for one in both for code in one.codes]
    numbers = {*marks, *(float(code) for code in codes if _PLAIN.match(code)), 0.0}
    steps = [math.floor(number) + step for number in numbers for step in (-2, -1, 0, 1, 2, 3)]
    wanted = {one.kind for one in both} if asked.kind == "text" else {asked.kind}  # a text may look like any other
    found = list(asked.codes)
    if "date" in wanted:
        days = (_EPOCH + int(step) for step in steps if abs(step) < _FAR)
        found += (date.fromordinal(day).isoformat() for day in days if 1 <= day <= date.max.toordinal())
    if "time" in wanted:
        found += _time(asked, Marks(texts=texts))
    if not wanted.isdisjoint(("whole", "number", "text")):
        found += (str(step) for step in steps)
        found += () if asked.kind == "whole" else _decimals({*numbers, *map(float, steps)})
    if asked.kind == "text":
        found += (*codes, _OTHER)
    fitting = (value for value in (*found, *texts) if value and (asked.codes or asked.takes(value)))
    return list(dict.fromkeys((*fitting, *filter(None, asked.more))))


def _one(asked: Askable, marks: Marks) -> list[str]:
    """All choices, or the named ones and another, which is enough where they are only named."""
    if marks.whole or marks.numbers or marks.lengths:
        return list(asked.codes)
    named = [code for code in asked.codes if code in marks.texts]
    return [*named, *[code for code in asked.codes if code not in marks.texts][:1]]


def _several(asked: Askable, marks: Marks) -> list[str] | None:
    words = {word for text in marks.texts for word in text.split()}
    named = [code for code in asked.codes if code in words]
    others = [code for code in asked.codes if code not in words]
    if len(named) > _NAMED or marks.whole or marks.lengths:
        return None
    most = min(len(others), max((*marks.counts, 0)) + 1)
    sets = chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))
    found = [set(some) | set(others[:more]) for some in sets for more in range(most + 1)]
    joined = [" ".join(code for code in asked.codes if code in some) for some in found]
    shuffled = [] if asked.ordered else [text for text in marks.texts if set(text.split()) <= set(asked.codes)]
    return [*joined, *shuffled, *(asked.codes if marks.numbers else ())]


def _whole(_: Askable, marks: Marks) -> list[str]:
    numbers = set(marks.numbers)
    if marks.lengths:
        numbers |= {sign * 10.0**n for n in range(DIGITS + 1) for sign in (1, -1)}
    return [*(f"{n:.0f}" for n in _integers(numbers, 10.0 ** (DIGITS + 1))), *marks.texts]


def _integers(marks: set[float], most: float) -> Iterator[float]:
    """Each mark and an integer of each region between, below and above."""
    for mark in marks or {0.0}:
        if abs(mark) <= most:
            yield from (math.floor(mark) + 1.0, math.ceil(mark) - 1.0)
            if mark == math.floor(mark):
                yield mark
    yield from (0.0, 1.0, -1.0)


def _number(_: Askable, marks: Marks) -> list[str]:
    return [*_decimals(marks.numbers), *marks.texts]


def _decimals(marks: set[float]) -> Iterator[str]:
    ordered = sorted(mark for mark in marks if math.isfinite(mark)) or [0.0]
    between = ((low + high) / 2 for low, high in pairwise(ordered))
    for number in (ordered[0] - 1, *ordered, *between, ordered[-1] + 1):
        text = format(number, "f") if "e" in repr(number) else repr(number)
        yield text.removesuffix(".0")


def _date(_: Askable, marks: Marks) -> list[str]:
    days = (_EPOCH + int(day) for day in _integers(marks.numbers, 10.0**7))
    return [*(date.fromordinal(day).isoformat() for day in days if 1 <= day <= date.max.toordinal()), *marks.texts]


def _time(_: Askable, marks: Marks) -> list[str]:
    """Times as they are stored; what is written shorter is never an answer."""
    return ["00:00:00.000+07:00", "23:59:00.000+07:00", *(text for text in marks.texts if _STORED.match(text))]


def _text(_: Askable, marks: Marks) -> list[str]:
    lengths = {length + step for length in marks.lengths for step in (-1, 0, 1)} | {2}
    fresh = (_OTHER * length for length in lengths if 0 < length < _LONGEST)
    return [*fresh, *marks.texts, *(_decimals(marks.numbers) if marks.numbers else ())]


def _nothing(_asked: Askable, _: Marks) -> list[str]:
    return []


_VALUES: Final = {
    "one": _one,
    "several": _several,
    "whole": _whole,
    "number": _number,
    "date": _date,
    "time": _time,
    "text": _text,
    "nothing": _nothing,
}
