"""regex(). As in XPath it looks for a match anywhere: write `^…$` when the whole text is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from survey_definitions.limits import PATTERN_STEPS
from survey_definitions.xpath.errors import BudgetError
from survey_definitions.xpath.patterns import compile_pattern
from survey_definitions.xpath.registry import function

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus


_INSTRUCTIONS: Final = 2  # looked at cost as much as one node to look at


@function("regex", "ss")
def _regex(at: Focus, text: str, pattern: str) -> bool:
    compiled = compile_pattern(pattern)
    at.env.spend(compiled.size)  # it may be another pattern every time
    try:
        found, looked = compiled.looked(text)
    except BudgetError:
        at.env.spend(PATTERN_STEPS // _INSTRUCTIONS)
        raise
    at.env.spend(looked // _INSTRUCTIONS)
    return found
