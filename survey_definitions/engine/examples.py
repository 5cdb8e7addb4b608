"""An example of what can be typed at a question: one that the question's own limits would take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from survey_definitions.engine import checking
from survey_definitions.engine.formats import MONTH, YEAR, shown_value
from survey_definitions.question_types import TYPES

if TYPE_CHECKING:
    from survey_definitions.engine.state import State, Step

_NUMBER: Final = re.compile(r"(?<![\w.$/'\"-])\d+(?:\.\d+)?(?![\w'\"])")
_DAYS: Final = (
    -30,
    30,
    -365,
    365,
    -5 * 365,
    5 * 365,
    -20 * 365,
    -40 * 365,
    -1,
    0,
    1,
)  # from today
_ORDINARY: Final = {one.name: one.ordinary for one in TYPES.values() if one.ordinary}


def example(state: State, step: Step) -> str:
    """An answer that would be taken, as people of the session's language write it; empty where none is known."""
    control = step.control
    if control.question not in _ORDINARY:
        return ""
    taken = (value for value in _candidates(state, step) if checking.check(state, step, value, ()) is None)
    found = next(taken, _ORDINARY[control.question])
    return shown_value(control.question, control.appearance, found, state.language)


def _candidates(state: State, step: Step) -> Iterator[str]:
    question = step.control.question
    yield _fitted(step, _ORDINARY[question])
    if question in ("integer", "decimal"):
        yield from _numbers(step, whole=question == "integer")
    else:
        today = state.now.date()
        yield from (_fitted(step, (today + timedelta(days=days)).isoformat()) for days in _DAYS)


def _fitted(step: Step, value: str) -> str:
    """A date as its question keeps it: of a month the first day, of a year the first of January."""
    if step.control.question == "datetime":
        return value if "T" in value else f"{value}T08:30:00.000"
    if YEAR in step.control.appearance:
        return f"{value[:4]}-01-01"
    return f"{value[:7]}-01" if MONTH in step.control.appearance else value


def _numbers(step: Step, *, whole: bool) -> Iterator[str]:
    """Numbers between those that the constraint names, round ones first; then these themselves."""
    constraint = step.control.bind.constraint
    named = sorted({float(found) for found in _NUMBER.findall(constraint.text if constraint is not None else "")})
    for low, high in pairwise(named):
        middle = (low + high) / 2
        for value in (_rounded(middle), middle):
            yield f"{round(value)}" if whole else f"{round(value * 2) / 2:g}"
    for value in named:
        yield from (f"{value + step_:g}" for step_ in (0, 1, -1))


def _rounded(number: float) -> float:
    """A number of two digits and zeros: 493.5 is 490."""
    if not number:
        return 0.0
    size = 10.0 ** (len(f"{int(abs(number))}") - 2)
    return round(number / size) * size if size >= 1 else number
