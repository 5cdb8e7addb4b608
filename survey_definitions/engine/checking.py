"""Whether an answer can be taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from survey_definitions.engine import choices, walk
from survey_definitions.limits import ANSWER_LENGTH
from survey_definitions.question_types import TYPES
from survey_definitions.results import Choice, Rejection
from survey_definitions.xpath import XPathError

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Bind
    from survey_definitions.engine.state import State, Step
    from survey_definitions.xpath import Node

_TOLERANCE = 1e-9
_BY_BIND: Final = {one.bind: one for one in TYPES.values() if one.bind}
_DAYS: Final = {"date": date, "dateTime": datetime}


def check(state: State, step: Step, value: str, offered: tuple[Choice, ...] | None = None) -> Rejection | None:
    """Why this value cannot be the answer to this step; None when it can. `offered`: its choices, if known."""
    try:
        code, message = _fault(state, step, value, offered) or ("", "")
    except XPathError as err:
        code, message = "fault", str(err)
    return Rejection(state.path(step.node), code, message) if code else None


def problems(state: State) -> tuple[Rejection, ...]:
    """Everything that forbids submitting: later answers can break earlier ones, computed values too."""
    asked = (
        step
        for step in walk.steps(state)
        if step.kind == walk.QUESTION or (step.kind == walk.NOTE and (step.node.text or step.control.bind.required))
    )
    return tuple(found for step in asked if (found := check(state, step, step.node.text)))


def _fault(state: State, step: Step, value: str, offered: tuple[Choice, ...] | None) -> tuple[str, str] | None:
    node, control, bind = step.node, step.control, step.control.bind
    if not value:
        way_on = control.is_elsewhere(state.context.pictures) or _nothing_to_choose(state, step, offered)
        return None if way_on else _missing(state, bind, node)
    if len(value) > ANSWER_LENGTH:
        return "too_long", str(ANSWER_LENGTH)
    code = type_fault(bind.type, value)
    if code:
        return code, ""
    if control.kind in ("select1", "select", "rank") and not _choosable(state, step, value, offered):
        return "choice", ""
    if control.range and not _in_range(control.range, value):
        return "range", f"{control.range[0]:g} … {control.range[1]:g}"
    return _broken(state, bind, node, value)


def _nothing_to_choose(state: State, step: Step, offered: tuple[Choice, ...] | None) -> bool:
    if step.control.kind not in ("select1", "select", "rank"):
        return False
    return not (choices.choices(state, step.control, step.node) if offered is None else offered)


def _missing(state: State, bind: Bind, node: Node) -> tuple[str, str] | None:
    if bind.required and bind.required.boolean(state.env, node):
        return "required", bind.required_message.render(state.languages, state.env, node)
    return None


def _choosable(state: State, step: Step, value: str, offered: tuple[Choice, ...] | None) -> bool:
    control = step.control
    known = [choice.value for choice in offered or ()]
    if offered is None:
        known = choices.values(state, control, step.node)
    picked = [value] if control.kind == "select1" else value.split()
    if any(one not in known for one in picked) or len(set(picked)) < len(picked):
        return False
    return control.kind != "rank" or len(picked) == len(known)


def _in_range(bounds: tuple[float, float, float], value: str) -> bool:
    first, last, step = bounds
    try:
        number = float(value)
    except ValueError:
        return False
    if not min(first, last) <= number <= max(first, last):
        return False
    places = (number - first) / step if step else 0.0
    return abs(places - round(places)) <= _TOLERANCE


def _broken(state: State, bind: Bind, node: Node, value: str) -> tuple[str, str] | None:
    """The constraint, evaluated with the value in its place."""
    if bind.constraint is None:
        return None
    before, node.text = node.text, value
    try:
        if bind.constraint.boolean(state.env, node):
            return None
        return "constraint", bind.constraint_message.render(state.languages, state.env, node)
    finally:
        node.text = before


def type_fault(type_: str, value: str) -> str:
    """The code of what was expected, when a value is not of a bind's type; else empty."""
    known = _BY_BIND.get(type_)
    if known is None or known.shape is None:
        return ""
    if not known.shape.match(value):
        return known.fault
    try:
        if type_ in _DAYS:
            _DAYS[type_].fromisoformat(value)
    except ValueError:
        return known.fault
    return ""
