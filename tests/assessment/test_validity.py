"""What a self-assessment is worth is said only of enough people, and rightly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions.assessment.validity import FEWEST, agreement

levels = st.tuples(st.integers(1, 5), st.integers(1, 5))


def test_fewer_than_thirty_say_nothing():
    assert agreement([(3, 3)] * (FEWEST - 1)) is None
    assert agreement([(3, 3)] * 60, people=29) is None


def test_perfect_agreement():
    found = agreement([(n % 5 + 1, n % 5 + 1) for n in range(30)])
    assert (found.r, found.same, found.within_one, found.mean_difference, found.d) == (1.0, 100.0, 100.0, 0.0, 0.0)


def test_who_rates_themselves_one_higher_agrees_within_one():
    found = agreement([(n % 4 + 2, n % 4 + 1) for n in range(40)])
    assert (found.r, found.same, found.within_one, found.mean_difference) == (1.0, 0.0, 100.0, 1.0)
    assert found.d > 0


def test_one_side_that_never_changes_has_no_correlation():
    assert agreement([(3, n % 5 + 1) for n in range(30)]).r is None


@given(st.lists(levels, min_size=FEWEST, max_size=80))
def test_figures_stay_within_their_bounds(pairs):
    found = agreement(pairs)
    assert found.r is None or -1 <= found.r <= 1
    assert 0 <= found.same <= found.within_one <= 100
    swapped = agreement([(other, own) for own, other in pairs])
    assert swapped.mean_difference == pytest.approx(-found.mean_difference)
    assert swapped.r == found.r
