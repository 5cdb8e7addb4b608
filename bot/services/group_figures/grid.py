"""Counts of all groups at once, as arrays: a line a group, those below added to those above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from bot.services.group_figures.structure import Places, part_id
from survey_definitions.disclosure import Count
from survey_definitions.disclosure.lines import LinesOfCounts, Numbers


class Grid:
    """Where the groups of a campaign stand in arrays: first those of the tree, then the parts beside it."""

    def __init__(self, where: Places) -> None:
        self.where = where
        self.ids = list(where.groups.by_id)
        self.at = {group: number for number, group in enumerate(self.ids)}
        self._levels = list(self._bottom_up())

    def _bottom_up(self) -> Iterable[tuple[Numbers, Numbers]]:
        """Children with their parents, level by level, the deepest first."""
        depths: dict[str, int] = {}
        levels: list[list[tuple[int, int]]] = []
        for group in self.where.groups.tree:
            depth = depths[group.id] = 0 if group.parent is None else depths[group.parent] + 1
            if group.parent is not None:
                levels.extend([] for _ in range(depth - len(levels)))
                levels[depth - 1].append((self.at[group.id], self.at[group.parent]))
        for pairs in reversed(levels):
            children, parents = np.array(pairs, dtype=np.int64).T
            yield children, parents

    def blank(self, *shape: int) -> Numbers:
        """No answers: a line a group."""
        return np.zeros((len(self.ids), *shape), dtype=np.int64)

    def leaf(self, unit: str) -> int:
        """The line of the group of the tree to which a unit's people are added."""
        return self.at[self.where.leaf_of[unit]]

    def part(self, position_group: str) -> int:
        """The line of a position group; where there is no such division, -1."""
        return self.at.get(part_id(position_group), -1)

    def put(self, numbers: Numbers, totals: Numbers, own: Mapping[str, Count]) -> None:
        """Add counts that were made one by one."""
        lines = [self.at[group] for group in own if group in self.at]
        if lines:
            counts = [count for group, count in own.items() if group in self.at]
            numbers[lines] += np.array([count.cells for count in counts], dtype=np.int64)
            totals[lines] += np.array([count.total for count in counts], dtype=np.int64)

    def add_up(self, numbers: Numbers) -> None:
        """Add what stands in a group to all those above it."""
        for children, parents in self._levels:
            np.add.at(numbers, parents, numbers[children])

    def counts(self, numbers: Numbers, totals: Numbers) -> LinesOfCounts:
        """By group, those above others added up."""
        self.add_up(numbers)
        self.add_up(totals)
        return LinesOfCounts(self.at, numbers, totals)
