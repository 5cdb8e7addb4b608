"""Whether a condition can be true and can be false, found by trying all kinds of answers.

A part that compares one question with something fixed, or two with one another, is tried on their values; every other
part is taken to be true or false as it likes, so that nothing is claimed that may not hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from typing import Final

from survey_definitions.reading.checks.leaves import CLOCK, holds, leaves, names_in
from survey_definitions.reading.checks.trying import OPEN, Given, Truth, Truths, Trying
from survey_definitions.xpath import Environment, Node, XPathError, number_of, text_of
from survey_definitions.xpath.analysis import calls, parts
from survey_definitions.xpath.syntax import Syntax, TextLiteral

__all__ = ["OPEN", "Given", "Truth", "is_always_empty", "truth_of"]

_PAIR: Final = 2
_LIMIT: Final = 2_000  # combinations of answers that are tried for one condition
_NOON: Final = datetime(1970, 1, 1, 12, tzinfo=UTC)
_DAYS: Final = 70_000  # from 1970, either way: what a clock may show
_PRESENT: Final = tuple(datetime(year, 6, 15, 12, tzinfo=UTC) for year in range(1990, 2061, 5))


def truth_of(tree: Syntax, given: Given) -> Truth:
    """Whether a condition can be true and can be false."""
    sort = given.sort_of(tree)
    found = given.seen.found.get(sort)
    if found is None:
        found = given.seen.found[sort] = _truth(tree, given)
    return found


def _truth(tree: Syntax, given: Given) -> Truth:
    yes = no = False
    try:
        for now in _moments(tree):
            for found in _outcomes(tree, Trying(given, now)):
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
    trying = Trying(given, _PRESENT[0])
    try:
        for value in (*asked.codes, *asked.more, "", None):
            trying.put(asked.name, value)
            if text_of(trying.value(tree)) not in ("", "NaN"):
                return False
    except XPathError:
        return False
    return True


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


def _outcomes(tree: Syntax, trying: Trying) -> Iterator[bool]:
    """What comes of it in each combination of answers that differs."""
    every = list(leaves(tree))
    groups = _groups(every, trying)
    if len(every) == len(groups) > 1 and all(truth_of(part, trying.given) == OPEN for part in every):
        yield from (True, False)  # parts that are open and have nothing in common leave the whole open
        return
    parts_: list[Syntax] = []
    rows: list[list[Truths]] = []
    for listed, found in (one for names, together in groups for one in _rows(names, together, trying)):
        parts_ += listed
        rows.append(found)
        if math.prod(map(len, rows)) > _LIMIT:
            yield from (True, False)
            return
    slots = {part: slot for slot, part in enumerate(parts_)}
    slot_of = {id(part): slots[part] for part in every}
    for chosen in product(*rows):
        says = [one for row in chosen for one in row]
        yield holds(tree, lambda leaf, says=says: says[slot_of[id(leaf)]])  # type: ignore[misc]


Group = tuple[frozenset[str] | None, list[Syntax]]


def _groups(every: list[Syntax], trying: Trying) -> list[Group]:
    """The parts that have to be seen together, for they are about the same questions; two at most."""
    about = {part: trying.about(part) for part in dict.fromkeys(every)}
    groups: list[Group] = []
    for part in sorted(about, key=lambda one: len(about[one] or ())):  # what is about one question first
        names = about[part]
        mates = [one for one in groups if names is not None and one[0] is not None and _touch(names, one[0])]
        around = frozenset().union(names or (), *(one[0] or () for one in mates))
        if names is not None and len(around) <= _PAIR:
            groups = [one for one in groups if one not in mates]
            groups.append((around, [*(mate for _, listed in mates for mate in listed), part]))
        else:
            groups.append((None, [part]))
    return groups


def _touch(names: frozenset[str], others: frozenset[str]) -> bool:
    return names == others or not names.isdisjoint(others)


def _rows(
    names: frozenset[str] | None, listed: list[Syntax], trying: Trying
) -> Iterator[tuple[list[Syntax], list[Truths]]]:
    """Parts, and what they can be together."""
    if names is None:
        yield listed, [(True,), (False,)]
    elif len(names) < _PAIR:
        yield listed, trying.rows(next(iter(names), ""), listed)
    elif (found := trying.rows_of_two(sorted(names), listed)) is not None:
        yield listed, found
    else:  # each by itself, as if the two had nothing to do with one another
        for name in sorted(names):
            alone = [part for part in listed if trying.about(part) == frozenset((name,))]
            if alone:
                yield alone, trying.rows(name, alone)
        for part in listed:
            if trying.about(part) == names:
                yield [part], [(True,), (False,)]
