"""Counts of all groups at once, as arrays: a line a group, those below added to those above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.services.group_figures.roster_facts import PeopleCell
from bot.services.group_figures.structure import Places, part_id
from survey_definitions.disclosure import Count
from survey_definitions.disclosure.lines import LinesOfCounts, Numbers, Sums


class Grid:
    """Where the groups of a campaign stand in arrays: first those of the tree, then the parts beside it.

    ``leaf`` and ``part`` are, for each of ``cells``, the lines of the groups to which its people are added; -1 where
    there is no such part. ``keys`` are the same by their names.
    """

    def __init__(self, where: Places, cells: Sequence[PeopleCell]) -> None:
        self.where, self.cells = where, cells
        self.keys = list(map(where.leaves, cells))
        self.ids = list(where.groups.by_id)
        self.at = {group: number for number, group in enumerate(self.ids)}
        leaves = {unit: self.at[group] for unit, group in where.leaf_of.items()}
        parts = {group: self.part_of(group) for group in {cell.position_group for cell in cells}}
        self.leaf = np.array([leaves[cell.unit] for cell in cells], dtype=np.int64)
        self.part = np.array([parts[cell.position_group] for cell in cells], dtype=np.int64)
        self._to_leaves, self._to_parts = Sums(self.leaf), Sums(self.part)
        self._levels = list(self._bottom_up())

    def _bottom_up(self) -> Iterable[tuple[Numbers, Sums]]:
        """Children with the sums of their parents, level by level, the deepest first."""
        depths: dict[str, int] = {}
        levels: list[list[tuple[int, int]]] = []
        for group in self.where.groups.tree:
            depth = depths[group.id] = 0 if group.parent is None else depths[group.parent] + 1
            if group.parent is not None:
                levels.extend([] for _ in range(depth - len(levels)))
                levels[depth - 1].append((self.at[group.id], self.at[group.parent]))
        for pairs in reversed(levels):
            children, parents = np.array(pairs, dtype=np.int64).T
            yield children, Sums(parents)

    def blank(self, *shape: int) -> Numbers:
        """No answers: a line a group."""
        return np.zeros((len(self.ids), *shape), dtype=np.int64)

    def leaf_of(self, unit: str) -> int:
        """The line of the group of the tree to which a unit's people are added."""
        return self.at[self.where.leaf_of[unit]]

    def part_of(self, position_group: str) -> int:
        """The line of a position group; where there is no such division, -1."""
        return self.at.get(part_id(position_group), -1)

    def put(self, numbers: Numbers, totals: Numbers, own: Mapping[str, Count]) -> None:
        """Add counts that were made one by one."""
        lines = [self.at[group] for group in own if group in self.at]
        if lines:
            counts = [count for group, count in own.items() if group in self.at]
            numbers[lines] += np.array([count.cells for count in counts], dtype=np.int64)
            totals[lines] += np.array([count.total for count in counts], dtype=np.int64)

    def leaves(self, numbers: Numbers) -> Numbers:
        """Numbers of cells by the group of the tree to which their people are added; nothing is added up yet."""
        found = self.blank(*numbers.shape[1:])
        self._to_leaves.add(numbers, found)
        return found

    def leaves_and_parts(self, numbers: Numbers) -> Numbers:
        """The same, and by part."""
        found = self.leaves(numbers)
        self._to_parts.add(numbers, found)
        return found

    def add_up(self, numbers: Numbers) -> Numbers:
        """Add what stands in a group to all those above it; gives the same array."""
        for children, parents in self._levels:
            parents.add(numbers[children], numbers)
        return numbers

    def of_sums(self, numbers: Numbers) -> LinesOfCounts:
        """By group what is added up already; each person has one of the numbers."""
        return LinesOfCounts(self.at, numbers, numbers.sum(axis=1))

    def counts(self, numbers: Numbers, totals: Numbers | None = None) -> LinesOfCounts:
        """By group, those above others added up; each person has one of the numbers where no totals are given."""
        numbers = self.add_up(numbers)
        return self.of_sums(numbers) if totals is None else LinesOfCounts(self.at, numbers, self.add_up(totals))
