"""Answers put in the place of questions, to see what parts of a condition come to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from survey_definitions.limits import CACHED_EXPRESSIONS
from survey_definitions.reading.checks.alike import FoundAlike, shape
from survey_definitions.reading.checks.constants import expression_of
from survey_definitions.reading.checks.leaves import (
    MEASURES,
    SELF,
    compared,
    grounded,
    holds,
    leaves,
    name_of,
    names_in,
    pair,
)
from survey_definitions.reading.checks.values import DIGITS, Marks, ranked, values
from survey_definitions.xpath import Environment, Expression, Focus, Node, number_of, text_of
from survey_definitions.xpath.patterns import parse_pattern, shortest
from survey_definitions.xpath.syntax import FunctionCall, Number, Syntax, TextLiteral
from survey_definitions.xpath.values import boolean_of

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from survey_definitions.reading.checks.possible import Askable
    from survey_definitions.xpath.values import Value

_PAIR: Final = 2
_COMBINED: Final = 2_500  # answers of two questions that are tried together
_FREE: Final = 6  # parts of a constraint of which nothing is known

Truths = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something can be true, and whether it can be false."""

    yes: bool
    no: bool


OPEN: Final = Truth(yes=True, no=True)


@dataclass(frozen=True, slots=True)
class Given:
    """What a condition looks at: questions by name, the answer itself as `SELF`.

    `limits` are the constraints of questions, by name; `empty` are those without an answer when it is asked. `seen` is
    what was found out, as the same is asked again and again.
    """

    asked: Mapping[str, Askable]
    limits: Mapping[str, Syntax] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    seen: FoundAlike[Truth] = field(default_factory=FoundAlike)

    def sort_of(self, tree: Syntax) -> Hashable:
        """Conditions of the same sort come to the same."""
        names: dict[str, int] = {}
        same = shape(tree, names)
        kinds = [self.seen.kind(self.asked.get(name), self.limits.get(name)) for name in names]
        return same, *kinds, *[name in self.empty for name in names]


class Trying:
    """A place below which questions stand, at a moment, with one answer after the other."""

    def __init__(self, given: Given, now: datetime) -> None:
        """Nothing is answered yet."""
        self.given = given
        self._top = Node("nobody")
        for name in given.empty:
            self._top.add(f"r·{name}")
        self.env = Environment(self._top, now, "")
        self._focus = Focus(self.env, self._top, self._top)
        self._nodes: dict[str, Node] = {}

    def put(self, name: str, value: str | None) -> None:
        """Answer a question; None: it is not asked."""
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = self._top.add(f"r·{name}")
        node.text, node.live = value or "", value is not None

    def value(self, part: Syntax) -> Value:
        """What a part comes to as things stand. Raises XPathError."""
        self.env.refill()
        return _compiled(part).at(self._focus)

    def about(self, part: Syntax) -> frozenset[str] | None:
        """The questions a part is about, two at most; None where nothing can be said of it."""
        read = names_in(part)
        if read is None:
            return None
        names = frozenset(read - self.given.empty)
        known = [self.given.asked.get(name) for name in names]
        if len(names) == _PAIR:
            kinds = [asked.kind for asked in known if asked is not None]
            return names if pair(part) and len(kinds) == _PAIR and "several" not in kinds else None
        fits = all(asked is not None and self._mark(Marks(), part, asked) for asked in known)
        return names if fits and len(names) < _PAIR else None

    def rows_of_two(self, names: list[str], listed: list[Syntax]) -> list[Truths] | None:
        """What the parts about two questions can be together; None where too much would have to be tried."""
        marks = {name: self._marked(name, listed) for name in names}
        numbers = {number for one in marks.values() for number in one.numbers}
        asked = [self.given.asked[name] for name in names]
        tried = [
            self._possible(name, ranked(self.given.asked[name], numbers, marks[name].texts, asked)) for name in names
        ]
        if math.prod(map(len, tried)) > _COMBINED or any(one.lengths or one.counts for one in marks.values()):
            return None
        found: dict[Truths, None] = {}
        for values_ in product(*tried):
            for name, value in zip(names, values_, strict=True):
                self.put(name, value)
            found[tuple(boolean_of(self.value(part)) for part in listed)] = None
        return list(found)

    def rows(self, name: str, listed: list[Syntax]) -> list[Truths]:
        """What the parts about one question, or about none, can be together. Raises XPathError."""
        if not name:
            return [tuple(boolean_of(self.value(part)) for part in listed)]
        tried = self._tried(name, listed)
        if tried is None:
            return list(product((True, False), repeat=len(listed)))
        found: dict[Truths, None] = {}
        for value in tried:
            self.put(name, value)
            found[tuple(boolean_of(self.value(part)) for part in listed)] = None
        return list(found)

    def _tried(self, name: str, listed: list[Syntax]) -> list[str | None] | None:
        """Each value of a question that is to be tried; None where nothing can be claimed."""
        asked, marks = self.given.asked[name], self._marked(name, listed)
        found = None if marks.lengths and marks.numbers and asked.kind == "text" else values(asked, marks)
        return None if found is None else self._possible(name, found)

    def _marked(self, name: str, listed: list[Syntax]) -> Marks:
        """What a question is compared with, in these parts and in its constraint."""
        asked, marks = self.given.asked[name], Marks()
        for part in (*self._known(name), *listed):
            if names_in(part) in ({name}, {SELF}):
                self._mark(marks, part, asked)
        return marks

    def _known(self, name: str) -> list[Syntax]:
        """The parts of a question's constraint that are about its answer alone."""
        limit = self.given.limits.get(name) if name != SELF else None
        known = [part for part in leaves(limit) if names_in(part) == {SELF}] if limit else []
        return [part for part in known if self._mark(Marks(), part, self.given.asked[name])]

    def _possible(self, name: str, found: list[str]) -> list[str | None]:
        """Those of the values that its constraint lets pass; and that there is none."""
        asked, limit = self.given.asked[name], self.given.limits.get(name) if name != SELF else None
        if limit:
            known = self._known(name)
            found = [one for one in found if one in asked.more or self._passes(limit, known, one)]
        return [*found] if name == SELF else [*found, "", None]

    def _passes(self, limit: Syntax, known: list[Syntax], value: str) -> bool:
        """Whether a constraint can let a value pass."""
        self.put(SELF, value)
        says = {part: boolean_of(self.value(part)) for part in known}
        free = [part for part in dict.fromkeys(leaves(limit)) if part not in says]
        if len(free) > _FREE:
            return True
        rows = product((True, False), repeat=len(free))
        return any(holds(limit, {**says, **dict(zip(free, row, strict=True))}.__getitem__) for row in rows)

    def _mark(self, marks: Marks, part: Syntax, asked: Askable) -> bool:
        """Note what a part compares a question with; False when its values cannot be told apart by that."""
        found = compared(part, self.given.empty)
        if found is None:
            simple = bool(name_of(part)) or (asked.kind == "whole" and _wants_more_digits(part))
            marks.whole = marks.whole or not simple
            return asked.is_finite or simple
        side, _, fixed = found
        if isinstance(part, FunctionCall):  # selected(), which looks at words
            if asked.kind == "text":
                return False
            marks.whole = marks.whole or (asked.kind == "one" and any(" " in code for code in asked.codes))
        if isinstance(fixed, TextLiteral | Number):
            value: Value = fixed.value
        else:
            value = self.value(fixed)
        return _note(marks, side, text_of(value), number_of(value, self.env), asked)


def _note(marks: Marks, side: Syntax, text: str, number: float, asked: Askable) -> bool:
    """Note what an answer, or its size, is compared with."""
    measure = side.name if isinstance(side, FunctionCall) and side.name in MEASURES else ""
    if measure == "count":
        return True
    if measure:
        wanted = ("several",) if measure == "count-selected" else ("text", "whole")
        if asked.is_finite:
            marks.whole = True
        elif asked.kind not in wanted:
            return False
        if math.isfinite(number):
            (marks.counts if measure == "count-selected" else marks.lengths).add(int(number))
        return True
    marks.texts.add(text)
    if math.isfinite(number):
        marks.numbers.add(number)
    return True


def _wants_more_digits(part: Syntax) -> bool:
    """Whether it is a pattern that no whole number is long enough for."""
    if not (isinstance(part, FunctionCall) and part.name == "regex" and name_of(part.args[0])):
        return False
    pattern = part.args[1]
    return isinstance(pattern, TextLiteral) and shortest(parse_pattern(pattern.value)) > DIGITS + 1


@lru_cache(maxsize=CACHED_EXPRESSIONS)
def _compiled(part: Syntax) -> Expression:
    """A part, compiled with the answer itself as a question among others."""
    return expression_of(grounded(part))
