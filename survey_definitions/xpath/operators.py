"""The operators on values, as XPath 1.0 has them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from survey_definitions.xpath.values import NAN, boolean_of, nodes_of, number_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Environment
    from survey_definitions.xpath.values import Value

Operator = Callable[["Value", "Value", "Environment"], "Value"]


def _equal(a: Value, b: Value, env: Environment) -> bool:
    ta, tb = type(a), type(b)
    if ta is bool or tb is bool:
        return boolean_of(a) is boolean_of(b)
    if ta is list or tb is list:
        left, right = _parts(a), _parts(b)
        if len(left) == 1 and len(right) == 1:
            return _equal(left[0], right[0], env)
        env.spend(len(left) + len(right))
        if ta is tb:
            return not set(left).isdisjoint(right)
        return any(_equal(x, y, env) for x in left for y in right)
    if ta is float or tb is float:
        return number_of(a, env) == number_of(b, env)
    return a == b


def _unequal(a: Value, b: Value, env: Environment) -> bool:
    ta, tb = type(a), type(b)
    if ta is bool or tb is bool:
        return boolean_of(a) is not boolean_of(b)
    if ta is list or tb is list:
        left, right = _parts(a), _parts(b)
        env.spend(len(left) * len(right))
        return any(_unequal(x, y, env) for x in left for y in right)
    if ta is float or tb is float:
        return number_of(a, env) != number_of(b, env)
    return a != b


def _parts(value: Value) -> list[Value]:
    """The texts of a node-set, truths where they are flags; or the value alone."""
    if type(value) is not list:
        return [value]
    return [node.string() if node.truth is None else node.truth for node in value]


def _compare(test: Callable[[float, float], bool]) -> Operator:
    def compare(a: Value, b: Value, env: Environment) -> bool:
        if type(a) is not list and type(b) is not list:
            return test(number_of(a, env), number_of(b, env))
        left = [number_of(x, env) for x in _parts(a)]
        right = [number_of(x, env) for x in _parts(b)]
        if len(left) == 1 and len(right) == 1:
            return test(left[0], right[0])
        env.spend(len(left) * len(right))
        return any(test(x, y) for x in left for y in right)

    return compare


def _arithmetic(operation: Callable[[float, float], float]) -> Operator:
    return lambda a, b, env: operation(number_of(a, env), number_of(b, env))


def _divide(a: float, b: float) -> float:
    if b:
        return a / b
    if math.isnan(a) or math.isnan(b) or a == 0:
        return NAN
    return math.copysign(math.inf, a) * math.copysign(1, b)


def _modulo(a: float, b: float) -> float:
    return NAN if math.isnan(a) or math.isnan(b) or b == 0 or math.isinf(a) else math.fmod(a, b)


def _union(a: Value, b: Value, env: Environment) -> Value:
    """Both node-sets in document order, where they stand in the same tree."""
    both = {id(node): node for node in (*nodes_of(a), *nodes_of(b))}
    if not both:
        return []
    tree = list(env.top.walk())
    env.spend(len(tree))
    ordered = [node for node in tree if id(node) in both]
    return ordered if len(ordered) == len(both) else list(both.values())


OPERATORS: dict[str, Operator] = {
    "=": _equal,
    "!=": _unequal,
    "<": _compare(lambda a, b: a < b),
    "<=": _compare(lambda a, b: a <= b),
    ">": _compare(lambda a, b: a > b),
    ">=": _compare(lambda a, b: a >= b),
    "+": _arithmetic(lambda a, b: a + b),
    "-": _arithmetic(lambda a, b: a - b),
    "*": _arithmetic(lambda a, b: a * b),
    "div": _arithmetic(_divide),
    "mod": _arithmetic(_modulo),
    "|": _union,
}
