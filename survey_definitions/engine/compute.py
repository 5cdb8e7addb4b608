"""What follows from a change: relevance, calculations, dropped choices, counted repeats, setvalue, preloads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from survey_definitions.engine import choices
from survey_definitions.engine.state import State, parent_in
from survey_definitions.limits import COUNTED_ENTRIES
from survey_definitions.xpath import BudgetError, Node, XPathError, compile_expression, text_of
from survey_definitions.xpath.values import capped

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Action, Control
    from survey_definitions.engine.order import Placed, Plan
    from survey_definitions.xpath.values import Value

CHANGED, NEW_ENTRY, FIRST_LOAD = "xforms-value-changed", "odk-new-repeat", "odk-instance-first-load"
_ROUNDS = 10  # counts may hang on what is in the repeat; real surveys settle in two
_CHAIN = 20  # setvalues that trigger one another
_EXACT = 1e15


def begin(state: State) -> None:
    """Everything that is computed when a session starts."""
    preload(state, "start")
    run(state, state.survey.rules.everything, state.root)
    settle_counts(state)
    for action in state.survey.actions:
        if FIRST_LOAD in action.events:
            for node in state.places(action.target):
                _set_value(state, action, node, 0)


def changed(state: State, node: Node) -> None:
    """The person gave this node another value."""
    follow(state, node)
    act(state, CHANGED, node)


def follow(state: State, node: Node) -> None:
    """Compute what reads this node."""
    run(state, state.survey.rules.after_change(node.ref), node)
    settle_counts(state)


def set_language(state: State, language: str) -> None:
    """Labels follow at once; values computed from texts in a language are computed again."""
    state.speak(language)
    run(state, state.survey.rules.by_language, state.root)
    settle_counts(state)


# -- rules


def run(state: State, plan: Plan, start: Node) -> None:
    """Run what a plan says, as far as things really change. `start` is where the change happened."""
    if not plan.steps:
        return
    around = state.enclosing(start)
    follow_ups = state.survey.rules.follow
    due = set(plan.first)
    for placed, level in plan.steps:
        if placed.index in due and _run_rule(state, placed, around[level], level):
            due.update(follow_ups.get(placed.index, ()))


def _run_rule(state: State, placed: Placed, entry: Node, level: int) -> bool:
    moved = False
    for node in _nodes(placed, entry, level):
        try:
            moved = _apply(state, placed, node) or moved
        except XPathError as err:
            state.fault(node, err)
            if isinstance(err, BudgetError):
                state.env.relieve()
    return moved


def _nodes(placed: Placed, entry: Node, level: int) -> Iterable[Node]:
    """The rule's nodes in an entry of this level."""
    entries = [entry]
    for inner in placed.chain[level + 1 :]:
        entries = [kid for outer in entries for kid in parent_in(outer, inner).kids.get(inner.name, ())]
    return [one.slots[slot] for one in entries for slot in placed.slots if one.slots]


def _apply(state: State, placed: Placed, node: Node) -> bool:
    rule = placed.rule
    if rule.kind == "relevant":
        return node.set_own(rule.expression.boolean(state.env, node))
    if not node.live:
        return False
    if rule.kind == "calculate":
        return _put(state, node, rule.expression.value(state.env, node))
    return bool(node.text) and _prune(state, rule.control, node)


def _put(state: State, node: Node, value: Value) -> bool:
    bind = state.survey.binds.get(node.ref)
    text = stored(value, bind.type if bind else "")
    if text == node.text:
        return False
    node.text = text
    return True


def stored(value: Value, type_: str) -> str:
    """A computed value as the instance keeps it: “not a number” is no answer, an int has no fraction."""
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN
        return ""
    if type_ == "int" and isinstance(value, float | bool) and abs(value) < _EXACT:
        return str(int(value))
    return capped(text_of(value))


def _prune(state: State, control: Control | None, node: Node) -> bool:
    """Drop what is no longer among the choices, and ask again."""
    assert control is not None
    known = set(choices.values(state, control, node))
    chosen = [node.text] if control.kind == "select1" else node.text.split()
    kept = " ".join(value for value in chosen if value in known)
    if kept == node.text:
        return False
    node.text = kept
    state.forget(node)
    return True


# -- repeats


def settle_counts(state: State) -> None:
    """Bring counted repeats to the number they should have, until nothing moves."""
    for _ in range(_ROUNDS if state.survey.counts else 0):
        moved = [_count(state, control) for control in state.survey.counts]
        if not any(moved):
            return


def _count(state: State, control: Control) -> bool:
    parent_ref, name = control.ref.rsplit("/", 1)
    moved = False
    for parent in state.places(parent_ref):
        entries = parent.branch().setdefault(name, [])
        wanted = _wanted(state, control, parent)
        moved = moved or wanted != len(entries)
        while len(entries) > wanted:
            _remove_last(state, entries[-1])
        while len(entries) < wanted and add_entry(state, control, parent):
            pass
    return moved


def _remove_last(state: State, entry: Node) -> None:
    """Take a counted entry out. Its key may be given again when nobody has answered anything in it."""
    assert entry.parent is not None
    at, untouched = (entry.parent, entry.ref), not any(node.done for node in entry.walk())
    remove_entry(state, entry)
    if untouched and state.serials.get(at) == entry.key:
        state.serials[at] -= 1


def _wanted(state: State, control: Control, parent: Node) -> int:
    assert control.count is not None
    entries = parent.kids.get(control.name)
    probe = entries[0] if entries else Node(control.name, parent, "", control.ref)
    try:
        number = control.count.number(state.env, probe)
    except XPathError as err:
        state.fault(parent, err)
        return len(parent.kids.get(control.name, ()))
    return int(number) if 0 <= number < COUNTED_ENTRIES else 0


def add_entry(state: State, control: Control, parent: Node) -> Node | None:
    """A new entry with everything computed; None when the session may not grow any more."""
    shape = state.survey.shapes[control.ref]
    entry = state.append(parent, shape, shape.seed)
    if entry is not None:
        run(state, state.survey.rules.after_coming(control.ref), entry)
        for action in _triggered(state, NEW_ENTRY, control.ref):
            _trigger(state, action, entry, 0)
    return entry


def remove_entry(state: State, entry: Node) -> None:
    """Take an entry out and compute what looked at it."""
    parent = entry.parent
    assert parent is not None
    state.detach(entry)
    run(state, state.survey.rules.after_going(entry.ref), parent)


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
        moved = _put(state, node, value)
    except XPathError as err:
        state.fault(node, err)
        return
    if moved:
        follow(state, node)
        act(state, CHANGED, node, depth + 1)


# -- preloads


def preload(state: State, when: str) -> None:
    """Fill in what is known at the start or at the end: clock, ids, who it is."""
    for bind in state.survey.preloads:
        kind, params = bind.preload
        for node in state.places(bind.ref):
            node.text = _preloaded(state, kind, params, when, node)


def _preloaded(state: State, kind: str, params: str, when: str, node: Node) -> str:
    if kind == "timestamp" and params == when:
        return state.env.stamp(state.env.now)
    if when != "start":
        return node.text
    if kind == "uid":
        return f"uuid:{compile_expression('uuid()').string(state.env, node)}"
    if kind == "date":
        return state.env.now.date().isoformat()
    if kind == "property":
        facts = state.context.facts
        return facts.get(params) or (facts.get("staff_code", "") if params == "username" else "")
    return node.text
