"""What each input does to a session. Nothing here raises for anything a person can do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from survey_definitions import events, inputs
from survey_definitions.engine import compute, walk
from survey_definitions.engine.checking import check
from survey_definitions.engine.choices import choices
from survey_definitions.engine.showing import shown, step_path
from survey_definitions.limits import COUNTED_ENTRIES, ENTRIES
from survey_definitions.results import Rejection

if TYPE_CHECKING:
    from survey_definitions.engine.state import State, Step
    from survey_definitions.events import Event
    from survey_definitions.xpath import Node

ACKNOWLEDGED = "OK"
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def apply(state: State, given: inputs.Input) -> Event:
    """Do it, and say what came of it."""
    return _HANDLERS[type(given)](state, given)


# -- answering


def _answer(state: State, given: inputs.Answer) -> Event:
    step = walk.scan(state).step
    refusal = _unfit(state, step, given.path)
    if step is None or refusal:
        return refusal or events.NothingChanged("done")
    if step.kind == walk.NOTE:
        return _pass(state, step)
    value = _clean(given.value)
    if step.control.kind == "trigger":
        value = ACKNOWLEDGED
    return _take(state, step, value) if value else _skip_step(state, step)


def _skip(state: State, given: inputs.Skip) -> Event:
    step = walk.scan(state).step
    refusal = _unfit(state, step, given.path)
    if step is None or refusal:
        return refusal or events.NothingChanged("done")
    return _pass(state, step) if step.kind == walk.NOTE else _skip_step(state, step)


def _unfit(state: State, step: Step | None, path: str | None) -> Event | None:
    """Why the present step cannot be answered."""
    if step is None:
        return events.NothingChanged("done")
    if path is not None and path != step_path(state, step):
        return events.NothingChanged("outdated")
    return events.NothingChanged("repeat") if step.kind == walk.LIST else None


def _clean(value: str) -> str:
    """Composed, without blanks around it, and without characters that XML cannot hold."""
    return unicodedata.normalize("NFC", _UNSPEAKABLE.sub("", value)).strip()


def _pass(state: State, step: Step) -> Event:
    """Go on from a note; one that is required and has no value lets nobody on."""
    rejection = None if step.node.text else check(state, step, "")
    if rejection:
        return events.Rejected(rejection)
    state.visit(step.node)
    return events.Skipped(state.path(step.node))


def _skip_step(state: State, step: Step) -> Event:
    rejection = check(state, step, "")
    if rejection and step.control.kind == "trigger":
        return _take(state, step, ACKNOWLEDGED)
    if rejection:
        return events.Rejected(rejection)
    put(state, step.node, "")
    return events.Skipped(state.path(step.node))


def _take(state: State, step: Step, value: str) -> Event:
    node = step.node
    offered = choices(state, step.control, node)
    rejection = check(state, step, value, offered)
    if rejection:
        return events.Rejected(rejection)
    before, was_done = node.text, node.done
    moved = put(state, node, value)
    if any(one.kind != "endless" for one in state.exceeded):
        _take_back(state, node, before, was_done=was_done)
        return events.Rejected(Rejection(state.path(node), "entries", str(COUNTED_ENTRIES)))
    return events.Answered(state.path(node), value, moved, shown(state, step.control, node, offered))


def _take_back(state: State, node: Node, before: str, *, was_done: bool) -> None:
    """Undo an answer that made the survey grow too far."""
    node.text = before
    if not was_done:
        state.forget(node)
    compute.changed(state, node)


def put(state: State, node: Node, value: str) -> bool:
    """Store an answer, an empty one for what was passed over, and what follows from it; whether it is another one."""
    moved = node.text != value
    node.text = value
    state.visit(node)
    if moved:
        compute.changed(state, node)
    return moved


# -- moving


def _back(state: State, _: inputs.Back) -> Event:
    entry = _untouched_entry(state)
    if entry is not None:
        return _removed(state, entry)
    asked = {step.node: step for step in walk.steps(state) if step.kind != walk.LIST}
    for node in reversed(_past(state)):
        if node in asked:
            return _pin(state, asked[node])
    return events.NothingChanged("first")


def _past(state: State) -> list[Node]:
    """What was answered before the step that is shown."""
    past = list(state.history)
    if state.at is not None and state.at.node in state.history:
        return past[: past.index(state.at.node)]
    return past


def _untouched_entry(state: State) -> Node | None:
    """The entry the person has just added and not begun, when it is what is shown."""
    step = walk.scan(state).step
    if step is None or step.kind == walk.LIST:
        return None
    entry = state.enclosing(step.node)[-1]
    shape = state.survey.shapes[entry.ref]
    if shape.outer is None or state.survey.controls[entry.ref].fixed:
        return None
    given = len(shape.outer.seed.entries.get(shape.ref, ()))
    begun = any(node.done for node in entry.walk())
    return None if begun or entry.key <= given else entry


def _pin(state: State, step: Step) -> Event:
    state.at = step
    return events.Moved(step_path(state, step))


def _go_to(state: State, given: inputs.GoTo) -> Event:
    if given.path.endswith("+"):
        return _reopen(state, inputs.ReopenRepeat(given.path))
    if not given.path and state.at is not None:
        return _let_go(state)
    target = state.find(given.path) if given.path else None
    for step in walk.steps(state) if target is not None else ():
        if step.kind != walk.LIST and (step.node is target or target in state.enclosing(step.node)[1:]):
            return _pin(state, step)
    return events.NothingChanged("unknown")


def _let_go(state: State) -> Event:
    """Ask the first open step again; the review, when there is none."""
    state.at = None
    step = walk.scan(state).step
    return events.Moved(step_path(state, step) if step is not None else "")


# -- repeats


def _list_step(state: State, path: str | None) -> Step | None:
    """The list at a path, or the list that is shown."""
    if path is None:
        step = walk.scan(state).step
        return step if step is not None and step.kind == walk.LIST else None
    lists = (step for step in walk.steps(state) if step.kind == walk.LIST)
    return next((step for step in lists if step_path(state, step) == path), None)


def _add(state: State, given: inputs.AddRepeat) -> Event:
    step = _list_step(state, given.path)
    if step is None:
        return events.NothingChanged("not_a_repeat")
    entries = step.node.kids.get(step.control.name, [])
    entry = compute.add_entry(state, step.control, step.node) if len(entries) < ENTRIES else None
    if entry is None:
        return events.NothingChanged("full")
    compute.settle_counts(state)
    inside = (one for one in walk.steps(state) if entry in state.enclosing(one.node))
    state.at = next(inside, None)
    return events.RepeatAdded(state.path(entry), entry.key)


def _close(state: State, given: inputs.CloseRepeat) -> Event:
    step = _list_step(state, given.path)
    if step is None:
        return events.NothingChanged("not_a_repeat")
    state.closed.add((step.node, step.control.ref))
    state.at = None
    return events.RepeatClosed(step_path(state, step))


def _reopen(state: State, given: inputs.ReopenRepeat) -> Event:
    step = _list_step(state, given.path)
    if step is None:
        return events.NothingChanged("not_a_repeat")
    state.closed.discard((step.node, step.control.ref))
    return _pin(state, step)


def _remove(state: State, given: inputs.RemoveRepeat) -> Event:
    entry = state.entries.get(given.path)
    if entry is None or entry is state.root:
        return events.NothingChanged("unknown")
    control = state.survey.controls.get(entry.ref)
    if control is None or control.fixed:
        return events.NothingChanged("not_a_repeat")
    return _removed(state, entry)


def _removed(state: State, entry: Node) -> Event:
    path = state.path(entry)
    compute.remove_entry(state, entry)
    compute.settle_counts(state)
    return events.RepeatRemoved(path, entry.key)


# -- language


def _set_language(state: State, given: inputs.SetLanguage) -> Event:
    if given.language == state.language:
        return events.NothingChanged("same")
    compute.set_language(state, given.language)
    return events.LanguageChanged(given.language)


_HANDLERS: dict[type, Callable[[State, Any], Event]] = {
    inputs.Answer: _answer,
    inputs.Skip: _skip,
    inputs.Back: _back,
    inputs.GoTo: _go_to,
    inputs.AddRepeat: _add,
    inputs.CloseRepeat: _close,
    inputs.ReopenRepeat: _reopen,
    inputs.RemoveRepeat: _remove,
    inputs.SetLanguage: _set_language,
}
