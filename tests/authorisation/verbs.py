"""Which verbs a kind of button may know: those that are declared; of a function that looks at the verb itself, every
letter that its module compares with or keeps in a table.

More than it does know, never fewer: a verb is one letter, and a letter that is nowhere in the module is one verb for
all the others.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase
from types import ModuleType
from typing import Any

from bot.conversations import registry


@cache
def verbs(kind: str) -> str:
    """The verbs worth trying on this kind of button, and one that it does not know."""
    found = {letter for letter in _candidates(kind) if len(letter) == 1 and letter in ascii_lowercase}
    unknown = next((letter for letter in ascii_lowercase if letter not in found), "")
    return "".join(sorted(found)) + unknown


def _candidates(kind: str) -> Iterator[str]:
    for (its, verb), tap in registry.TAPS.items():
        if its == kind and verb != registry.ANY_VERB:
            yield verb
        elif its == kind:
            for module in _with_helpers(sys.modules[tap.take.__module__]):
                yield from _written(module)
                yield from _kept(module)


def _with_helpers(module: ModuleType) -> Iterator[ModuleType]:
    """A module of a conversation, and those beside it which it hands presses on to: they take no kind of their own."""
    yield module
    for other in vars(module).values():
        if isinstance(other, ModuleType) and _room(other) == _room(module) and not hasattr(other, "CONVERSATION"):
            yield other


def _room(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[0]


def _written(module: ModuleType) -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _kept(module: ModuleType) -> Iterator[str]:
    """Letters in tables that were put together from other modules."""
    for value in vars(module).values():
        yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | set | frozenset | tuple | list):
        members: Iterable[Any] = value
        yield from (member for member in members if isinstance(member, str))
