"""What follows from a change: rules, counted repeats and setvalue, each of which can lead to the others."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from survey_definitions.engine import rules
from survey_definitions.engine.preloads import preload
from survey_definitions.engine.state import Exceeded
from survey_definitions.limits import COUNTED_ENTRIES
from survey_definitions.xpath import Node, XPathError

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Action, Control
    from survey_definitions.engine.state import State
    from survey_definitions.xpath.values import Value

CHANGED, NEW_ENTRY, FIRST_LOAD = "xforms-value-changed", "odk-new-repeat", "odk-instance-first-load"
_ROUNDS = 10  # counts may hang on what is in the repeat; real surveys settle in two
_CHAIN = 20  # setvalues that trigger one another


def begin(state: State) -> None:
    """Everything that is computed when a session starts."""
    preload(state, "start")
    rules.run(state, state.survey.rules.everything, state.root)
    settle_counts(state)
    for action in state.survey.actions:
        if FIRST_LOAD in action.events:
            first_load(state, action)


def first_load(state: State, action: Action) -> None:
    """Set what a setvalue gives when a session begins."""
    for node in state.places(action.target):
        _set_value(state, action, node, 0)


def changed(state: State, node: Node) -> None:
    """The person gave this node another value."""
    follow(state, node)
    act(state, CHANGED, node)


def follow(state: State, node: Node) -> None:
    """Compute what reads this node."""
    rules.run(state, state.survey.rules.after_change(node.ref), node)
    settle_counts(state)


def set_language(state: State, language: str) -> None:
    """Labels follow at once; values computed from texts in a language are computed again."""
    state.speak(language)
    rules.run(state, state.survey.rules.by_language, state.root)
    settle_counts(state)


# -- repeats


def settle_counts(state: State) -> None:
    """Bring counted repeats to the number they should have, until nothing moves or the session is full."""
    moving = list(state.survey.counts)
    for _ in range(_ROUNDS):
        moving = [control for control in state.survey.counts if _count(state, control)] if moving else []
        if not moving or any(one.kind == "nodes" for one in state.exceeded):
            return
    state.exceeded |= dict.fromkeys(Exceeded(control.ref, "endless") for control in moving)


def _count(state: State, control: Control) -> bool:
    parent_ref, name = control.ref.rsplit("/", 1)
    moved = False
    for parent in state.places(parent_ref):
        entries = parent.branch().setdefault(name, [])
        wanted = _wanted(state, control, parent)
        if len(entries) > wanted:
            _remove_last(state, control, parent, len(entries) - wanted)
        elif len(entries) < wanted:
            _add_last(state, control, parent, wanted - len(entries))
        else:
            continue
        moved = True
    return moved


def _add_last(state: State, control: Control, parent: Node, number: int) -> None:
    """New entries, as many of them as the session may still grow; computed together."""
    shape = state.survey.shapes[control.ref]
    added: list[Node] = []
    while len(added) < number and (entry := state.append(parent, shape, shape.seed)) is not None:
        added.append(entry)
    rules.run(state, state.survey.rules.after_many_coming(control.ref), parent)
    for entry in added:
        if state.on_flip is not None and entry.live:
            state.on_flip(entry, True)  # noqa: FBT003 - it came
        _greet(state, control, entry)


def _remove_last(state: State, control: Control, parent: Node, number: int) -> None:
    """Take the last entries out. The key of one in which nobody answered anything may be given again."""
    at = (parent, control.ref)
    for entry in parent.kids[control.name][: -number - 1 : -1]:
        untouched = not any(node.done for node in entry.walk())
        if state.on_flip is not None and entry.live:
            state.on_flip(entry, False)  # noqa: FBT003 - it goes
        state.detach(entry)
        if untouched and state.serials.get(at) == entry.key:
            state.serials[at] -= 1
    rules.run(state, state.survey.rules.after_going(control.ref), parent)


def _wanted(state: State, control: Control, parent: Node) -> int:
    assert control.count is not None
    entries = parent.kids.get(control.name)
    probe = entries[0] if entries else Node(control.name, parent, "", control.ref)
    try:
        state.env.spend(1)
        number = control.count.number(state.env, probe)
    except XPathError as err:
        state.fault(parent, err)
        return len(parent.kids.get(control.name, ()))
    if number <= COUNTED_ENTRIES:
        return int(number) if number >= 0 else 0
    if math.isnan(number):
        return 0
    state.exceeded[Exceeded(control.ref, "entries")] = None
    return len(entries or ()) if state.events else COUNTED_ENTRIES  # an answer that asks for more is refused


def add_entry(state: State, control: Control, parent: Node) -> Node | None:
    """A new entry with everything computed; None when the session may not grow any more."""
    shape = state.survey.shapes[control.ref]
    entry = state.append(parent, shape, shape.seed)
    if entry is not None:
        rules.run(state, state.survey.rules.after_coming(control.ref), entry)
        _greet(state, control, entry)
    return entry


def _greet(state: State, control: Control, entry: Node) -> None:
    """Set the values that a new entry begins with."""
    for action in _triggered(state, NEW_ENTRY, control.ref):
        _trigger(state, action, entry, 0)


def remove_entry(state: State, entry: Node) -> None:
    """Take an entry out and compute what looked at it."""
    parent = entry.parent
    assert parent is not None
    state.detach(entry)
    rules.run(state, state.survey.rules.after_going(entry.ref), parent)


# -- setvalue


def act(state: State, event: str, node: Node, depth: int = 0) -> None:
    """Run the setvalues that this event at this node triggers."""
    if node.ref in state.survey.triggers and depth <= _CHAIN:
        for action in _triggered(state, event, node.ref):
            _trigger(state, action, node, depth)


def _triggered(state: State, event: str, source: str) -> list[Action]:
    return [a for a in state.survey.actions if event in a.events and a.source == source]


def _trigger(state: State, action: Action, node: Node, depth: int) -> None:
    """Set the target that shares the most entries with the node."""
    at = node
    while not (action.target == at.ref or action.target.startswith(f"{at.ref}/")):
        if at.parent is None or at is state.root:
            return
        at = at.parent
    found = [at]
    for name in action.target[len(at.ref) :].split("/")[1:]:
        found = [kid for one in found for kid in one.kids.get(name, ())]
    if found:
        _set_value(state, action, found[0], depth)


def _set_value(state: State, action: Action, node: Node, depth: int) -> None:
    try:
        value: Value = action.value.value(state.env, node) if action.value else action.literal
        moved = rules.put(state, node, value)
    except XPathError as err:
        state.fault(node, err)
        return
    if moved:
        state.stirred[node] = None
        follow(state, node)
        act(state, CHANGED, node, depth + 1)
