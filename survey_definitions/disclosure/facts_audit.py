"""The check of a table by facts of the roster: of no handful of known people may it be certain how many answered.

Whoever has the roster knows everybody's rank or age; unknown is who has answered. So what is exchanged is *who* did:
one of a rank in a group for one of the same rank outside, and where both groups' participation is printed, one of
another rank back. Where no exactly printed row holds one of the groups without the other, all that is printed stays as
it is. Where no such exchange changes how many of one to four people answered, too much is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from survey_definitions.disclosure.counts import Count, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K


@dataclass(frozen=True, slots=True)
class _Leaf:
    """People of a group without children: who answered, and who did not, by category."""

    id: str
    done: tuple[int, ...]
    silent: tuple[int, ...]


Handfuls = Mapping[str, list[int]]
_Area = tuple[_Leaf, ...]
"""The leaves with the same nearest group of which participation is printed: within it anybody may be exchanged."""


def told_of_few(
    groups: Groups, table: QuestionTable, rows: Hiding, participation: Collection[str], few: Handfuls | None = None
) -> Iterator[str]:
    """The exact groups by which it is found out how many of a handful below answered.

    ``few`` are the handfuls, where they have been looked for already.
    """
    parents = {one.id: one.parent for one in groups.tree}
    handfuls = handfuls_of(table.roster or {}) if few is None else few
    if not handfuls or rows[groups.tree[0].id] is not Shown.EXACT:
        return
    for exact, areas in _areas(table, rows, participation, parents).items():
        if any(_is_told(handfuls.get(group, ()), areas, leaves) for group, leaves in _inside(parents, areas).items()):
            yield exact


def _inside(parents: Mapping[str, str | None], areas: Collection[_Area]) -> Mapping[str, set[str]]:
    """The leaves of each group that holds any."""
    found: dict[str, set[str]] = defaultdict(set)
    for leaf in (leaf.id for area in areas for leaf in area):
        for group in _chain(parents, leaf):
            found[group].add(leaf)
    return found


def _is_told(few: Collection[int], areas: Collection[_Area], members: set[str]) -> bool:
    return any(not _is_open(areas, members, at) for at in few)


def handfuls_of(invited: Mapping[str, Count]) -> Handfuls:
    """By group the categories of which it has a handful of people, one to four."""
    found = {}
    for group, count in invited.items():
        if few := [at for at, number in enumerate(count.cells) if 0 < number < K]:
            found[group] = few
    return found


def _chain(parents: Mapping[str, str | None], group: str) -> Iterator[str]:
    at: str | None = group
    while at is not None:
        yield at
        at = parents[at]


def _areas(
    table: QuestionTable,
    rows: Hiding,
    participation: Collection[str],
    parents: Mapping[str, str | None],
) -> Mapping[str, list[_Area]]:
    """The areas below each exact group that is the nearest one of theirs."""
    above = {parent for parent in parents.values() if parent is not None}
    areas: dict[tuple[str, str], list[_Leaf]] = defaultdict(list)
    for group in parents:
        invited = table.invited(group)
        exact = next((one for one in _chain(parents, group) if rows[one] is Shown.EXACT), None)
        if group not in above and exact is not None and invited is not None:
            nearest = next(one for one in _chain(parents, group) if one in participation)
            done = table.of(group)
            areas[exact, nearest].append(_Leaf(group, done.cells, invited.minus(done).cells))
    found: dict[str, list[_Area]] = defaultdict(list)
    for (exact, _), leaves in areas.items():
        found[exact].append(tuple(leaves))
    return found


def _is_open(areas: Collection[_Area], members: Collection[str], category: int) -> bool:
    """Whether another number of a category may have answered in a group, or participation alone tells it."""
    mine = [area for area in areas if any(leaf.id in members for leaf in area)]
    if all(_is_told_anyway(area) for area in mine):
        return True
    return any(
        _can_move(one, other, members, category, gives=gives)
        for one in mine
        for other in areas
        for gives in (True, False)
    )


def _is_told_anyway(area: _Area) -> bool:
    """All or none of it have answered."""
    return not any(sum(leaf.done) for leaf in area) or not any(sum(leaf.silent) for leaf in area)


def _can_move(area: _Area, other: _Area, members: Collection[str], category: int, *, gives: bool) -> bool:
    """Whether one of a category less (``gives``) or more may have answered in the group's part of an area."""
    here = any((leaf.done if gives else leaf.silent)[category] for leaf in area if leaf.id in members)
    there = any((leaf.silent if gives else leaf.done)[category] for leaf in other if leaf.id not in members)
    if not here or not there or area is other:
        return here and there
    back = (at for at in range(len(area[0].done)) if at != category)
    return any(
        any((leaf.silent if gives else leaf.done)[at] for leaf in area)
        and any((leaf.done if gives else leaf.silent)[at] for leaf in other)
        for at in back
    )
