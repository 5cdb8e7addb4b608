"""Whether a condition can be true and can be false, found by trying all kinds of answers.

A part that compares one question with something fixed is tried on the values of that question; every other part is
taken to be true or false as it likes, so that nothing is claimed that may not hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from survey_definitions.limits import CACHED_EXPRESSIONS
from survey_definitions.reading.checks.constants import expression_of
from survey_definitions.reading.checks.leaves import (
    CLOCK,
    MEASURES,
    SELF,
    compared,
    grounded,
    holds,
    leaves,
    name_of,
    names_in,
)
from survey_definitions.reading.checks.possible import Askable
from survey_definitions.reading.checks.values import DIGITS, Marks, values
from survey_definitions.xpath import Environment, Expression, Focus, Node, XPathError, number_of, text_of
from survey_definitions.xpath.analysis import calls, parts
from survey_definitions.xpath.patterns import parse_pattern, shortest
from survey_definitions.xpath.syntax import FunctionCall, Number, Syntax, TextLiteral
from survey_definitions.xpath.values import boolean_of

if TYPE_CHECKING:
    from survey_definitions.xpath.values import Value

_LIMIT: Final = 2_000  # combinations of answers that are tried for one condition
_FREE: Final = 6  # parts of a constraint of which nothing is known
_NOON: Final = datetime(1970, 1, 1, 12, tzinfo=UTC)
_DAYS: Final = 70_000  # from 1970, either way: what a clock may show
_PRESENT: Final = tuple(datetime(year, 6, 15, 12, tzinfo=UTC) for year in range(1990, 2061, 5))

Row = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something can be true, and whether it can be false."""

    yes: bool
    no: bool


OPEN: Final = Truth(yes=True, no=True)


@dataclass(frozen=True, slots=True)
class Given:
    """What a condition looks at: questions by name, the answer itself as `SELF`.

    `limits` are the constraints of questions, by name; `empty` are those without an answer when it is asked.
    """

    asked: Mapping[str, Askable]
    limits: Mapping[str, Syntax] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    seen: dict[Syntax, Truth] = field(default_factory=dict)  # what was found out, as the same is asked again and again


def truth_of(tree: Syntax, given: Given) -> Truth:
    """Whether a condition can be true and can be false."""
    found = given.seen.get(tree)
    if found is None:
        found = given.seen[tree] = _truth(tree, given)
    return found


def _truth(tree: Syntax, given: Given) -> Truth:
    yes = no = False
    try:
        for now in _moments(tree):
            for found in _outcomes(tree, _Trial(given, now)):
                yes, no = yes or found, no or not found
                if yes and no:
                    return OPEN
    except XPathError:
        return OPEN
    return Truth(yes, no)


def is_always_empty(tree: Syntax, given: Given) -> bool:
    """Whether a calculation on one question whose values are all known never has a value."""
    names = names_in(tree)
    asked = given.asked.get(next(iter(names))) if names and len(names) == 1 else None
    if asked is None or not asked.is_finite:
        return False
    trial = _Trial(given, _PRESENT[0])
    standings = [trial.standing(asked.name, value) for value in (*asked.codes, *asked.more, "", None)]
    try:
        return all(text_of(_compiled(tree).at(one)) in ("", "NaN") for one in standings)
    except XPathError:
        return False


def _moments(tree: Syntax) -> Iterable[datetime]:
    """What the clock may show, as far as it matters."""
    if not calls(tree) & set(CLOCK):
        return _PRESENT[:1]
    env = Environment(Node("nobody"), _NOON, "")
    found = [number_of(part.value, env) for part in parts(tree) if isinstance(part, TextLiteral)]
    days = sorted({-_DAYS, _DAYS, *(int(day) for day in found if abs(day) < _DAYS)})
    near = (day + step for day in days for step in (-1, 0, 1))
    between = ((one + other) // 2 for one, other in pairwise(days))
    return (*_PRESENT, *(_NOON + timedelta(days=day) for day in (*near, *between)))


def _outcomes(tree: Syntax, trial: _Trial) -> Iterator[bool]:
    """What comes of it in each combination of answers that differs."""
    groups: list[tuple[str | None, list[Syntax]]] = []
    every = list(leaves(tree))
    for part in dict.fromkeys(every):
        name = trial.about(part)
        mates = [listed for other, listed in groups if name is not None and other == name]
        if mates:
            mates[0].append(part)
        else:
            groups.append((name, [part]))
    if len(every) == len(groups) > 1 and all(truth_of(part, trial.given) == OPEN for part in every):
        yield from (True, False)  # parts that are open and have nothing in common leave the whole open
        return
    rows: list[list[Row]] = []
    for name, listed in groups:
        rows.append(trial.rows(name, listed))
        if math.prod(map(len, rows)) > _LIMIT:
            yield from (True, False)
            return
    slots = {part: slot for slot, part in enumerate(part for _, listed in groups for part in listed)}
    slot_of = {id(part): slots[part] for part in every}
    for chosen in product(*rows):
        says = [one for row in chosen for one in row]
        yield holds(tree, lambda leaf, says=says: says[slot_of[id(leaf)]])  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class _Trial:
    """Trying answers at a moment."""

    given: Given
    now: datetime

    def about(self, part: Syntax) -> str | None:
        """The one question a part is about, empty for none; None where nothing can be said of it."""
        names = names_in(part)
        if names is None:
            return None
        names -= self.given.empty
        if len(names) > 1:
            return None
        name = next(iter(names), "")
        asked = self.given.asked.get(name)
        if name and (asked is None or not self._mark(Marks(), part, asked)):
            return None
        return name

    def rows(self, name: str | None, listed: list[Syntax]) -> list[Row]:
        """What the parts about one question can be together."""
        if name is None:
            return [(True,), (False,)]
        tried = self._tried(name, listed) if name else [self.standing()]
        if tried is None:
            return list(product((True, False), repeat=len(listed)))
        runs = [_compiled(part) for part in listed]
        return list(dict.fromkeys(tuple(boolean_of(one.at(standing)) for one in runs) for standing in tried))

    def _tried(self, name: str, listed: list[Syntax]) -> list[Focus] | None:
        """A place above the question, with each value that is to be tried; None where nothing can be claimed."""
        asked, marks = self.given.asked[name], Marks()
        limit = self.given.limits.get(name) if name != SELF else None
        known = [part for part in leaves(limit) if names_in(part) == {SELF}] if limit else []
        known = [part for part in known if self._mark(marks, part, asked)]
        for part in listed:
            self._mark(marks, part, asked)
        found = None if marks.lengths and marks.numbers and asked.kind == "text" else values(asked, marks)
        if found is None:
            return None
        if limit:
            found = [one for one in found if one in asked.more or self._passes(limit, known, one)]
        given = [self.standing(name, value) for value in found]
        return given if name == SELF else [*given, self.standing(name), self.standing(name, None)]

    def _passes(self, limit: Syntax, known: list[Syntax], value: str) -> bool:
        """Whether a constraint can let a value pass."""
        standing = self.standing(SELF, value)
        says = {part: boolean_of(_compiled(part).at(standing)) for part in known}
        free = [part for part in dict.fromkeys(leaves(limit)) if part not in says]
        if len(free) > _FREE:
            return True
        rows = product((True, False), repeat=len(free))
        return any(holds(limit, {**says, **dict(zip(free, row, strict=True))}.__getitem__) for row in rows)

    def standing(self, name: str = "", value: str | None = "") -> Focus:
        """A place with the question below it; None: the question is not asked."""
        top = Node("nobody")
        for empty in self.given.empty:
            top.add(f"r·{empty}")
        if name:
            top.add(f"r·{name}", value or "").live = value is not None
        return Focus(Environment(top, self.now, ""), top, top)

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
        if isinstance(fixed, TextLiteral):
            value: Value = fixed.value
        elif isinstance(fixed, Number):
            value = fixed.value
        else:
            value = _compiled(fixed).at(self.standing())
        return _note(marks, side, text_of(value), number_of(value, self.standing().env), asked)


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
