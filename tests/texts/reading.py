"""The message files as trees, and the ids the code asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot
from bot.texts import files

HOME = Path(bot.__file__).parent
SPOKEN = ("player.py", "converting.py", "surveys.py")  # commands that speak the author's language; others speak English
ADDRESS = {"xh", "Xh"}  # given to every message; English and German address directly and need neither
PART = "[a-z0-9_-]+"  # what is put into an id
_PATTERN = re.compile(r"[a-z]+-(?:[a-z0-9_-]|\[a-z0-9_-\]\+)*")


@cache
def messages(language: str) -> dict[str, ftl.Message]:
    """The messages of a language, by id."""
    parsed = [FluentParser().parse(path.read_text(encoding="utf-8")) for path in files(language)]
    entries = [entry for resource in parsed for entry in resource.body]
    junk = [entry.content for entry in entries if isinstance(entry, ftl.Junk)]
    assert not junk, junk
    found = [entry for entry in entries if isinstance(entry, ftl.Message)]
    names = [entry.id.name for entry in found]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})
    return {entry.id.name: entry for entry in found}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the library's name
        self.found.add(node.id.name)


class _Literals(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802 - the library's name
        self.found.append(node.value)


def variables(message: ftl.Message) -> set[str]:
    """What a message wants to be told, the forms of address left out."""
    visitor = _Variables()
    visitor.visit(message)
    return visitor.found - ADDRESS


class _References(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - the library's name
        self.found.append(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802 - the library's name
        self.found.append(node.id.name)


def refers(message: ftl.Message) -> bool:
    """Whether a message is made of others."""
    visitor = _References()
    visitor.visit(message)
    return bool(visitor.found)


def literal(message: ftl.Message) -> str:
    """The words of a message; where something is put in stands ``{}``."""
    visitor = _Literals()
    visitor.visit(message)
    return "{}".join(visitor.found)


def _trees() -> Iterator[ast.AST]:
    for path in sorted(HOME.rglob("*.py")):
        if "sandbox" not in path.parts and ("cli" not in path.parts or path.name in SPOKEN):
            yield ast.parse(path.read_text(encoding="utf-8"))


@cache
def constants() -> frozenset[str]:
    """Every string in the code that could be an id."""
    return frozenset(
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def patterns() -> frozenset[str]:
    """Ids that are put together, ``f"reject-{code}"``, as regular expressions."""
    found = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(_as_pattern(part) for part in node.values)
                if _PATTERN.fullmatch(pattern):
                    found.add(pattern)
    return frozenset(found)


def _as_pattern(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else PART


@cache
def asked_for() -> frozenset[str]:
    """Ids in calls that look a message up: ``turn.t("…")``, ``texts("…")``, ``turn.button("…", …)``."""
    found = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _looks_up(node.func) and node.args:
                found |= set(_choices(node.args[0]))
    return frozenset(found)


def _looks_up(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "texts"
    return isinstance(called, ast.Attribute) and called.attr in ("t", "button", "texts", "_apology")


def _choices(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _choices(argument.body)
        yield from _choices(argument.orelse)
