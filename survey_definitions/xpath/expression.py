"""A compiled expression, the face of this package."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from survey_definitions.limits import CACHED_EXPRESSIONS
from survey_definitions.xpath import analysis
from survey_definitions.xpath.compiler import compile_syntax
from survey_definitions.xpath.environment import Environment, Focus
from survey_definitions.xpath.errors import XPathError
from survey_definitions.xpath.parser import parse
from survey_definitions.xpath.values import boolean_of, number_of, text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.node import Node
    from survey_definitions.xpath.values import Value

# What odd arguments can raise inside a function: infinities, impossible dates, unknown encodings.
_FAILURES = (ArithmeticError, ValueError, TypeError, RecursionError)


class Expression:
    """A compiled expression. `text` is what the author wrote, `tree` its syntax."""

    def __init__(self, text: str) -> None:
        """Compile. Raises XPathError."""
        self.text = text
        try:
            self.tree = parse(text)
            self.run = compile_syntax(self.tree, text)
        except RecursionError as err:
            raise XPathError("nested too deeply", code="too_deep") from err

    def value(self, env: Environment, node: Node) -> Value:
        """The value with `node` as context. Raises XPathError."""
        return self.at(Focus(env, node, node))

    def at(self, standing: Focus) -> Value:
        """The value where an expression stands already. Raises XPathError."""
        try:
            return self.run(standing)
        except XPathError:
            raise
        except _FAILURES as err:
            raise XPathError(f"{self.text}: {err}", code="value") from err

    def string(self, env: Environment, node: Node) -> str:
        """The value as text. Raises XPathError."""
        return text_of(self.value(env, node))

    def boolean(self, env: Environment, node: Node) -> bool:
        """The truth of the value. Raises XPathError."""
        return boolean_of(self.value(env, node))

    def number(self, env: Environment, node: Node) -> float:
        """The value as a number. Raises XPathError."""
        return number_of(self.value(env, node), env)

    def reads(self, base: str) -> set[analysis.Read]:
        """What it reads of the instance when the node at `base` is the context."""
        return analysis.reads(self.tree, base)

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of the functions it calls."""
        return analysis.calls(self.tree)

    @cached_property
    def tables(self) -> frozenset[str]:
        """The names of the secondary instances it looks into."""
        return analysis.tables(self.tree)


@lru_cache(maxsize=CACHED_EXPRESSIONS)
def compile_expression(text: str) -> Expression:
    """The expression, compiled once for each text. Raises XPathError."""
    return Expression(text)
