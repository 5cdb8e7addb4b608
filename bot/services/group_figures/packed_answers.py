"""Counting packed submissions: each question by leaf of the tree, by position group, and by columns of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.services.group_figures.people import Crowd
from bot.services.group_figures.structure import Places, part_id
from bot.services.group_figures.two_way import FactColumns, PairCounts
from survey_definitions.closed import Question
from survey_definitions.disclosure import Count
from survey_definitions.packed import PackedLayout, adding


def add_packed(
    own: Mapping[str, dict[str, Count]],
    where: Places,
    people: Crowd,
    asked: Sequence[Question],
    layouts: Mapping[bytes, PackedLayout],
) -> None:
    """Add what is packed: the people of each leaf of the tree, and of each position group beside it."""
    together: dict[tuple[bytes, str], list[bytes]] = defaultdict(list)
    for mark, unit, group, packed in people.packed:
        together[mark, where.leaf_of[unit]].append(packed)
        together[mark, part_id(group)].append(packed)
    targets = {question.ref: question for question in asked}
    ways = {
        mark: [(own[one.ref], adding(one, targets[one.ref])) for one in layout.questions]
        for mark, layout in layouts.items()
    }
    for (mark, place), bodies in together.items():
        for (counts, add), count in zip(ways[mark], layouts[mark].counts(bodies), strict=True):
            if count.total:
                counts[place] = add(count, counts.get(place))


def add_packed_pairs(
    pairs: Mapping[str, PairCounts],
    where: Places,
    people: Crowd,
    asked: Sequence[Question],
    layouts: Mapping[bytes, PackedLayout],
    columns: FactColumns,
) -> None:
    """Add to the pairs of questions, by their path, what is packed: the people of each leaf and column."""
    together: dict[tuple[bytes, str, int], list[bytes]] = defaultdict(list)
    for mark, unit, group, packed in people.packed:
        together[mark, where.leaf_of[unit], columns.of(group)].append(packed)
    targets = {question.ref: question for question in asked}
    only = frozenset(pairs)
    ways = {
        mark: [(pairs[one.ref], adding(one, targets[one.ref])) for one in layout.questions if one.ref in only]
        for mark, layout in layouts.items()
    }
    for (mark, leaf, column), bodies in together.items():
        for (mine, add), count in zip(ways[mark], layouts[mark].counts(bodies, only), strict=True):
            if count.total:
                mine.add(leaf, column, add(count, None).cells)
