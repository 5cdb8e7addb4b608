"""Expressions of an XForm in the words of a sheet: `/data/age` and `../age` are `${age}`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from survey_definitions.xpath import XPathError
from survey_definitions.xpath.tokens import Token, tokens

_BEFORE_NAMES: Final = ("(", "[", ",", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "/")
_WORDS: Final = ("and", "or", "div", "mod")
_CURRENT: Final = ("current", "(", ")", "/")


def with_references(text: str, named: Callable[[str], str], *, in_rows: bool = False) -> str:
    """The expression with a reference for each path whose question `named` knows; empty where it does not know it.

    `in_rows`: it stands in brackets after rows of a list, where only whole paths and `current()` lead to questions.
    """
    try:
        every = tokens(text)
    except XPathError:
        return text
    out, at, done = [], 0, 0
    while every[at].kind != "end":
        path, end = _path(every, at)
        name = named(path) if path and not (in_rows and _is_relative(path, every[at])) else ""
        if name and every[end].text != "[":
            out += [text[done : every[at].pos], f"${{{name}}}"]
            done = every[end - 1].pos + len(every[end - 1].text)
        at = max(end, at + 1)
    return "".join((*out, text[done:]))


def _is_relative(path: str, first: Token) -> bool:
    return not path.startswith("/") and first.text != "current"


def _path(every: list[Token], at: int) -> tuple[str, int]:
    """The path that begins at a token, and the token after it; empty where none does."""
    end = at
    if tuple(one.text for one in every[at : at + len(_CURRENT)]) == _CURRENT:
        end += len(_CURRENT)
    elif every[at].text == "/" and not _is_operand(every, at):
        end += 1
    steps: list[str] = []
    while every[end].text == ".." or every[end].text == "." or _is_step(every, end):
        steps.append(every[end].text)
        end += 1
        if every[end].text != "/":
            break
        end += 1
    if not steps or (steps == ["."] and end == at + 1):
        return "", at + 1
    if every[end - 1].text == "/":
        return "", end
    return ("/" if every[at].text == "/" else "") + "/".join(steps), end


def _is_step(every: list[Token], at: int) -> bool:
    """Whether a token is the name of a node, rather than a function, an axis or an operator."""
    token = every[at]
    if token.kind != "name" or every[at + 1].text in ("(", "::"):
        return False
    return not (token.text in _WORDS and _is_operand(every, at))


def _is_operand(every: list[Token], at: int) -> bool:
    """Whether something that has a value stands before a token, which then is an operator."""
    if at == 0:
        return False
    before = every[at - 1]
    return not (before.text in _BEFORE_NAMES or (before.text in _WORDS and before.kind == "name"))
