"""XPath's four kinds of value and the conversions between them. Dates are ISO texts."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from survey_definitions.limits import TEXT_LENGTH
from survey_definitions.xpath.errors import XPathError

if TYPE_CHECKING:
    from survey_definitions.xpath.node import Node

    Nodes = list[Node]
    Value = str | float | bool | Nodes

NAN = math.nan
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*\Z", re.ASCII)
_EXACT = 1e21  # from here on a float has no digits after the point worth writing


class DayNumbering(Protocol):
    """What numbers need of an environment: to know which day a date is."""

    def days(self, text: str, /) -> float:
        """Days since 1970-01-01 of an ISO date or date-time; NaN when it is neither."""


def text_of(value: Value) -> str:
    """XPath's string()."""
    if type(value) is str:
        return value
    if type(value) is list:
        truth = value[0].truth if value else None
        if truth is not None:
            return "true" if truth else "false"
        return value[0].string() if value else ""
    if type(value) is bool:
        return "true" if value else "false"
    assert isinstance(value, float)
    return _number_text(value)


def _number_text(number: float) -> str:
    if not math.isfinite(number):
        return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"  # noqa: PLR0124 - NaN
    if number == int(number) or abs(number) >= _EXACT:
        return str(int(number))
    text = repr(number)
    return text if "e" not in text else format(Decimal(text), "f")


def number_of(value: Value, env: DayNumbering) -> float:
    """XPath's number(), which in ODK also turns dates into days since 1970-01-01 (local time)."""
    if type(value) is float:
        return value
    if type(value) is bool:
        return 1.0 if value else 0.0
    text = (value[0].string() if value else "") if type(value) is list else text_of(value)
    if not text:
        return NAN
    if _NUMBER.match(text):
        return float(text)
    return env.days(text)


def boolean_of(value: Value) -> bool:
    """XPath's boolean(): a node-set is true when it has a live node, even an empty one; a flag is what it says."""
    if type(value) is bool:
        return value
    if type(value) is float:
        return value == value and value != 0  # noqa: PLR0124 - NaN
    return bool(value) if type(value) is str else any(node.truth if node.flag else node.live for node in value)  # type: ignore[union-attr]


def nodes_of(value: Value) -> Nodes:
    """The value, which must be a node-set."""
    if type(value) is not list:
        raise XPathError("a node-set is needed here", code="type")
    return value


def capped(text: str) -> str:
    """The text, refused when it has grown beyond what an expression may give."""
    if len(text) > TEXT_LENGTH:
        raise XPathError(f"a text may have {TEXT_LENGTH} characters at most", code="too_long")
    return text
