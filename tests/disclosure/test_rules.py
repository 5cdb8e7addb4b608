"""The rules of disclosure control, one by one, on organisations small enough to count on one's fingers."""

from dataclasses import replace
from itertools import product

import pytest

from survey_definitions.disclosure import (
    Category,
    Count,
    Group,
    Groups,
    NotReleasable,
    Partition,
    QuestionTable,
    Shown,
    release_json,
    shown_participation,
    summed,
)
from survey_definitions.disclosure.counts import added
from survey_definitions.disclosure.protecting import protect
from survey_definitions.disclosure.rules import K, remainder_is_safe, telling
from survey_definitions.disclosure.second import protect_again
from tests.disclosure.attacker import attack

CODES = (Category("1"), Category("2"), Category("3"))


def organisation(**agencies):
    """A province of agencies, each given as its cells; everybody invited but three has answered."""
    leaves = [Group(name, "P", "agency", sum(cells) + 3, sum(cells)) for name, cells in agencies.items()]
    invited, answered = sum(one.invited for one in leaves), sum(one.answered for one in leaves)
    groups = Groups([Group("P", None, "province", invited, answered), *leaves])
    counts = {name: Count(sum(cells), cells) for name, cells in agencies.items()}
    return groups, QuestionTable("Q", "Q", "single", CODES, summed(groups, counts))


def shown(groups, table):
    return {group: str(shown) for group, shown in protect(groups, [table]).hiding["Q"].items()}


def test_a_group_of_four_is_hidden_and_its_smallest_sibling_with_it():
    assert shown(*organisation(A=(2, 1, 1), B=(3, 2, 1), C=(5, 5, 5))) == {
        "P": "exact",
        "A": "hidden",
        "B": "hidden",
        "C": "exact",
    }


def test_two_small_groups_that_are_less_than_five_together_hide_a_third():
    assert shown(*organisation(A=(1, 1, 0), B=(0, 1, 1), C=(3, 3, 3), D=(5, 5, 5)))["C"] == "hidden"


def test_four_in_five_alike_are_printed_as_at_least_whether_or_not_all_agree():
    groups, table = organisation(A=(8, 2, 0), B=(6, 0, 0), C=(5, 5, 5), D=(4, 4, 4))
    rows = {row["group"]: row for row in release_json(protect(groups, [table]), 1, "x")["tables"][0]["rows"]}
    assert rows["A"] == {"group": "A", "shown": True, "total": 10, "at_least": {"category": "1", "percent": 80}}
    assert rows["B"] == {"group": "B", "shown": True, "total": 6, "at_least": {"category": "1", "percent": 80}}


def test_a_unanimous_remainder_hides_a_sibling_though_it_is_large_enough():
    assert shown(*organisation(A=(4, 0, 0), B=(4, 0, 0), C=(3, 3, 0), D=(5, 5, 5)))["C"] == "hidden"


def test_where_at_least_gives_away_a_hidden_sibling_more_is_hidden():
    """A and B have 8 of the first answer together; B alone has 8 of its 10 at least, so that A's four are known."""
    groups, table = organisation(A=(0, 4, 0), B=(8, 2, 0), C=(5, 5, 5), D=(4, 4, 4))
    assert str(attack({"releases": [release_json(protect(groups, [table]), 1, "x")]})) == "nothing"
    assert shown(groups, table)["P"] == "exact"


def test_a_remainder_in_which_nobody_answered_hides_nobody():
    cells = {"A": (0, 0, 0), "B": (3, 3, 3), "C": (5, 5, 5)}
    leaves = [Group(name, "P", "agency", 20, 10) for name in cells]  # in A all passed over this question
    groups = Groups([Group("P", None, "province", 60, 30), *leaves])
    counts = {name: Count(sum(row), row) for name, row in cells.items()}
    assert shown(groups, QuestionTable("Q", "Q", "single", CODES, summed(groups, counts)))["B"] == "exact"


def test_a_parent_is_hidden_when_hiding_its_children_does_not_help():
    assert shown(*organisation(A=(3, 2, 0))) == {"P": "exact", "A": "exact"}
    assert set(shown(*organisation(A=(2, 1, 0), B=(0, 0, 1))).values()) == {"hidden"}


def test_what_is_hidden_hides_everything_below_it():
    groups = Groups(
        [
            Group("P", None, "province", 40, 30),
            Group("K", "P", "block", 20, 15),
            Group("L", "P", "block", 20, 15),
            Group("A", "K", "agency", 10, 8),
            Group("B", "K", "agency", 10, 7),
        ]
    )
    counts = {"A": Count(8, (6, 2, 0)), "B": Count(7, (7, 0, 0)), "L": Count(15, (5, 5, 5))}
    rows = shown(groups, QuestionTable("Q", "Q", "single", CODES, summed(groups, counts)))
    assert rows["K"] == "at_least"
    assert (rows["A"], rows["B"]) == ("hidden", "hidden")


def test_a_hidden_row_looks_like_every_other_hidden_row():
    groups, table = organisation(A=(2, 1, 1), B=(3, 2, 1), C=(5, 5, 5))
    rows = release_json(protect(groups, [table]), 1, "x")["tables"][0]["rows"]
    assert [row for row in rows if not row["shown"]] == [{"group": one, "shown": False} for one in "AB"]


def test_a_part_of_another_division_cannot_be_subtracted_either():
    groups = Groups(
        [Group("P", None, "province", 20, 14)],
        [Partition("P", "role", (Group("leader", None, "filter", 6, 4), Group("official", None, "filter", 14, 10)))],
    )
    counts = {"P": Count(14, (5, 5, 4)), "leader": Count(4, (2, 2, 0)), "official": Count(10, (3, 3, 4))}
    rows = shown(groups, QuestionTable("Q", "Q", "single", CODES, counts))
    assert rows == {"P": "exact", "leader": "hidden", "official": "hidden"}


def test_that_nobody_chose_an_option_is_no_secret_but_that_everybody_did_is():
    groups, table = organisation(A=(0, 0, 0), B=(0, 0, 0))
    counts = {"A": Count(9, (9, 0, 3)), "B": Count(9, (0, 0, 5)), "P": Count(18, (9, 0, 8))}
    groups = Groups([Group("P", None, "province", 24, 18), *(Group(one, "P", "agency", 12, 9) for one in "AB")])
    rows = shown(groups, QuestionTable("Q", "Q", "multi", CODES, counts))
    assert rows == {"P": "exact", "A": "at_least", "B": "hidden"}
    del table


def test_what_comparing_two_tables_tells_of_one_to_four_people_is_hidden():
    groups, table = organisation(A=(3, 3, 3), B=(4, 4, 4), C=(5, 5, 5), D=(6, 6, 6))
    beside = replace(table, left_out={"P": 7, "A": 1, "C": 6})  # of A one is counted elsewhere, but not here
    found = shown(groups, beside)
    assert (found["A"], found["P"]) == ("hidden", "exact")
    assert list(found.values()).count("hidden") >= 2  # and another one, so that A does not follow
    assert shown(groups, replace(beside, left_out={"P": 12, "C": 12}))["C"] == "exact"


# -- hidden groups printed as one: "others"


def test_others_would_print_nothing_that_does_not_follow_already():
    """Where hidden parts may be printed as one group, what is left beside the others may be worked out anyway."""
    rows = [Count(a + b, (a, b)) for a in range(5) for b in range(5) if a + b]
    pairs = [pair for pair in product(rows, repeat=2) if added(pair).total >= K and telling(added(pair)) is None]
    assert len(pairs) > 300
    assert all(remainder_is_safe(pair) for pair in pairs)


@pytest.mark.parametrize(("members", "cells", "is_safe"), [(["B", "C"], [4, 5], True), (["B"], [2, 2], False)])
def test_the_attacker_reads_others_as_the_sum_of_their_members(members, cells, is_safe):
    sizes = {"P": 30, "A": 14, "B": 8, "C": 8}
    groups = [
        {"id": one, "parent": None if one == "P" else "P", "level": "x", "invited": size, "answered": None}
        for one, size in sizes.items()
    ]
    groups.append({"id": "P~others", "parent": None, "level": "others", "members": members})
    shown = {"P": [9, 9], "A": [5, 4], "P~others": cells}
    rows = [{"group": one, "shown": True, "total": sum(row), "cells": row} for one, row in shown.items()]
    table = {"id": "Q", "question": "Q", "type": "single", "categories": [{"code": "1"}, {"code": "2"}], "rows": rows}
    assert bool(attack({"releases": [{"groups": groups, "partitions": [], "tables": [table]}]})) is not is_safe


# -- participation


def participation(*agencies):
    leaves = [Group(f"A{at}", "P", "agency", *pair) for at, pair in enumerate(agencies)]
    whole = Group("P", None, "province", sum(a for a, _ in agencies), sum(b for _, b in agencies))
    return shown_participation(Groups([whole, *leaves]))


def test_participation_of_four_invited_follows_from_no_subtraction():
    assert participation((4, 2), (9, 5), (20, 11)) == {"P", "A2"}
    assert participation((9, 5), (20, 11)) == {"P", "A0", "A1"}


def test_a_rest_of_whom_none_or_all_answered_is_made_larger():
    assert participation((3, 0), (4, 0), (9, 5), (20, 11)) == {"P", "A3"}
    assert participation((3, 3), (4, 4), (9, 9), (20, 11)) == {"P"}


# -- a second release


def again(first, second, invited=40):
    """Two releases of agencies of so many invited; gives the second, or raises."""

    def made(cells):
        leaves = [Group(name, "P", "agency", invited, sum(cells[name])) for name in cells]
        whole = Group("P", None, "province", invited * len(leaves), sum(one.answered for one in leaves))
        groups = Groups([whole, *leaves])
        counts = {name: Count(sum(row), row) for name, row in cells.items()}
        return groups, [QuestionTable("Q", "Q", "single", CODES, summed(groups, counts))]

    return protect_again(*made(second), protect(*made(first)))


FIRST = {"A": (5, 5, 5), "B": (4, 4, 4), "C": (6, 5, 4)}


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (FIRST, "nothing_new"),
        (FIRST | {"A": (7, 7, 5)}, "few_new"),
        (FIRST | {"A": (3, 9, 9)}, "changed"),
        (FIRST | {"A": (4, 4, 4)}, "changed"),
    ],
)
def test_there_is_no_second_release_of_few_or_changed_answers(second, reason):
    with pytest.raises(NotReleasable) as refused:
        again(FIRST, second)
    assert refused.value.reason == reason


def test_a_group_whose_new_answers_are_all_alike_is_not_printed_again():
    found = again(FIRST, FIRST | {"A": (11, 5, 5), "B": (7, 7, 7)}).hiding["Q"]
    assert found["A"] is Shown.HIDDEN
    assert found["P"] is Shown.EXACT


def test_nothing_is_shown_the_second_time_that_was_hidden_the_first():
    found = again({"A": (2, 1, 1), "B": (2, 2, 2), "C": (9, 9, 9)}, {"A": (4, 4, 4), "B": (5, 5, 5), "C": (9, 9, 9)})
    assert found.hiding["Q"] == {"P": "exact", "A": "hidden", "B": "hidden", "C": "exact"}
