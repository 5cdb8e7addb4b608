"""Counts of who has answered: they add up, and what is hidden cannot be computed from what is shown."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.services.summaries.participation import (
    HeadCount,
    K,
    ShownGroup,
    Suggestion,
    action,
    bars,
    block_rate,
    percent,
    together,
)

COUNT = st.integers(0, 12)
STANDINGS = st.builds(HeadCount, COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, COUNT)
GROUPS = st.lists(st.tuples(st.integers(1, 14), st.integers(0, 14)), min_size=1, max_size=8).map(
    lambda sizes: [ShownGroup(f"D{n}", invited, min(invited, done)) for n, (invited, done) in enumerate(sizes)]
)


def worlds(sizes, submitted):
    """The fewest and most submissions each group can have when all of them together have so many."""
    whole = sum(sizes)
    return [(max(0, submitted - (whole - size)), min(size, submitted)) for size in sizes]


@given(GROUPS)
def test_what_is_hidden_cannot_be_computed_from_what_is_shown_and_the_total(groups):
    """The reader knows how many people each group has, the total, and the rule."""
    found = bars(groups)
    shown = {bar.code for bar in found.shown}
    hidden = [group for group in groups if group.code not in shown]
    total, invited = sum(g.submitted for g in groups), sum(g.invited for g in groups)
    rest = total - sum(bar.submitted for bar in found.shown)
    by_total = dict(zip((g.code for g in groups), worlds([g.invited for g in groups], total), strict=True))
    for group, (fewest, most) in zip(hidden, worlds([g.invited for g in hidden], rest), strict=True):
        assert fewest < most or by_total[group.code][0] == by_total[group.code][1], "only the total may tell it"
    assert invited == sum(bar.invited for bar in found.shown) + (found.others.invited if found.others else 0)


@given(GROUPS)
def test_every_group_shown_is_large_enough_and_the_rest_adds_up(groups):
    found = bars(groups)
    assert all(bar.invited >= K for bar in found.shown)
    assert found.hidden == len(groups) - len(found.shown)
    rest = (sum(g.submitted for g in groups), sum(g.invited for g in groups))
    others = (found.others.submitted, found.others.invited) if found.others else (0, 0)
    assert rest == (sum(b.submitted for b in found.shown) + others[0], sum(b.invited for b in found.shown) + others[1])
    if found.shown and found.others:
        assert found.hidden > 1
        assert found.others.invited >= K


@given(GROUPS)
def test_the_order_of_the_groups_changes_nothing(groups):
    assert bars(groups) == bars(list(reversed(groups)))


def test_one_small_division_takes_the_smallest_shown_one_with_it():
    found = bars([ShownGroup("A", 9, 4), ShownGroup("B", 6, 3), ShownGroup("C", 3, 1)])
    assert [bar.code for bar in found.shown] == ["A"]
    assert found.others == ShownGroup("", 9, 4)


def test_two_small_divisions_of_whom_nobody_has_answered_would_give_themselves_away():
    found = bars([ShownGroup("A", 9, 4), ShownGroup("B", 6, 3), ShownGroup("C", 3, 0), ShownGroup("D", 4, 0)])
    assert [bar.code for bar in found.shown] == ["A"]


def test_on_the_first_day_the_total_says_it_all_anyway():
    found = bars([ShownGroup("A", 9, 0), ShownGroup("B", 6, 0), ShownGroup("C", 3, 0), ShownGroup("D", 4, 0)])
    assert [bar.code for bar in found.shown] == ["A", "B"]


@given(st.lists(STANDINGS, max_size=6))
def test_places_add_up_to_the_total(standings):
    whole = together(standings)
    assert whole.total == sum(one.total for one in standings)
    places = (whole.submitted, whole.in_progress, whole.not_started, whole.not_joined, whole.unreachable)
    assert whole.total == sum(places)
    assert HeadCount.from_json(whole.to_json()) == whole


@given(STANDINGS, STANDINGS, COUNT)
def test_who_moves_between_units_changes_both_and_not_the_sum(one, other, moved):
    assume(moved <= one.submitted)
    less = HeadCount(one.submitted - moved, *(getattr(one, name) for name in list(one.to_json())[1:]))
    more = other.plus(HeadCount(submitted=moved))
    assert together([less, more]) == together([one, other])


def test_a_group_below_the_threshold_has_no_rate():
    assert percent(2, K - 1) is None
    assert percent(1, 8) == 13
    assert percent(8, 8) == 100


def test_a_block_average_of_two_agencies_would_tell_of_the_other():
    own, other = HeadCount(submitted=3, not_started=7), HeadCount(submitted=5, not_started=5)
    assert block_rate(own, [other]) is None
    assert block_rate(own, [other, HeadCount()]) is None
    assert block_rate(own, [other, other]) == 43
    assert block_rate(own, [HeadCount(not_started=9), HeadCount(not_started=9)]) is None, (
        "nobody: each of them has none"
    )


def test_the_most_useful_step():
    assert action(HeadCount(submitted=4, not_joined=2, unreachable=1, not_started=9)) == Suggestion("invite", 3)
    assert action(HeadCount(submitted=4, in_progress=1)) == Suggestion("remind", 1)
    assert action(HeadCount(submitted=4), unsupervised=2) == Suggestion("supervisors", 2)
    assert action(HeadCount(submitted=4)) == Suggestion("none")


def test_shortly_before_the_deadline_who_has_not_joined_comes_last():
    everywhere = HeadCount(submitted=4, not_joined=2, unreachable=1, not_started=7, in_progress=2)
    assert action(everywhere, is_late=True) == Suggestion("finish-invite", 9)
    assert action(HeadCount(submitted=4, in_progress=1), is_late=True) == Suggestion("finish", 1)
    assert action(HeadCount(submitted=4, not_joined=2), is_late=True) == Suggestion("invite", 2)
    assert action(HeadCount(submitted=4), unsupervised=2, is_late=True) == Suggestion("supervisors", 2)
    assert not action(HeadCount(submitted=4), 2).concerns_answers
    assert action(everywhere, is_late=True).concerns_answers
