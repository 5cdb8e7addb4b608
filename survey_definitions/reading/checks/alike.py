"""Conditions that are alike but for the names of their questions: what was found of one holds for all of them.

Surveys say the same again and again, `${leads} = 'yes'` of one question after the other. Where the questions can hold
the same and have the same constraints, the answer is looked up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from survey_definitions.reading.checks.leaves import name_of
from survey_definitions.xpath.syntax import FunctionCall, Operation, Path, Syntax

if TYPE_CHECKING:
    from collections.abc import Hashable

    from survey_definitions.reading.checks.possible import Askable

_T = TypeVar("_T")
_UNKNOWN = 0


@dataclass(slots=True)
class FoundAlike(Generic[_T]):
    """What was found out of conditions, by `shape` and by the kinds of their questions."""

    found: dict[Hashable, _T] = field(default_factory=dict)
    _kinds: dict[Hashable, int] = field(default_factory=dict)
    _known: dict[tuple[int, int], tuple[Askable, Syntax | None, int]] = field(default_factory=dict)

    def kind(self, asked: Askable | None, limit: Syntax | None) -> int:
        """A number for a question: the same for all that can hold the same and have the same constraint."""
        if asked is None:
            return _UNKNOWN
        at = (id(asked), id(limit))  # both are kept beside what is found, so that no other gets their place
        known = self._known.get(at)
        if known is None:
            of = (asked.kind, asked.codes, asked.more, asked.ordered, limit)
            known = self._known[at] = (asked, limit, self._kinds.setdefault(of, len(self._kinds) + 1))
        return known[2]


def shape(tree: Syntax, names: dict[str, int]) -> Hashable:
    """A condition with numbers in the place of its questions; `names` gets them, in the order in which they stand."""
    if isinstance(tree, Path):
        name = name_of(tree)
        return names.setdefault(name, len(names)) if name else tree
    if isinstance(tree, Operation):
        return (shape(tree.first, names), *[(sign, shape(part, names)) for sign, part in tree.rest])
    if isinstance(tree, FunctionCall):
        return (tree.name, *[shape(part, names) for part in tree.args])
    return tree
