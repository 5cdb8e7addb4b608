"""Powers, logarithms and angles. What has no value is NaN or infinite, never an error."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import NAN

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus

_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": lambda n: 10.0**n,
    "log": math.log,
    "log10": math.log10,
}


def _register(name: str, compute: Callable[[float], float]) -> None:
    def run(_: Focus, number: float) -> float:
        try:
            return float(compute(number))
        except OverflowError:
            return math.inf
        except ValueError:
            return -math.inf if number == 0 and name.startswith("log") else NAN

    function(name, "n")(run)


for _name, _compute in _FUNCTIONS.items():
    _register(_name, _compute)

function("pi")(lambda _: math.pi)
function("atan2", "nn")(lambda _, a, b: math.atan2(a, b))


@function("pow", "nn")
def _pow(_: Focus, base: float, exponent: float) -> float:
    try:
        return NAN if math.isnan(base) or math.isnan(exponent) else math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if base == 0 else NAN
