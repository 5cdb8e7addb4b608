"""Those who answered by rank or age: a cell is the participation of people whom the roster names."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from bot.services.group_figures.roster_tables import rare_categories
from survey_definitions.disclosure import (
    Category,
    Count,
    Group,
    Groups,
    KnownPlaces,
    Partition,
    QuestionTable,
    release_json,
    summed,
)
from survey_definitions.disclosure.protecting import protect
from survey_definitions.disclosure.second import protect_again
from tests.disclosure.organisations import ROLES, Organisation
from tests.disclosure.roster_attacker import Moment, attack_roster

TELLING = 40253
"""An organisation of which the tree and the position groups together tell of a handful."""

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


def of_places(cells):
    """Everybody by leaf and part, from the invited and those who answered by rank."""
    return KnownPlaces(list(cells), *(np.array([both[at] for both in cells.values()]) for at in (0, 1)))


def by_chance(seed, *, partitioned=False):
    """What is printed of an organisation, and what the roster says of it: groups, a table, places, sizes."""
    organisation, chance = Organisation(seed, divisions=seed % 2 == 0, partitioned=partitioned), Random(seed)
    groups = organisation.groups(("province", "block", "agency"))
    weights = chance.choice(((6, 3, 1), (5, 4, 3), (12, 6, 1)))
    asked, done = {}, {}
    for leaf, role, answer in organisation.people:
        at = chance.choices(range(3), weights)[0]
        for key in {leaf, role, (leaf, role)}:
            asked.setdefault(key, [0, 0, 0])[at] += 1
            done.setdefault(key, [0, 0, 0])[at] += answer is not None
    roles = ROLES if partitioned else ()
    asked, done = ({key: Count(sum(row), tuple(row)) for key, row in cells.items()} for cells in (asked, done))
    counts, roster = (
        summed(groups, {leaf: cells[leaf] for leaf in organisation.leaves if leaf in cells})
        | {role: cells[role] for role in roles if role in cells}
        for cells in (done, asked)
    )
    places = [key for key in asked if isinstance(key, tuple)]
    known = of_places({key: (asked[key].cells, done[key].cells) for key in places}) if partitioned else None
    table = QuestionTable("I04", "I04", "single", RANKS, counts, roster=roster, places=known)
    table = replace(table, levels=("province", "block", "agency"))
    inside = {name: [one for one in places if one[0].startswith(name) or name == "P"] for name in organisation.parents}
    inside |= {role: [one for one in places if one[1] == role] for role in roles}
    inside |= {one: [one] for one in places if partitioned}
    return groups, table, inside, {key: list(asked[key].cells) for key in places}


def told(groups, table):
    release = release_json(protect(groups, [table]), 1, "x")
    answered = {one["id"]: one["answered"] for one in release["groups"] if one["answered"] is not None}
    rows = {row["group"]: row["cells"] for row in release["tables"][0]["rows"] if "cells" in row}
    return [Moment(answered, rows)]


@pytest.mark.parametrize("seed", range(12))
def test_nothing_follows_from_the_table_and_the_roster(seed):
    groups, table, inside, sizes = by_chance(seed)
    assert attack_roster(inside, sizes, told(groups, table)) == []


@pytest.mark.parametrize("seed", [*range(4), TELLING])
def test_nothing_follows_from_the_table_and_the_roster_with_participation_of_position_groups(seed):
    groups, table, inside, sizes = by_chance(seed, partitioned=True)
    assert attack_roster(inside, sizes, told(groups, table)) == []


def test_the_attacker_finds_people_where_nobody_looks_at_position_groups():
    groups, table, inside, sizes = by_chance(TELLING, partitioned=True)
    assert attack_roster(inside, sizes, told(groups, replace(table, places=None)))


def test_nearly_all_rows_are_printed_that_were_before_position_groups_were_looked_at():
    listed = [by_chance(seed, partitioned=True) for seed in range(60)]
    now, before = (
        sum(len(told(groups, one)[0].rows) for groups, table, *_ in listed for one in [replace(table, **change)])
        for change in ({}, {"places": None})
    )
    assert (before > 40, now >= 0.9 * before) == (True, True)


def test_where_all_of_the_other_position_groups_answered_no_row_gives_away_a_handful_of_the_one_that_is_left():
    """The province's row tells that one of rank a is silent, participation that it is one of the heads' two."""
    groups, table = agencies(A=((10, 8, 0), (9, 7, 0)), B=((9, 9, 0), (9, 8, 0)))
    assert printed(groups, table)["P"] == [18, 15, 0]
    places = {
        ("A", "heads"): ((2, 3, 0), (1, 2, 0)),
        ("A", "others"): ((8, 5, 0), (8, 5, 0)),
        ("B", "heads"): ((0, 2, 0), (0, 1, 0)),
        ("B", "others"): ((9, 7, 0), (9, 7, 0)),
    }
    parts = {"heads": ((2, 5, 0), (1, 3, 0)), "others": ((17, 12, 0), (17, 12, 0))}
    filters = tuple(Group(name, None, "filter", sum(asked), sum(done)) for name, (asked, done) in parts.items())
    counts, roster = ({name: Count(sum(both[at]), both[at]) for name, both in parts.items()} for at in (1, 0))
    beside = replace(
        table,
        counts={**table.counts, **counts},
        roster={**table.roster, **roster},
        places=of_places(places),
        levels=("province", "agency"),
    )
    assert printed(Groups(groups.tree, [Partition("P", "role", filters)]), beside)["P"] is None


def test_the_attacker_finds_people_where_the_cells_are_taken_for_answers():
    found = [
        attack_roster(inside, sizes, told(groups, replace(table, roster=None)))
        for groups, table, inside, sizes in map(by_chance, range(12))
    ]
    assert sum(map(bool, found)) > 8
    assert any(leak.startswith("p") for leaks in found for leak in leaks)


# -- categories


def test_rare_categories_stand_together_and_are_no_handful():
    sizes = {"a": 100, "b": 30, "c": 12, "d": 4, "": 2, "gone": 1}
    assert rare_categories(["a", "b", "c", "d", "e"], sizes) == {"d", "c"}  # 4 and 3 are too few without c
    assert rare_categories(["a", "b", "c"], {"a": 100, "b": 30, "c": 12}) == frozenset()
    assert rare_categories(["a", "b"], {"a": 100, "b": 30, "": 3}) == {"b"}
