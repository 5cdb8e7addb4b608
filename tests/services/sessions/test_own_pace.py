"""The rest of a survey is told at one's own pace: known after eight answers, bounded, never jumping, never upwards."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.services.sessions import own_pace, time_spent
from survey_definitions import Outlook
from survey_definitions.pace import minutes_left


def paces(gaps, *, expected=10.0, common=1.0, left=None):
    """The pace after each answer that took so long; ten minutes are left throughout, unless it is said otherwise."""
    more, found = {}, []
    for n, gap in enumerate(gaps):
        own_pace.note(more, gap, expected)
        own_pace.move(more, common, left(n) if left else Outlook(1, 1, 0.0, 599.0))
        found.append(own_pace.of(more, common))
    return found


def test_up_to_eight_answers_the_pace_is_that_of_all_people():
    assert paces([2.0] * 7, common=1.2) == [1.2] * 7
    assert paces([2.0] * 8, common=1.2)[-1] < 1.2


def test_whoever_is_fast_is_told_less_and_less_and_never_less_than_half():
    found = paces([1.5] * 200)
    assert found == sorted(found, reverse=True)
    assert own_pace.LEAST <= found[-1] < own_pace.LEAST + 0.05


def test_one_answer_moves_it_by_a_tenth_at_most():
    for gaps in ([2.0] * 40, [30.0] * 40, [2.0] * 20 + [80.0] * 20):
        found = paces(gaps, left=lambda n: Outlook(1, 1, 0.0, max(30.0, 600.0 - 15 * n)))
        steps = [after / before for before, after in pairwise(found)]
        assert max(steps) <= 1.1 + 1e-9
        assert min(steps) >= 1 / 1.1 - 1e-9


def test_whoever_is_slow_is_told_no_minute_more_than_before():
    more, told = {}, []
    for n in range(60):
        left = Outlook(1, 1, 300.0 - 5 * n, 600.0 - 10 * n)
        own_pace.note(more, 40.0, 10.0)
        own_pace.move(more, 1.0, left)
        told.append(minutes_left(left, own_pace.of(more, 1.0)))
    assert [one.most for one in told] == sorted((one.most for one in told), reverse=True)
    assert [one.least for one in told] == sorted((one.least for one in told), reverse=True)
    assert 1.3 < own_pace.of(more, 1.0) <= own_pace.MOST


def test_a_slow_pace_shows_once_the_number_comes_down():
    """Six of twelve minutes are gone by the estimate, and seven are told: it takes longer."""
    slow = paces([25.0] * 30, left=lambda n: Outlook(1, 1, 0.0, 720.0 - 12 * n))
    assert slow[-1] > 1.1


@pytest.mark.parametrize("gap", [time_spent.PAUSE, 0.1])
def test_pauses_and_what_no_person_can_do_say_nothing(gap):
    assert paces([gap] * 30) == [1.0] * 30
