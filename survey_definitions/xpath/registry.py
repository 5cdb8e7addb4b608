"""How the function library announces itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from survey_definitions.xpath.values import boolean_of, nodes_of, number_of, text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus

Function = Callable[..., Any]
_F = TypeVar("_F", bound=Function)


@dataclass(slots=True, frozen=True)
class Signature:
    """A function, the kinds of its arguments, and how many it takes."""

    run: Function
    kinds: str
    least: int
    most: float

    def wanted(self) -> str:
        """The number of arguments, in signs that need no translation: `2`, `1–3`, `≥ 1`."""
        if self.least == self.most:
            return str(self.least)
        return f"≥ {self.least}" if self.most == math.inf else f"{self.least}–{self.most:.0f}"


FUNCTIONS: dict[str, Signature] = {}

SIGNS: Final = 50  # of a text cost about as much to go through as one node to look at


def _read(text: str, at: Focus) -> str:
    """The text, with what it costs to go through it."""
    if len(text) >= SIGNS:
        at.env.spend(len(text) // SIGNS)
    return text


CASTS: dict[str, Callable[[Any, Focus], Any]] = {
    "s": lambda value, at: _read(value if type(value) is str else text_of(value), at),
    "n": lambda value, at: number_of(value, at.env),
    "b": lambda value, _: boolean_of(value),
    "v": lambda value, _: value,
    "N": lambda value, _: nodes_of(value),
}


def function(names: str, args: str = "") -> Callable[[_F], _F]:
    """Register a function under one or more names.

    `args` has a letter for each argument: s string, n number, b boolean, v value as it is, N node-set, f not
    evaluated (the function gets the closure); then `?` for optional or `*` for any number. The function is
    called with the Standing first and the converted arguments after it.
    """

    def register(run: _F) -> _F:
        kinds = args.replace("?", "").replace("*", "")
        optional = args.count("?") + args.count("*")
        most = math.inf if "*" in args else len(kinds)
        for name in names.split():
            FUNCTIONS[name] = Signature(run, kinds, len(kinds) - optional, most)
        return run

    return register
