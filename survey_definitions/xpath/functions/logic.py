"""Truth, and what is evaluated only when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.xpath.functions.arguments import each
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import boolean_of, number_of, text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.paths import Run
    from survey_definitions.xpath.values import Value

function("true")(lambda _: True)
function("false")(lambda _: False)
function("boolean", "b")(lambda _, truth: truth)
function("not", "b")(lambda _, truth: not truth)
function("boolean-from-string", "s")(lambda _, s: s in ("true", "1"))


@function("if", "fff")
def _if(at: Focus, test: Run, yes: Run, no: Run) -> Value:
    return yes(at) if boolean_of(test(at)) else no(at)


@function("once", "f")
def _once(at: Focus, value: Run) -> str:
    return at.current.text or text_of(value(at))


@function("checklist", "nnv*")
def _checklist(_: Focus, least: float, most: float, *flags: Value) -> bool:
    count = sum(boolean_of(flag) for values in each(flags) for flag in values)
    return _between(count, least, most)


@function("weighted-checklist", "nnv*")
def _weighted_checklist(at: Focus, least: float, most: float, *pairs: Value) -> bool:
    values = each(pairs)
    total = 0.0
    for flags, weights in zip(values[::2], values[1::2], strict=False):
        for flag, weight in zip(flags, weights, strict=False):
            total += number_of(weight, at.env) if boolean_of(flag) else 0.0
    return _between(total, least, most)


def _between(number: float, least: float, most: float) -> bool:
    """Negative limits are none."""
    return (least < 0 or number >= least) and (most < 0 or number <= most)
