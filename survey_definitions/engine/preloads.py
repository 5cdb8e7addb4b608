"""What is known without asking: clock, ids, who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.xpath import compile_expression

if TYPE_CHECKING:
    from survey_definitions.engine.state import State
    from survey_definitions.xpath import Node


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
