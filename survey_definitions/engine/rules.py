"""Running the rules of a survey: relevance, calculations, dropped choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from survey_definitions.engine import choices
from survey_definitions.engine.state import State, parent_in
from survey_definitions.xpath import BudgetError, Node, XPathError, text_of
from survey_definitions.xpath.values import capped

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.order import Placed, Plan
    from survey_definitions.xpath.values import Value

_EXACT = 1e15  # up to here a float holds every whole number


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
        moved = node.set_own(rule.expression.boolean(state.env, node))
        if moved:
            state.stir(node)
        return moved
    if not node.live:
        return False
    if rule.kind == "calculate":
        return put(state, node, rule.expression.value(state.env, node))
    return bool(node.text) and _prune(state, rule.control, node)


def put(state: State, node: Node, value: Value) -> bool:
    """Store a computed value; whether it is another one. Raises XPathError when it is too long."""
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
    state.stirred[node] = None
    return True
