"""Lists of choices that hang on other answers: which answers leave a required question without a choice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from survey_definitions.engine import choices
from survey_definitions.xpath import Node, XPathError

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.state import State, Step

_PARENTS: Final = 300  # answers of one question that are tried
_SELECTS: Final = ("select1", "select", "rank")


@dataclass(frozen=True, slots=True)
class Emptied:
    """A required question that has no choice when another is answered so; without another, it never has one."""

    ref: str
    parent: str = ""
    value: str = ""


def emptied(state: State, step: Step) -> Iterator[Emptied]:
    """What can be answered before a question that leaves nothing to choose, one answer for each question before it."""
    control, node = step.control, step.node
    if control.kind not in _SELECTS or not _is_required(state, control, node):
        return
    if control.itemset is None or not control.itemset.nodeset.reads(control.ref):
        if not known_values(state, control, node):
            yield Emptied(control.ref)
        return
    for parent in _parents(state, step):
        found = next((value for value in _answers(state, parent) if _is_empty(state, step, parent, value)), None)
        if found is not None:
            yield Emptied(control.ref, parent.ref, found)


def _is_required(state: State, control: Control, node: Node) -> bool:
    try:
        return control.bind.required is not None and control.bind.required.boolean(state.env, node)
    except XPathError:
        return False


def _parents(state: State, step: Step) -> list[Node]:
    """The single choices that the filter reads, the nearest of each in a repeat."""
    assert step.control.itemset is not None
    found: dict[Node, None] = {}
    for read in sorted(step.control.itemset.nodeset.reads(step.control.ref), key=lambda one: one.ref):
        control = state.survey.controls.get(read.ref)
        node = _nearest(step.node, read.ref) if control and control.kind == "select1" else None
        if node is not None and node.live:
            found[node] = None
    return list(found)


def _nearest(node: Node, ref: str) -> Node | None:
    """The node at a generic path that shares the most entries with this one."""
    at: Node | None = node
    while at is not None and not ref.startswith(f"{at.ref}/"):
        at = at.parent
    for name in ref[len(at.ref) :].split("/")[1:] if at is not None else ():
        kids = at.kids.get(name) if at is not None else None
        at = kids[0] if kids else None
    return at


def _answers(state: State, parent: Node) -> list[str]:
    return known_values(state, state.survey.controls[parent.ref], parent)[:_PARENTS]


def _is_empty(state: State, step: Step, parent: Node, value: str) -> bool:
    """Whether the question would be asked then, and have no choice."""
    relevant = step.control.bind.relevant
    with _instead(parent, value):
        try:
            asked = relevant is None or relevant.boolean(state.env, step.node)
        except XPathError:
            return False
        return asked and not known_values(state, step.control, step.node)


@contextmanager
def _instead(node: Node, value: str) -> Iterator[None]:
    before, node.text = node.text, value
    try:
        yield
    finally:
        node.text = before


def known_values(state: State, control: Control, node: Node) -> list[str]:
    """What can be chosen; one blank value where nobody can say."""
    try:
        return choices.values(state, control, node)
    except XPathError:
        return [""]
