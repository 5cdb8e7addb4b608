"""regex(). As in XPath it looks for a match anywhere: write `^…$` when the whole text is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.xpath.patterns import compile_pattern
from survey_definitions.xpath.registry import function

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus


@function("regex", "ss")
def _regex(_: Focus, text: str, pattern: str) -> bool:
    return compile_pattern(pattern).search(text)
