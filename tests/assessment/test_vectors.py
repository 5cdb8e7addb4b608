"""The vectors, and laws over whatever people may declare."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions.assessment.bands import exact, make_bands
from survey_definitions.assessment.eligibility import ExperienceRule, apply_rule
from survey_definitions.assessment.experience import Counting, covered, gaps, read_clock
from survey_definitions.assessment.gap import measure
from survey_definitions.assessment.months import ranges
from survey_definitions.assessment.posts import Post
from survey_definitions.assessment.shipped import shipped_definition
from survey_definitions.assessment.targets import Position
from tests.assessment.vectors import FILE, failure, vectors

BORDERS = FILE.with_name("borders.jsonl")  # our own: nothing, borders of months and bands, leap days

REFERENCE = 2023 * 12 + 5
CODES = shipped_definition().targets.order
CV = Position(group="CV")

months = st.integers(REFERENCE - 300, REFERENCE + 6)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """Any post that ends after it begins."""
    first = draw(months)
    last = draw(st.one_of(st.none(), st.integers(first, first + 120)))
    kind = draw(st.sampled_from(("main", "concurrent", "secondment", "probation", "outside_public", "rotation")))
    return Post(first, last, frozenset(draw(st.sets(st.sampled_from(("F01", "F02", "F03")), max_size=3))), kind)


levels = st.dictionaries(st.sampled_from(CODES), st.one_of(st.integers(1, 5), st.just("na")))


@pytest.mark.parametrize("path", [FILE, BORDERS], ids=lambda one: one.stem)
def test_vectors_pass(path: Path) -> None:
    found = [failure(vector) for vector in vectors(path)]
    assert len(found) > 150
    assert [one for one in found if one] == []


def _days(post: Post) -> set[date]:
    """Every day of a post up to the end of the reference month."""
    last = REFERENCE if post.last is None else min(post.last, REFERENCE)
    day, found = date(post.first // 12, post.first % 12 + 1, 1), set()
    end = date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    while day <= end:
        found.add(day)
        day += timedelta(1)
    return found


@given(st.lists(posts(), max_size=4))
def test_union_of_months_is_that_of_their_days(held: list[Post]) -> None:
    days = {day for post in held for day in _days(post)}
    assert len(covered(held, REFERENCE)) == len({(day.year, day.month) for day in days})


@given(st.lists(posts(), max_size=6))
def test_gaps_and_covered_months_divide_the_time_between_first_and_last(held: list[Post]) -> None:
    there = covered(held, REFERENCE)
    missing = {month for first, last in gaps(held, REFERENCE) for month in range(first, last + 1)}
    assert not missing & there
    if there:
        assert missing | there == set(range(min(there), max(there) + 1))


@given(st.lists(posts(), max_size=5), posts())
def test_another_post_never_opens_a_gap_inside_nor_takes_from_the_total(held: list[Post], one: Post) -> None:
    before, after = covered(held, REFERENCE), covered([*held, one], REFERENCE)
    assert before <= after
    inside = {m for first, last in gaps(held, REFERENCE) for m in range(first, last + 1)}
    now = {m for first, last in gaps([*held, one], REFERENCE) for m in range(first, last + 1)}
    if before:
        assert {m for m in now if min(before) <= m <= max(before)} <= inside


@given(st.lists(posts(), max_size=5), st.integers(1, 60))
def test_met_from_is_the_first_reference_month_at_which_enough_months_count(held: list[Post], asked: int) -> None:
    rule = ExperienceRule("R", frozenset(("F01",)), asked, Counting(probation=True))
    found = apply_rule(held, rule, REFERENCE, confirmed=True)
    if found.met_from is not None:
        assert read_clock(held, found.met_from, rule.fields, rule.counting).relevant >= asked
        assert read_clock(held, found.met_from - 1, rule.fields, rule.counting).relevant < asked
    assert (found.met_from is not None and found.met_from <= REFERENCE) == (found.months >= asked)


@given(levels, st.sampled_from(CODES))
def test_a_higher_level_never_makes_a_gap_larger_nor_the_fit_smaller(own: dict[str, int | str], code: str) -> None:
    level = own.get(code)
    if not isinstance(level, int) or level == 5:
        return
    targets = shipped_definition().targets
    before, after = measure(targets, CV, own), measure(targets, CV, {**own, code: level + 1})
    gaps_before = {row.code: row.gap for row in before.rows}
    assert all(row.gap <= gaps_before[row.code] for row in after.rows)
    assert (after.fit or 0) >= (before.fit or 0)


@given(levels)
def test_priorities_are_the_heaviest_gaps_in_order(own: dict[str, int | str]) -> None:
    found = measure(shipped_definition().targets, CV, own)
    weights = {row.code: row.weight * row.gap for row in found.rows if row.gap}
    chosen = [weights[code] for code in found.priorities]
    assert chosen == sorted(weights.values(), reverse=True)[:3]


@given(st.integers(1, 40), st.lists(st.integers(1, 39), max_size=5), st.sampled_from(("1", "0.5", "0.1")))
def test_bands_that_tile_hold_each_reachable_score_once(top: int, cuts: list[int], step: str) -> None:
    edges = sorted({cut for cut in cuts if cut < top})
    size = Decimal(step)
    starts, ends = [0, *edges], [*(exact(edge) - size for edge in edges), top]
    bands = make_bands((0, top, step), [(a, str(b), n) for n, (a, b) in enumerate(zip(starts, ends, strict=True))])
    assert bands.tiles
    for score in bands.scale.scores:
        assert sum(band.holds(score) for band in bands.bands) == 1
        assert bands.value(score) is not None


@given(st.sets(months))
def test_ranges_give_back_their_months(some: set[int]) -> None:
    found = ranges(some)
    assert {month for first, last in found for month in range(first, last + 1)} == some
    assert all(a[1] + 1 < b[0] for a, b in pairwise(found))
