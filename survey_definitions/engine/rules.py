"""Running the rules of a survey: relevance, calculations, dropped choices."""

from __future__ import annotations

import math
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from survey_definitions.engine import choices
from survey_definitions.engine.state import State, parent_in
from survey_definitions.xpath import BudgetError, Node, XPathError, text_of
from survey_definitions.xpath.values import capped

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.order import Placed, Start
    from survey_definitions.xpath.values import Value

_SIGNS = 100  # of an expression cost about as much as one node that it looks at
_EXACT = 1e15  # up to here a float holds every whole number


def run(state: State, first: Start, start: Node) -> None:
    """Run the first rules, and what follows from those that change something. `start` is where the change happened.

    What a rule reads has a smaller index than the rule, so that each runs once, after all that may move it.
    """
    around = state.enclosing(start)
    ordered, follow_ups = state.survey.rules.placed, state.survey.rules.follow
    levels = dict(first)
    due = list(levels)
    heapify(due)
    while due:
        index = heappop(due)
        level = levels[index]
        if not _run_rule(state, ordered[index], around[level], level):
            continue
        for after, reach in follow_ups.get(index, {}).items():
            if after not in levels:
                heappush(due, after)
            levels[after] = min(reach, level, levels.get(after, level))


def _run_rule(state: State, placed: Placed, entry: Node, level: int) -> bool:
    moved, weight = False, 1 + len(placed.rule.expression.text) // _SIGNS
    for node in _nodes(placed, entry, level):
        try:
            state.env.spend(weight)
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
            if state.on_flip is not None:
                state.on_flip(node, node.live)
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
    """A computed value as the instance keeps it, as ODK Collect does.

    True is 1 and false 0; what is not a number or beyond all numbers is no answer; an int has no fraction, and what
    reckoning with halves and tenths adds behind the fifteenth digit is not kept: 50 * 1.1 is 55.
    """
    if isinstance(value, bool):
        return str(int(value))
    if not isinstance(value, float):
        return capped(text_of(value))
    if not math.isfinite(value):
        return ""
    if type_ == "int" and abs(value) < _EXACT:
        return str(int(value))
    return text_of(float(f"{value:.15g}"))


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
