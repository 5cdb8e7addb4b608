"""Whether a condition can be true and can be false, found by trying all kinds of answers.

A part that compares one question with something fixed is tried on the values of that question; every other part is
taken to be true or false as it likes, so that nothing is claimed that may not hold.
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
    groups: list[tuple[str | None, list[Syntax]]] = []
    every = list(leaves(tree))
    for part in dict.fromkeys(every):
        name = trying.about(part)
        mates = [listed for other, listed in groups if name is not None and other == name]
        if mates:
            mates[0].append(part)
        else:
            groups.append((name, [part]))
    if len(every) == len(groups) > 1 and all(truth_of(part, trying.given) == OPEN for part in every):
        yield from (True, False)  # parts that are open and have nothing in common leave the whole open
        return
    rows: list[list[Truths]] = []
    for name, listed in groups:
        rows.append(trying.rows(name, listed))
        if math.prod(map(len, rows)) > _LIMIT:
            yield from (True, False)
            return
    slots = {part: slot for slot, part in enumerate(part for _, listed in groups for part in listed)}
    slot_of = {id(part): slots[part] for part in every}
    for chosen in product(*rows):
        says = [one for row in chosen for one in row]
        yield holds(tree, lambda leaf, says=says: says[slot_of[id(leaf)]])  # type: ignore[misc]
