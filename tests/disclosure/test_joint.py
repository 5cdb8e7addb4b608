"""All tables at once, for whoever has the roster: no answer follows, and one does where nobody looks."""

import numpy as np
import pytest

from survey_definitions.disclosure import (
    AnswerPlaces,
    Category,
    Count,
    Group,
    Groups,
    Partition,
    QuestionTable,
    as_json,
    protecting,
    release_json,
    second,
    two_way,
)
from survey_definitions.disclosure.chains import reached
from survey_definitions.disclosure.protecting import protect
from survey_definitions.disclosure.releases import NotReleasable
from survey_definitions.disclosure.rows import Shown
from survey_definitions.disclosure.second import protect_again
from tests.disclosure.crowds import KINDS, ChanceCrowd
from tests.disclosure.joint_attacker import Place, attack_jointly, of_document, roster_of

MANY = 30  # organisations of each kind


def attacked(crowd):
    """What follows of answers from the first release of an organisation, and of who answered."""
    release = protect(*crowd.counted())
    document = as_json("S", [release_json(release, 1, "2026-06-30")])
    leaks = attack_jointly(roster_of(crowd.people), crowd.parents, of_document(document))
    return [one for one in leaks if one[0] != "p"], [one for one in leaks if one[0] == "p"]


@pytest.mark.parametrize(("kind", "seed"), [("many small agencies", 1), ("one dominant agency", 0)])
def test_no_answer_of_a_handful_follows_from_all_tables_and_the_roster(kind, seed):
    assert attacked(ChanceCrowd(seed, KINDS[kind])) == ([], [])


@pytest.mark.slow
@pytest.mark.one_in(len(KINDS) * MANY)
@pytest.mark.parametrize("seed", range(MANY))
@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_follows_in_organisations_of_any_kind(kind, seed):
    answers, _who = attacked(ChanceCrowd(seed, KINDS[kind]))
    assert answers == []


def _look_at_neither(monkeypatch):
    monkeypatch.setattr(protecting, "hide_by_place", lambda *_, **__: None)
    monkeypatch.setattr(second, "hide_by_place", lambda *_, **__: None)
    monkeypatch.setattr(two_way, "_beside", lambda *_: lambda: None)


def test_most_rows_are_shown_that_were_before_both_divisions_were_looked_at(monkeypatch):
    kinds = ("mixed", "two levels", "large agencies")
    now = [_shown(protect(*ChanceCrowd(seed, KINDS[kind]).counted())) for kind in kinds for seed in range(6)]
    _look_at_neither(monkeypatch)
    before = [_shown(protect(*ChanceCrowd(seed, KINDS[kind]).counted())) for kind in kinds for seed in range(6)]
    assert (sum(before) > 300, sum(now) >= 0.9 * sum(before)) == (True, True), (sum(now), sum(before))


def _shown(release):
    return sum(row != "hidden" for hiding in release.hiding.values() for row in hiding.values())


def test_a_row_that_says_at_least_gives_way_before_the_province_does():
    """It holds the answers of those in it fast; rows hidden in its stead were hidden in vain."""
    release = protect(*ChanceCrowd(3, KINDS["one dominant agency"]).counted())
    assert release.hiding["I09"][release.groups.tree[0].id] is Shown.EXACT


# -- one organisation that can be counted on one's fingers

CODES = tuple(map(Category, "123"))
INVITED = {("A", "heads"): 1, ("A", "others"): 9, ("B", "heads"): 8, ("B", "others"): 20}


def divided(cells):
    """Two agencies with heads and others, who gave so many of each answer."""
    asked, done, said = {}, {}, {}
    for (agency, part), row in cells.items():
        for group in ("P", agency, part):
            asked[group] = asked.get(group, 0) + INVITED[agency, part]
            done[group] = done.get(group, 0) + sum(row)
            said[group] = [one + other for one, other in zip(said.get(group, (0, 0, 0)), row, strict=True)]
    tree = [Group(one, None if one == "P" else "P", "x", asked[one], done[one]) for one in ("P", "A", "B")]
    parts = tuple(Group(one, None, "filter", asked[one], done[one]) for one in ("heads", "others"))
    numbers = np.array(list(cells.values()))
    silent = np.array(list(INVITED.values())) - numbers.sum(axis=1)
    places = AnswerPlaces(list(cells), numbers, numbers.sum(axis=1), silent)
    counts = {group: Count(sum(row), tuple(row)) for group, row in said.items()}
    return Groups(tree, [Partition("P", "role", parts)]), QuestionTable(
        "Q", "Q", "single", CODES, counts, answers=places
    )


def found(document):
    """What follows for whoever knows who is where."""
    roster = {Place(agency, part, "", ""): number for (agency, part), number in INVITED.items()}
    moments = of_document(document)
    for told in moments:
        told.tables = [{**one, "rows": [_named(row) for row in one["rows"]]} for one in told.tables]
        told.answered = {_part(group): number for group, number in told.answered.items()}
    return [one for one in attack_jointly(roster, {"A": "P", "B": "P", "P": None}, moments) if one[0] != "p"]


def _named(row):
    return {**row, "group": _part(row["group"])}


def _part(group):
    return f"position_group:{group}" if group in ("heads", "others") else group


ALONE = {("A", "heads"): (1, 0, 0), ("A", "others"): (0, 3, 3), ("B", "heads"): (0, 4, 2), ("B", "others"): (0, 6, 7)}
"""The first answer was given once, in A, and by a head; A has one head."""


def printed(*releases):
    return as_json("S", [release_json(one, at, "x") for at, one in enumerate(releases, 1)])


def test_the_answer_of_the_one_head_of_an_agency_follows_from_no_two_rows(monkeypatch):
    groups, table = divided(ALONE)
    release = protect(groups, [table])
    assert found(printed(release)) == []
    assert release.hiding["Q"]["P"] == "exact"
    _look_at_neither(monkeypatch)
    assert any("position heads of A" in one for one in found(printed(protect(groups, [table]))))


def test_where_others_may_have_said_it_too_both_rows_are_printed():
    groups, table = divided({**ALONE, ("B", "others"): (2, 6, 7)})
    release = protect(groups, [table])
    assert {group: str(row) for group, row in release.hiding["Q"].items()} == dict.fromkeys(
        ("P", "A", "B", "heads", "others"), "exact"
    )
    assert found(printed(release)) == []


def test_what_was_added_for_a_second_release_follows_from_no_two_rows_either():
    first = {**ALONE, ("A", "others"): (1, 1, 1), ("A", "heads"): (0, 1, 0), ("B", "others"): (2, 4, 2)}
    later = {**first, ("A", "others"): (1, 4, 3), ("B", "others"): (2, 7, 5)}
    release = protect(*_listed(divided(first)))
    try:
        again = protect_again(*_listed(divided(later)), release)
    except NotReleasable:
        pytest.fail("five more in each group that has any")
    assert found(printed(release, again)) == []


def _listed(both):
    return both[0], [both[1]]


# -- chains


def test_a_chain_goes_by_way_of_other_rows_until_each_column_has_what_it_had():
    gives = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]], dtype=bool)
    gets = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=bool)
    others = gives.copy()
    others[0, 0] = False  # the one who is asked of
    assert reached(others, gets)[0, 0]  # 0 takes it from 1 in its row, 1 from 2 in the last, 2 from 0 in the second
    others[2, 1] = False
    assert not reached(others, gets)[0, 0]
