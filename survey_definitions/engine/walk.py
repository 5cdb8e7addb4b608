"""What to ask: every step in order, the first open one, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from survey_definitions.engine.state import State, Step, parent_in
from survey_definitions.engine.survey import Ask, Body, Loop
from survey_definitions.results import Progress
from survey_definitions.xpath import Node, XPathError

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.xpath import Expression

QUESTION, NOTE, LIST = "question", "note", "repeat"


def steps(state: State) -> Iterator[Step]:
    """Every step of the survey as it stands, in order."""
    return _steps(state, state.survey.body, state.root)


def _steps(state: State, body: Body, entry: Node) -> Iterator[Step]:
    slots = entry.slots
    assert slots is not None
    for part in body:
        if isinstance(part, Ask):
            node = slots[part.slot]
            kind = _kind(state, part.control, node) if node.live else ""
            if kind:
                yield Step(kind, part.control, node)
        else:
            yield from _loop(state, part, entry)


def _loop(state: State, loop: Loop, entry: Node) -> Iterator[Step]:
    parent = parent_in(entry, loop.shape)
    for one in tuple(parent.kids.get(loop.control.name, ())):
        if one.live:
            yield from _steps(state, loop.parts, one)
    if is_open_ended(state, loop.control, parent):
        yield Step(LIST, loop.control, parent)


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
    """Question, note, or nothing to show."""
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
    for step in steps(state):
        if step.kind == QUESTION:
            reachable += 1
            answered += step.node.done
        if first is None and not is_done(state, step):
            first = step
        if at is not None and step.node is at.node and step.control is at.control:
            pinned = step
    if at is not None and pinned is None:
        state.at = None
    return Scan(pinned or first, Progress(answered, reachable))


def is_done(state: State, step: Step) -> bool:
    """Whether it was answered, passed over, or closed."""
    if step.kind == LIST:
        return (step.node, step.control.ref) in state.closed
    return step.node.done
