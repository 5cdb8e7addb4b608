"""Those who answered by rank or age: a cell is the participation of people whom the roster names."""

from dataclasses import replace
from random import Random

import pytest

from bot.services.group_figures.roster_tables import rare_categories
from survey_definitions.disclosure import (
    Category,
    Count,
    Group,
    Groups,
    QuestionTable,
    protect,
    protect_again,
    release_json,
    summed,
)
from tests.disclosure.organisations import Organisation
from tests.disclosure.roster_attacker import Moment, attack_roster

RANKS = (Category("a"), Category("b"), Category("c"))


def ranked(groups, invited, answered):
    """A table by rank of agencies with so many invited and so many who answered, by rank."""
    counts, roster = (
        summed(groups, {name: Count(sum(row), row) for name, row in cells.items()}) for cells in (answered, invited)
    )
    return QuestionTable("I04", "I04", "single", RANKS, counts, roster=roster)


def agencies(**cells):
    """A province of agencies, each as (invited, answered) by rank."""
    invited, answered = ({name: both[at] for name, both in cells.items()} for at in (0, 1))
    asked, done = sum(map(sum, invited.values())), sum(map(sum, answered.values()))
    leaves = [Group(name, "P", "agency", sum(invited[name]), sum(answered[name])) for name in cells]
    groups = Groups([Group("P", None, "province", asked, done), *leaves])
    return groups, ranked(groups, invited, answered)


def printed(groups, table):
    rows = release_json(protect(groups, [table]), 1, "x")["tables"][0]["rows"]
    return {row["group"]: row.get("cells") for row in rows}


LARGE = ((20, 20, 20), (11, 12, 13))


def test_an_agency_of_twelve_in_which_one_of_a_rank_answered_has_no_row():
    found = printed(*agencies(A=((6, 4, 2), (5, 3, 1)), B=LARGE, C=LARGE, D=LARGE))
    assert found["A"] is None
    assert sum(row is None for row in found.values()) == 2  # and another one, so that A does not follow
    assert found["P"] == [38, 39, 40]


@pytest.mark.parametrize(
    ("invited", "answered"),
    [((20, 20, 3), (11, 12, 0)), ((20, 20, 20), (11, 12, 4)), ((20, 20, 4), (11, 12, 4))],
)
def test_that_none_few_or_all_of_a_handful_answered_is_not_said(invited, answered):
    assert printed(*agencies(A=(invited, answered), B=LARGE, C=LARGE, D=LARGE))["A"] is None


def test_a_rank_that_nobody_has_hides_nothing():
    assert printed(*agencies(A=((20, 20, 0), (11, 12, 0)), B=LARGE, C=LARGE))["A"] == [11, 12, 0]


def test_four_in_five_of_one_rank_are_not_said_either():
    found = release_json(protect(*_one_table(agencies(A=((20, 5, 0), (20, 4, 0)), B=LARGE, C=LARGE))), 1, "x")
    assert found["tables"][0]["rows"][1] == {"group": "A", "shown": False}


def _one_table(both):
    return both[0], [both[1]]


def test_a_second_release_does_not_tell_who_was_late():
    first = agencies(A=LARGE, B=LARGE, C=LARGE)
    second = agencies(A=((20, 20, 20), (17, 18, 14)), B=LARGE, C=LARGE)  # 13 more, one of rank c
    again = protect_again(*_one_table(second), protect(*_one_table(first)))
    assert set(again.hiding["I04"].values()) == {"hidden"}


def test_where_a_sibling_answered_completely_its_rows_give_away_no_handful_beside_it():
    """All of B answered, so that its ranks are known; the block's row less these would be A's one of rank c."""
    found = printed(*agencies(A=((20, 20, 1), (11, 12, 1)), B=((20, 20, 20), (20, 20, 20))))
    assert found == {"P": None, "A": None, "B": None}


# -- organisations by chance


def by_chance(seed):
    """What is printed of an organisation, and what the roster says of it: groups, a table, leaves, sizes."""
    organisation, chance = Organisation(seed, divisions=seed % 2 == 0), Random(seed)
    groups = organisation.groups(("province", "block", "agency"))
    weights = chance.choice(((6, 3, 1), (5, 4, 3), (12, 6, 1)))
    invited = {leaf: [0, 0, 0] for leaf in organisation.leaves}
    answered = {leaf: [0, 0, 0] for leaf in organisation.leaves}
    for leaf, _, answer in organisation.people:
        at = chance.choices(range(3), weights)[0]
        invited[leaf][at] += 1
        answered[leaf][at] += answer is not None
    table = ranked(groups, *({leaf: tuple(row) for leaf, row in cells.items()} for cells in (invited, answered)))
    inside = {
        name: [leaf for leaf in organisation.leaves if leaf.startswith(name) or name == "P"]
        for name in organisation.parents
    }
    return groups, table, inside, invited


def told(groups, table):
    release = release_json(protect(groups, [table]), 1, "x")
    answered = {one["id"]: one["answered"] for one in release["groups"] if one["answered"] is not None}
    rows = {row["group"]: row["cells"] for row in release["tables"][0]["rows"] if "cells" in row}
    return [Moment(answered, rows)]


@pytest.mark.parametrize("seed", range(12))
def test_nothing_follows_from_the_table_and_the_roster(seed):
    groups, table, inside, sizes = by_chance(seed)
    assert attack_roster(inside, sizes, told(groups, table)) == []


def test_the_attacker_finds_people_where_the_cells_are_taken_for_answers():
    found = [attack_roster(inside, sizes, told(groups, replace(table, roster=None)))
             for groups, table, inside, sizes in map(by_chance, range(12))]  # fmt: skip
    assert sum(map(bool, found)) > 8
    assert any(leak.startswith("p") for leaks in found for leak in leaks)


# -- categories


def test_rare_categories_stand_together_and_are_no_handful():
    sizes = {"a": 100, "b": 30, "c": 12, "d": 4, "": 2, "gone": 1}
    assert rare_categories(["a", "b", "c", "d", "e"], sizes) == {"d", "c"}  # 4 and 3 are too few without c
    assert rare_categories(["a", "b", "c"], {"a": 100, "b": 30, "c": 12}) == frozenset()
    assert rare_categories(["a", "b"], {"a": 100, "b": 30, "": 3}) == {"b"}
