"""The syntax tree of a pattern."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Test = Callable[[str], bool]


@dataclass(slots=True, frozen=True)
class Sign:
    """One sign of the text that passes a test."""

    test: Test


@dataclass(slots=True, frozen=True)
class Edge:
    """A place: `^` start, `$` end, `b` edge of a word, `B` not that."""

    kind: str


@dataclass(slots=True, frozen=True)
class Ahead:
    """What must follow here, or must not."""

    part: Part
    negative: bool


@dataclass(slots=True, frozen=True)
class Many:
    """A part repeated; `most` None is without end."""

    part: Part
    least: int
    most: int | None


@dataclass(slots=True, frozen=True)
class Concatenation:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(slots=True, frozen=True)
class Either:
    """One of several parts."""

    options: tuple[Part, ...]


Part = Sign | Edge | Ahead | Many | Concatenation | Either


def shortest(part: Part) -> int:
    """The signs that the shortest text has in which this is found."""
    if isinstance(part, Concatenation):
        return sum(map(shortest, part.parts))
    if isinstance(part, Either):
        return min(map(shortest, part.options), default=0)
    if isinstance(part, Many):
        return part.least * shortest(part.part)
    return 1 if isinstance(part, Sign) else 0
