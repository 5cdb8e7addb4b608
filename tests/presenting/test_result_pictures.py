"""What the picture of results shows of months: the sum that the rule counts has a bar of its own."""

import pytest

from bot.presenting.result_pictures import Painter
from bot.services.results.names import Called
from bot.services.results.shown import ShownResult
from bot.texts import Texts
from survey_definitions.assessment.outcomes import EXPERIENCE
from tests.support.clock import START, VIET_NAM

TEXTS = Texts("en", "dong_chi", VIET_NAM)


def painted(months, fields):
    outcome = {"fields": fields, "rule": {"asked": 36, "months": months, "fields": ["F01", "F02"]}}
    rule = {"version": "1"}
    shown = ShownResult(EXPERIENCE, outcome, rule, {}, "1", START, 1, 1)
    made = Painter(TEXTS, Called()).picture({EXPERIENCE: shown})
    return [(one.label, one.months, one.counts) for one in made.fields], made.words.asked


@pytest.mark.parametrize(
    ("months", "fields", "shown"),
    [
        (0, {"F10": 90}, [("Counted by the rule", 0, True), ("F10", 90, False)]),
        (40, {"F02": 40, "F10": 90}, [("F02", 40, True), ("F10", 90, False)]),
        (50, {"F01": 40, "F02": 30}, [("Counted by the rule", 50, True), ("F01", 40, True), ("F02", 30, True)]),
    ],
)
def test_what_the_rule_counts_stands_above_the_fields(months, fields, shown):
    found, legend = painted(months, fields)
    assert found == shown
    assert ("pale" in legend) == (not all(counts for *_, counts in shown))
