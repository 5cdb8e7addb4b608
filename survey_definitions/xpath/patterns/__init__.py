r"""Regular expressions that cannot hang: patterns become automata that read each sign of a text once.

Authors' patterns run on people's texts. A backtracking matcher takes for ever on some (`(a+)+$`), and one more
look at a pattern does not tell which. Matching here costs at most signs × instructions. What needs backtracking
(backreferences) is refused; `\p{L}`, missing from Python's `re`, is there.
"""

from survey_definitions.xpath.patterns.matching import Pattern, compile_pattern
from survey_definitions.xpath.patterns.parser import parse_pattern
from survey_definitions.xpath.patterns.tree import shortest

__all__ = ["Pattern", "compile_pattern", "parse_pattern", "shortest"]
