"""The reference lists a survey looks into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_definitions.context import LAST_SAVED, PERSON

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Bind, Control
    from survey_definitions.reading.model import Model
    from survey_definitions.xpath import Expression


def lists_of(model: Model) -> frozenset[str]:
    """The names of the lists that must come from outside: declared ones, and those that expressions name."""
    inside = model.tables.keys() | model.own.keys()
    named = {name for found in _expressions(model) for name in found.tables} - inside
    return frozenset({model.external.get(name, name) for name in named | set(model.external)} - {PERSON, LAST_SAVED})


def _expressions(model: Model) -> Iterator[Expression]:
    for bind in model.binds.values():
        yield from _of_bind(bind)
    for control in model.controls.values():
        yield from _of_control(control)
    yield from model.texts.computed
    for action in model.actions:
        if action.value:
            yield action.value


def _of_bind(bind: Bind) -> Iterator[Expression]:
    logic = (bind.relevant, bind.constraint, bind.required, bind.readonly, bind.calculate)
    yield from (expression for expression in logic if expression)


def _of_control(control: Control) -> Iterator[Expression]:
    if control.count:
        yield control.count
    if control.itemset:
        yield control.itemset.nodeset
