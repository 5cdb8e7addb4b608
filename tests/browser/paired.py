"""Which texts are labels of buttons that stand beside others: read from the program's source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import bot

_SOURCE: Final = Path(bot.__file__).parent
_PREFIX: Final = "button-"


def beginnings() -> set[str]:
    """The names of these texts, or how they begin where the rest is put behind it.

    They stand in a call of ``row`` or ``grid``, in a variable of its function, or in a function of its file.
    """
    return {name for path in sorted(_SOURCE.rglob("*.py")) for name in _of_file(ast.parse(path.read_text()))}


def _of_file(file: ast.Module) -> Iterator[str]:
    functions = [node for node in ast.walk(file) if isinstance(node, ast.FunctionDef)]
    made = {function.name: list[ast.AST](function.body) for function in functions}
    for function in functions:
        known = made | _variables(function)
        for call in ast.walk(function):
            for argument in _together(call):
                yield from _in(argument, known)


def _variables(function: ast.FunctionDef) -> dict[str, list[ast.AST]]:
    found: dict[str, list[ast.AST]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _together(node: ast.AST) -> list[ast.expr]:
    """What is put beside each other by a call, if it is one that does."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return []
    several = len(node.args) > 1 or any(isinstance(one, ast.Starred) for one in node.args)
    return node.args if node.func.attr == "grid" or (node.func.attr == "row" and several) else []


def _in(argument: ast.expr, known: dict[str, list[ast.AST]]) -> Iterator[str]:
    """The names in an argument, and in what it names."""
    named = [node.id for node in ast.walk(argument) if isinstance(node, ast.Name)]
    for place in (argument, *(part for name in named for part in known.get(name, []))):
        for node in ast.walk(place):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(_PREFIX):
                yield node.value
