"""Which answers anything in a survey looks at: what nothing looks at need not be tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Bind
    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath import Expression

_CHANCE: Final = frozenset({"random", "randomize", "uuid", "once"})


def heard(survey: Survey) -> frozenset[str]:
    """The places whose value something else looks at: a rule, a count, a trigger, or what bounds another question."""
    found = set(survey.rules.read) | survey.triggers
    for bind in survey.binds.values():
        for expression in (bind.constraint, bind.required, bind.readonly):
            if expression is not None:
                found.update(_elsewhere(expression, bind.ref, survey))
    for action in survey.actions:
        if action.value is not None:
            found.update(_elsewhere(action.value, action.target, survey))
    return frozenset(found)


def _elsewhere(expression: Expression, ref: str, survey: Survey) -> Iterator[str]:
    """What an expression reads beside the node it stands on; all below a wildcard."""
    depth = ref.count("/")
    for read in expression.reads(ref):
        if read.ref == ref and read.low >= depth:
            continue
        head, star, _ = read.ref.partition("/*")
        yield from (one for one in survey.elements if one.startswith(f"{head}/")) if star else (read.ref,)


def is_settled(bind: Bind) -> bool:
    """Whether what may be answered here hangs on the answer alone, so that it is the same on every way."""
    for expression in (bind.constraint, bind.required):
        if expression is None:
            continue
        depth = bind.ref.count("/")
        if expression.functions & _CHANCE or any(
            read.ref != bind.ref or read.low < depth for read in expression.reads(bind.ref)
        ):
            return False
    return True
