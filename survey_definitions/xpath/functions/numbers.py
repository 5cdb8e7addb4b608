"""Numbers: rounding, sums, extremes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from survey_definitions.xpath.functions.arguments import numbers
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import NAN, number_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.values import Value

_PLACES = 30  # beyond any float

function("int", "n")(lambda _, n: float(math.trunc(n)) if math.isfinite(n) else n)
function("floor", "n")(lambda _, n: float(math.floor(n)) if math.isfinite(n) else n)
function("ceiling", "n")(lambda _, n: float(math.ceil(n)) if math.isfinite(n) else n)
function("abs", "n")(lambda _, n: abs(n))
function("random")(lambda at: at.env.random.random())


@function("number", "n?")
def _number(at: Focus, number: float | None = None) -> float:
    return number_of(at.node.string(), at.env) if number is None else number


@function("round", "nn?")
def _round(_: Focus, number: float, places: float = 0.0) -> float:
    """Ties go towards positive infinity, on the decimal reading."""
    if not math.isfinite(number) or math.isnan(places):
        return number
    unit = Decimal(1).scaleb(-int(max(-_PLACES, min(_PLACES, places))))
    if abs(number) / float(unit) > 1e15:  # noqa: PLR2004 - a float has no more digits than this
        return number
    return float(((Decimal(repr(number)) / unit) + Decimal("0.5")).to_integral_value(ROUND_FLOOR) * unit)


@function("sum", "v*")
def _sum(at: Focus, *values: Value) -> float:
    return sum(numbers(values, at.env), 0.0)


def _extreme(name: str, pick: Callable[[Iterable[float]], float]) -> None:
    def run(at: Focus, *values: Value) -> float:
        found = numbers(values, at.env)
        return NAN if not found or any(map(math.isnan, found)) else pick(found)

    function(name, "v*")(run)


_extreme("min", min)
_extreme("max", max)
