"""The numbers that decide what is told of how many people, each at its border."""

import pytest

from bot.services.group_figures.crowds import NOT_PACKED, crowd_of
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.roster_facts import BETWEEN, PERSON, SILENT
from bot.services.group_figures.structure import Places
from bot.services.group_figures.two_way import by_position_group, is_crossed
from survey_definitions.assessment.validity import FEWEST, agreement
from survey_definitions.disclosure import Category, Group, Groups, QuestionTable
from tests.services.group_figures.conftest import LATER


def columns(*sizes):
    """How many columns position groups of these sizes make in an agency that is the whole province."""
    places = [f"A{BETWEEN}G{at}{BETWEEN}{NOT_PACKED}" for at, number in enumerate(sizes) for _ in range(number)]
    people = crowd_of(PERSON.join(places), PERSON.join([SILENT + BETWEEN] * len(places)), {}, LATER.date())
    groups = Groups([Group("province", None, "province", sum(sizes), 0)])
    where = Places(groups, {"A": "province"}, {f"G{at}": {} for at in range(len(sizes))})
    found = by_position_group(Grid(where, people.cells), people)
    return 1 if found is None else len(found.categories)


def test_a_column_has_fifteen_people():
    assert (columns(15, 40), columns(14, 40)) == (2, 1)


def test_a_column_is_a_quarter_of_the_province():
    assert (columns(25, 75), columns(24, 76)) == (2, 1)


@pytest.mark.parametrize(("answers", "expected"), [(3, False), (4, True), (7, True), (8, False)])
def test_a_scale_has_four_to_seven_levels(answers, expected):
    levels = tuple(Category(str(at), {}, float(at)) for at in range(answers))
    assert is_crossed(QuestionTable("G1", "G1", "single", levels, {})) is expected


@pytest.mark.parametrize(("name", "expected"), [("I06", True), ("I12", True), ("I11", False), ("I07:G1", False)])
def test_of_indicators_only_those_of_all_have_a_second_table(name, expected):
    levels = tuple(Category(str(at), {}, float(at)) for at in range(5))
    assert is_crossed(QuestionTable(name, name, "single", levels, {})) is expected


def test_what_self_assessments_are_worth_is_told_from_thirty_people():
    pairs = [(one % 5, (one + 1) % 5) for one in range(60)]
    assert FEWEST == 30
    assert agreement(pairs, 29) is None
    assert agreement(pairs, 30) is not None
