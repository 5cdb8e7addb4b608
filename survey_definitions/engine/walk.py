"""What to ask: every step in order, the first open one, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from survey_definitions.engine.state import State, Step, parent_in
from survey_definitions.engine.survey import Body, Loop
from survey_definitions.results import Progress
from survey_definitions.xpath import Node, XPathError

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.xpath import Expression

QUESTION, NOTE, LIST = "question", "note", "repeat"


def steps(state: State) -> Iterator[Step]:
    """Every step of the survey as it stands, in order."""
    return starmap(Step, _places(state, state.survey.body, state.root))


_Place = tuple[str, "Control", Node]
"""What a `Step` is made of: all are walked through at every answer, and few of them are wanted."""


def _places(state: State, body: Body, entry: Node) -> Iterator[_Place]:
    slots = entry.slots
    assert slots is not None
    for part in body:
        if isinstance(part, Loop):
            yield from _loop(state, part, entry)
            continue
        control, node = part.control, slots[part.slot]
        if node.live and (kind := QUESTION if control.bind.readonly is None else _kind(state, control, node)):
            yield kind, control, node


def _loop(state: State, loop: Loop, entry: Node) -> Iterator[_Place]:
    parent = parent_in(entry, loop.shape)
    for one in tuple(parent.kids.get(loop.control.name, ())):
        if one.live:
            yield from _places(state, loop.parts, one)
    if is_open_ended(state, loop.control, parent):
        yield LIST, loop.control, parent


def is_open_ended(state: State, control: Control, parent: Node) -> bool:
    """Whether the person may add entries here now."""
    if control.fixed or not parent.live:
        return False
    entries = parent.kids.get(control.name)
    if entries:
        return entries[-1].live
    relevant = control.bind.relevant
    return relevant is None or _truth(state, relevant, Node(control.name, parent, "", control.ref))


def _kind(state: State, control: Control, node: Node) -> str:
    """What something is that may be read-only: question, note, or nothing to show."""
    bind = control.bind
    if bind.readonly is None or not (bind.always_readonly or _truth(state, bind.readonly, node)):
        return QUESTION
    return NOTE if bind.calculate is None or control.label.by_language else ""


def _truth(state: State, expression: Expression, node: Node) -> bool:
    try:
        return expression.boolean(state.env, node)
    except XPathError as err:
        state.fault(node, err)
        return False


class Scan(NamedTuple):
    """What one walk over all steps finds: the step to take now (None: all is done), and how far it is."""

    step: Step | None
    progress: Progress


def scan(state: State) -> Scan:
    """Walk once. A pinned step that is not asked any more is let go."""
    answered = reachable = 0
    first = pinned = None
    at = state.at
    for place in _places(state, state.survey.body, state.root):
        kind, control, node = place
        if kind == QUESTION:
            reachable += 1
            answered += node.done
        if first is None and not is_done(state, place):
            first = place
        if at is not None and node is at.node and control is at.control:
            pinned = place
    if at is not None and pinned is None:
        state.at = None
    found = pinned or first
    return Scan(Step(*found) if found is not None else None, Progress(answered, reachable))


def is_done(state: State, step: Step | _Place) -> bool:
    """Whether it was answered, passed over, or closed."""
    kind, control, node = step
    return (node, control.ref) in state.closed if kind == LIST else node.done
