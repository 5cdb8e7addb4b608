"""Answers that no rule of a survey tells apart: of those, trying one is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from survey_definitions.xpath import number_of
from survey_definitions.xpath.syntax import FunctionCall, Number, Operation, Path, Syntax, TextLiteral

if TYPE_CHECKING:
    from collections.abc import Hashable

    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath.values import DayNumbering

_JOINING: Final = ("and", "or")
_COMPARING: Final = ("=", "!=", "<", "<=", ">", ">=")
_SELECTED: Final = ("selected", "is-selected")

Constants = tuple[float | str, ...]


def compared_with(survey: Survey, ref: str) -> Constants | None:
    """What the rules that read an answer compare it with; None where they do more than that."""
    if ref in survey.triggers or survey.rules.is_counted(ref):
        return None
    found: dict[float | str, None] = {}
    for rule in survey.rules.readers(ref):
        if rule.kind == "prune" or not _gathered(rule.expression.tree, found):
            return None
    return tuple(found)


def kinds(values: tuple[str, ...], constants: Constants, env: DayNumbering) -> list[tuple[str, ...]]:
    """The values, those together that nobody tells apart who compares them with these constants only."""
    texts = [one for one in constants if isinstance(one, str)]
    numbers = [number_of(one, env) for one in constants]
    found: dict[Hashable, list[str]] = {}
    for value in values:
        words, number = value.split(), number_of(value, env)
        seen = [(text == value, text in words) for text in texts]
        order = [(number < one, number > one, number == one) for one in numbers]
        found.setdefault((*seen, *order), []).append(value)
    return [tuple(one) for one in found.values()]


def _gathered(tree: Syntax, found: dict[float | str, None]) -> bool:
    """Gather what is compared; False where anything else is done."""
    if isinstance(tree, Operation):
        parts = (tree.first, *(part for _, part in tree.rest))
        if tree.rest[0][0] in _JOINING:
            return all(_is_plain(part) or _gathered(part, found) for part in parts)
        return tree.rest[0][0] in _COMPARING and len(parts) == 2 and _pair(*parts, found)  # noqa: PLR2004 - a pair
    if not isinstance(tree, FunctionCall):
        return False
    if tree.name in _SELECTED and len(tree.args) == 2:  # noqa: PLR2004 - a list and a choice
        return _pair(*tree.args, found)
    if tree.name in ("not", "boolean") and len(tree.args) == 1:
        return _is_plain(tree.args[0]) or _gathered(tree.args[0], found)
    return not tree.args


def _pair(side: Syntax, other: Syntax, found: dict[float | str, None]) -> bool:
    """Note what one answer is compared with."""
    if not _is_plain(side):
        side, other = other, side
    if not (_is_plain(side) and isinstance(other, Number | TextLiteral)):
        return False
    found[other.value] = None
    return True


def _is_plain(tree: Syntax) -> bool:
    return isinstance(tree, Path) and not any(step.predicates for step in tree.steps)
