"""The state as JSON, and back.

Values are kept by entry and by the path below it; computed ones too, so that once() and uuid() keep theirs.
Which nodes are hidden is kept as a row of bits, so that loading computes nothing. The bits, but nothing else,
are dropped and computed anew when another release lays surveys out otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from survey_definitions.engine import compute, rules, walk
from survey_definitions.engine.planting import plant
from survey_definitions.engine.showing import step_path
from survey_definitions.engine.state import State, Step, parent_in

if TYPE_CHECKING:
    from datetime import datetime

    from survey_definitions.context import Context
    from survey_definitions.engine.shape import Shape
    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath import Node

FORMAT = 1


class UnknownFormatError(ValueError):
    """A stored state that this release does not know: it was written by a newer one."""


def dump(state: State) -> dict[str, Any]:
    """The state as plain JSON values."""
    stored: dict[str, Any] = {
        "format": FORMAT,
        "survey": [state.survey.id, state.survey.version],
        "layout": state.survey.layout,
        "context": state.context.sha256,
        "language": state.language,
        "seed": state.seed,
        "events": state.events,
        "values": {},
        "hidden": {},
        "repeats": {},
        "done": [state.path(node) for node in state.history],
        "closed": sorted(_list_path(state, node, ref) for node, ref in state.closed),
        "at": step_path(state, state.at) if state.at is not None else None,
    }
    _dump_entry(state, state.root, state.survey.root, stored)
    return stored


def _list_path(state: State, parent: Node, ref: str) -> str:
    return f"{state.path(parent)}/{ref.rsplit('/', 1)[-1]}+"


def _dump_entry(state: State, entry: Node, shape: Shape, stored: dict[str, Any]) -> None:
    slots, path = entry.slots, state.paths[entry]
    assert slots is not None
    values = {name: node.text for name, node in zip(shape.paths, slots, strict=True) if node.text}
    if values:
        stored["values"][path] = values
    hidden = sum(1 << i for i, slot in enumerate(shape.relevant_slots) if not slots[slot].own)
    if hidden:
        stored["hidden"][path] = f"{hidden:x}"
    for ref, inner in shape.inner.items():
        parent = parent_in(entry, inner)
        entries = parent.kids.get(inner.name, [])
        last = state.serials.get((parent, ref), 0)
        stored["repeats"][f"{state.path(parent)}/{inner.name}"] = [last, *(one.key for one in entries)]
        for one in entries:
            _dump_entry(state, one, inner, stored)


def load(survey: Survey, context: Context, stored: Mapping[str, Any], now: datetime) -> State:
    """The state that `dump` wrote. Raises UnknownFormatError."""
    if stored.get("format") != FORMAT:
        raise UnknownFormatError(f"the stored state has format {stored.get('format')}, this release knows {FORMAT}")
    state = State(survey, context, now=now, seed=stored["seed"], language=stored["language"])
    state.events = stored["events"]
    plant(state, None)
    for path, (last, *keys) in stored["repeats"].items():
        _load_entries(state, path, last, keys)
    for path, values in stored["values"].items():
        _load_values(state, path, values)
    for path in stored["done"]:
        node = state.find(path)
        if node is not None:
            state.visit(node)
    state.closed = {(step.node, step.control.ref) for path in stored["closed"] if (step := _list(state, path))}
    state.at = _step(state, stored["at"]) if stored["at"] else None
    _load_relevance(state, stored)
    return state


def _load_entries(state: State, path: str, last: int, keys: list[int]) -> None:
    parent = state.find(path.rsplit("/", 1)[0])
    shape = state.survey.shapes.get(f"{parent.ref}/{path.rsplit('/', 1)[1]}") if parent else None
    if parent is None or shape is None:
        return
    for key in keys:
        state.append(parent, shape, None, key)
    state.serials[parent, shape.ref] = last


def _load_values(state: State, path: str, values: Mapping[str, str]) -> None:
    entry = state.entries.get(path)
    if entry is None or entry.slots is None:
        return
    slot_of, slots = state.survey.shapes[entry.ref].slot_of, entry.slots
    for name, text in values.items():
        slot = slot_of.get(name)
        if slot is not None:
            slots[slot].text = text


def _list(state: State, path: str) -> Step | None:
    """The list of a repeat by its path."""
    parent_path, _, name = path[:-1].rpartition("/")
    parent = state.find(parent_path)
    control = state.survey.controls.get(f"{parent.ref}/{name}") if parent else None
    return Step(walk.LIST, control, parent) if parent is not None and control is not None else None


def _step(state: State, path: str) -> Step | None:
    if path.endswith("+"):
        return _list(state, path)
    node = state.find(path)
    control = state.survey.controls.get(node.ref) if node else None
    return Step(walk.QUESTION, control, node) if node is not None and control is not None else None


def _load_relevance(state: State, stored: Mapping[str, Any]) -> None:
    plans = state.survey.rules
    if stored["layout"] != state.survey.layout:
        rules.run(state, plans.relevance, state.root)
    else:
        _hide(state, stored["hidden"])
        rules.run(state, plans.by_clock, state.root)
    if stored["context"] != state.context.sha256:
        rules.run(state, plans.everything, state.root)
        compute.settle_counts(state)


def _hide(state: State, hidden: Mapping[str, str]) -> None:
    for path, bits in hidden.items():
        entry = state.entries.get(path)
        if entry is None or entry.slots is None:
            continue
        mask = int(bits, 16)
        for i, slot in enumerate(state.survey.shapes[entry.ref].relevant_slots):
            if mask >> i & 1:
                entry.slots[slot].set_own(False)
