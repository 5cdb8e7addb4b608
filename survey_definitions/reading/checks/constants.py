"""Parts of an expression as expressions of their own."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Final

from survey_definitions.xpath import Environment, Expression, Node, XPathError, text_of
from survey_definitions.xpath.compiler import compile_syntax
from survey_definitions.xpath.syntax import Syntax

_NOON: Final = datetime(2026, 6, 15, 12, tzinfo=UTC)


def expression_of(tree: Syntax) -> Expression:
    """A part of an expression as one of its own."""
    made = Expression.__new__(Expression)
    made.text, made.tree, made.run = "", tree, compile_syntax(tree, "")
    return made


def fixed_text(tree: Syntax) -> str:
    """What a part that reads no answer gives, as text; empty for what is no number and what has no value."""
    nobody = Node("nobody")
    try:
        value = expression_of(tree).value(Environment(nobody, _NOON, ""), nobody)
    except XPathError:
        return ""
    return "" if isinstance(value, float) and math.isnan(value) else text_of(value)
