"""Which rows of a two-way table may be printed for themselves: ten answers in each column, not nearly all alike."""

from __future__ import annotations

import pytest

from survey_definitions.disclosure import Category, Count, Crossing, Group, Groups, QuestionTable, crossed
from survey_definitions.disclosure.rows import Shown
from survey_definitions.disclosure.two_way import two_way_hiding

ANSWERS = tuple(Category(code, {}) for code in "123")
COLUMNS = (Category("leader", {}), Category("official", {}))


def shown(leaders, officials):
    """What becomes of the province's row, by how many leaders and officials gave each answer."""
    sides = list(zip(leaders, officials, strict=True))
    total = sum(leaders) + sum(officials)
    groups = Groups([Group("P", None, "province", total + 20, total)])
    margin = QuestionTable("Q", "Q", "single", ANSWERS, {"P": Count(total, tuple(a + b for a, b in sides))})
    invited = {"P": Count(total + 20, (sum(leaders) + 10, sum(officials) + 10))}
    how = Crossing("Q", COLUMNS, invited, ((), ()))
    table = crossed(margin, "position_group", how, {"P": Count(total, tuple(cell for pair in sides for cell in pair))})
    return two_way_hiding(groups, table, margin, {"P": Shown.EXACT}, frozenset({"P"}))["P"]


@pytest.mark.parametrize(
    ("leaders", "row"),
    [((4, 3, 3), Shown.EXACT), ((3, 3, 3), Shown.HIDDEN), ((16, 2, 2), Shown.HIDDEN), ((15, 3, 2), Shown.EXACT)],
    ids=["ten", "nine", "80 % alike", "75 % alike"],
)
def test_a_row_needs_ten_answers_in_each_column_and_no_answer_of_nearly_all(leaders, row):
    assert shown(leaders, (8, 7, 9)) is row
    assert shown((8, 7, 9), leaders) is row
