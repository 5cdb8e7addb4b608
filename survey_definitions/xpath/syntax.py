"""The syntax tree of an expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal["child", "parent", "self", "all"]  # all: descendant-or-self


@dataclass(slots=True, frozen=True)
class Number:
    """A number literal."""

    value: float


@dataclass(slots=True, frozen=True)
class TextLiteral:
    """A text literal."""

    value: str


@dataclass(slots=True, frozen=True)
class Operation:
    """`first op operand op operand …`, all of one precedence, from left to right."""

    first: Syntax
    rest: tuple[tuple[str, Syntax], ...]


@dataclass(slots=True, frozen=True)
class FunctionCall:
    """A function call; `pos` is where its name begins."""

    name: str
    args: tuple[Syntax, ...]
    pos: int


@dataclass(slots=True, frozen=True)
class PathStep:
    """One step of a path; `name` may be `*`."""

    axis: Axis
    name: str
    predicates: tuple[Syntax, ...] = ()


@dataclass(slots=True, frozen=True)
class Root:
    """Where `/data/age` starts."""


@dataclass(slots=True, frozen=True)
class Here:
    """Where `../age` starts."""


@dataclass(slots=True, frozen=True)
class Path:
    """Steps from a start: the root, the node the expression stands on, or an expression."""

    start: Root | Here | Syntax
    steps: tuple[PathStep, ...]


Syntax = Number | TextLiteral | Operation | FunctionCall | Path
ROOT, HERE = Root(), Here()
STAY, UP, DOWN = PathStep("self", "*"), PathStep("parent", "*"), PathStep("all", "*")
