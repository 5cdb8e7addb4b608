"""The whole picture: the review, and every stored value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from survey_definitions.engine import choices, walk
from survey_definitions.engine.showing import headings, is_required, outermost_entry, rendered, shown, step_path
from survey_definitions.engine.state import parent_in
from survey_definitions.results import AnswerRecord, ReviewItem, Section

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.shape import Shape
    from survey_definitions.engine.state import State, Step
    from survey_definitions.xpath import Node

_SEPARATOR = " · "


def review(state: State) -> tuple[Section, ...]:
    """All questions that apply, under their headings, with their answers."""
    out: list[Section] = []
    shown_steps = (step for step in walk.steps(state) if step.kind != walk.NOTE)
    for (is_list, home), steps in groupby(shown_steps, key=lambda step: _place(state, step)):
        if is_list:
            out += [section for step in steps for section in _empty_list(state, step)]
        else:
            out.append(_section(state, home, list(steps)))
    return tuple(out)


def _place(state: State, step: Step) -> tuple[bool, Node | None]:
    """Is it a list, and the labelled group or the entry it stands in."""
    if step.kind == walk.LIST:
        return True, None
    node = step.node.parent
    while node is not None:
        control = state.survey.controls.get(node.ref)
        if control and (control.kind == "repeat" or control.label.by_language):
            return False, node
        node = node.parent
    return False, None


def _section(state: State, home: Node | None, steps: list[Step]) -> Section:
    entry = state.enclosing(steps[0].node)[-1]
    is_entry = entry is not state.root
    items = tuple(_item(state, step, state.path(entry) if is_entry else None) for step in steps)
    above = headings(state, home) if home is not None else ()
    outer = outermost_entry(state, steps[0].node)
    return Section(
        title=_SEPARATOR.join(above),
        path=state.path(home) if home is not None else "",
        items=items,
        repeat_path=_repeat_path(state, entry),
        headings=above,
        entry=outer,
        list_path=f"{outer.path.rpartition('[')[0]}+" if outer is not None else "",
    )


def _repeat_path(state: State, entry: Node) -> str | None:
    """The path of the list an entry is in, when the person may add to it."""
    if entry is state.root or entry.parent is None or state.survey.controls[entry.ref].fixed:
        return None
    return f"{state.path(entry.parent)}/{entry.name}+"


def _empty_list(state: State, step: Step) -> list[Section]:
    if any(entry.live for entry in step.node.kids.get(step.control.name, ())):
        return []
    path = step_path(state, step)
    above = tuple(filter(None, (*headings(state, step.node), rendered(state, step.control.label, step.node))))
    outer = outermost_entry(state, step.node)
    at = f"{outer.path.rpartition('[')[0]}+" if outer is not None else path
    return [Section(_SEPARATOR.join(above), path, (), path, above, outer, at)]


def _item(state: State, step: Step, instance_path: str | None) -> ReviewItem:
    control, node = step.control, step.node
    place, longest = _among(state, control, node)
    return ReviewItem(
        path=state.path(node),
        label=rendered(state, control.label, node),
        shown=shown(state, control, node),
        answered=node.done and bool(node.text),
        required=is_required(state, control, node),
        instance_path=instance_path,
        value=node.text,
        place=place,
        longest=longest,
    )


def _among(state: State, control: Control, node: Node) -> tuple[int, int]:
    """The number of the chosen one among the choices offered, and the characters of their longest label.

    Both are 0 for other questions, and without an answer.
    """
    if control.kind != "select1" or not node.text:
        return 0, 0
    offered = choices.choices(state, control, node)
    place = next((number for number, choice in enumerate(offered, 1) if choice.value == node.text), 0)
    return place, max((len(choice.label) for choice in offered), default=0)


def answers(state: State) -> tuple[AnswerRecord, ...]:
    """Every value that is not empty."""
    return tuple(_records(state, state.root, state.survey.root, ()))


def _records(state: State, entry: Node, shape: Shape, instances: tuple[tuple[str, int], ...]) -> Iterator[AnswerRecord]:
    path = state.paths[entry]
    assert entry.slots is not None
    for below, node in zip(shape.paths, entry.slots, strict=True):
        if node.text and not node.kids:
            yield _record(state, node, path + below, instances)
    for inner in shape.inner.values():
        for one in parent_in(entry, inner).kids.get(inner.name, ()):
            yield from _records(state, one, inner, (*instances, (inner.name, one.key)))


def _record(state: State, node: Node, path: str, instances: tuple[tuple[str, int], ...]) -> AnswerRecord:
    control = state.survey.controls.get(node.ref)
    bind = state.survey.binds.get(node.ref)
    return AnswerRecord(
        path=path,
        ref=node.ref[len(state.survey.root.ref) :],
        name=node.name,
        instances=instances,
        kind=kind_of(state, node),
        value=node.text,
        live=node.live,
        type=bind.type if bind else "string",
        appearance=control.appearance if control else frozenset(),
        sealed=state.survey.is_sealed(node.ref),
    )


def stirred(state: State) -> tuple[AnswerRecord, ...]:
    """The values that the last input hid, brought back or changed besides the one it gave."""
    return tuple(_record(state, node, state.path(node), _instances(state, node)) for node in state.stirred)


def _instances(state: State, node: Node) -> tuple[tuple[str, int], ...]:
    return tuple((entry.name, entry.key) for entry in state.enclosing(node) if entry.key)


def kind_of(state: State, node: Node) -> str:
    """The kind of a stored value: a kind of question, note, calculate, hidden or metadata."""
    control, bind = state.survey.controls.get(node.ref), state.survey.binds.get(node.ref)
    if control is not None and control.kind not in ("group", "repeat"):
        return "note" if control.bind.always_readonly else control.question
    if bind is not None and bind.preload[0]:
        return "metadata"
    return "calculate" if bind is not None and bind.calculate else "hidden"
