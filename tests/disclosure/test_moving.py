"""People come, move, leave, are asked no more while a campaign runs: no two days tell whether one of them answered.

Everything that all roles are shown goes to somebody who has the roster of every day.
"""

import pytest

from tests.disclosure.moving_attacker import ASKED, LEFT, Day, Heard, as_invited, as_today, attack_moving, counted
from tests.disclosure.test_everything import attacked, fresh, lived

__all__ = ["fresh"]
MANY = 100
KNOWN = frozenset({18, 21, 26, 33, 54, 74, 75, 76, 79, 93})
"""Provinces by chance in which something of who answered follows; one that is mended is to be taken off."""


def follows(shown):
    """What follows of those of whom something changed, and of everybody."""
    campaigns = dict.fromkeys(number for number, _, _ in shown.moments)
    return [leak for number in campaigns for leak in attack_moving(*shown.of_days(number))] + attacked(shown)


@pytest.mark.alike
@pytest.mark.parametrize("seed", range(2, 7))
def test_nothing_follows_of_who_comes_moves_or_leaves_while_a_campaign_runs(fresh, seed):
    assert follows(lived(fresh, seed, moves=True)) == []


def known(seed):
    """A province, marked where it is known that something of who answered follows."""
    reason = "who answered, not what, follows in some provinces for whoever has every roster: decision 0017"
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if seed in KNOWN else []
    return pytest.param(seed, marks=marks)


@pytest.mark.slow
@pytest.mark.one_in(MANY)
@pytest.mark.parametrize("seed", map(known, range(7, 7 + MANY)))
def test_nothing_follows_of_who_comes_moves_or_leaves_in_many_provinces(fresh, seed):
    assert follows(lived(fresh, seed, moves=True)) == []


# -- an agency that can be counted on one's fingers

HERE, GONE, THERE = Day("A", ASKED), Day("A", LEFT), Day("B", ASKED)
CHAINS = {"A": ["A", "P"], "B": ["B", "P"]}
PEOPLE = counted([("CV", [HERE] * 3)] * 9 + [("CV", [THERE] * 3)] * 10 + [("CV", [HERE, HERE, GONE])])


def told(*of_a):
    """What a summary says of A on the first and on the second day, and of B the same each time."""
    days = enumerate(of_a, 1)
    return [one for at, a in days for one in (Heard(at, "summary", "A", *a), Heard(at, "summary", "B", 4, 10))]


def test_counted_where_they_are_today_it_follows_what_somebody_did_who_left():
    trail = "of A asked → A asked → A left"
    assert attack_moving(PEOPLE, CHAINS, told((7, 10), (6, 9)), as_today)[0] == f"left: 2: 1.0 {trail}"
    released = [*told((7, 10), (7, 9)), Heard(2, "release", "A", None, 9)]
    assert attack_moving(PEOPLE, CHAINS, released, as_today)[0] == f"left: 2: 0.0 {trail}"


def test_counted_where_they_were_invited_it_does_not():
    assert attack_moving(PEOPLE, CHAINS, told((7, 10), (7, 10)), as_invited) == []


def test_figures_of_another_day_than_that_of_the_invitation_are_noticed():
    assert attack_moving(PEOPLE, CHAINS, told((7, 10), (6, 9))) != []
