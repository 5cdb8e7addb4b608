"""Of which places each group consists, each part, and the people of a part in a group: the same in all tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.disclosure.rows import Hiding, Shown


class PlaceIndex:
    """The sets of places of whose people something may follow; a place is a line of ``keys``, in a column if any.

    There is a set for each group, each part in a group, each column in a group, and, where a part stands in several
    columns, for each part and column in a group; in the order in which the places come to them.
    """

    def __init__(self, groups: Groups, keys: Sequence[tuple[str, str]], columns: Sequence[int] | None = None) -> None:
        self.keys, self.columns, self.root = keys, columns, groups.tree[0].id
        self.column = np.array(columns if columns is not None else [0] * len(keys), np.int64)
        self.ids = list(groups.by_id)
        self.at = {group: number for number, group in enumerate(self.ids)}
        parents = {one.id: one.parent for one in groups.tree}
        chains = {leaf: [self.at[one] for one in _chain(parents, leaf)] for leaf in {leaf for leaf, _ in keys}}
        depth = max(map(len, chains.values()), default=1)
        padded = [[*chain, *chain[-1:] * (depth - len(chain))] for chain in chains.values()]
        number = {leaf: at for at, leaf in enumerate(chains)}
        leaf = np.array([number[leaf] for leaf, _ in keys], np.int64)
        self.above = np.array(padded, np.int64).reshape(-1, depth)[leaf]  # from the bottom
        self.part = np.array([self.at[part] for _, part in keys], np.int64)
        self._find_sets(np.array(list(map(len, chains.values())), np.int64)[leaf])

    def _find_sets(self, lengths: Numbers) -> None:
        """A set is a group and a name; equal ones are found by sorting, and come as the first of their places do."""
        lines, depth = self.above.shape
        names = self._names()
        codes = self.above[:, :, None] * (int(names.max(initial=0)) + 1) + names[:, None, :]
        is_there = np.broadcast_to((np.arange(depth) < lengths[:, None])[:, :, None], codes.shape)
        _, begin, belongs = np.unique(codes[is_there], return_index=True, return_inverse=True)
        number = np.empty(len(begin), np.int64)
        number[np.argsort(begin)] = np.arange(len(begin))
        belongs = number[belongs.reshape(-1)]
        line = np.broadcast_to(np.arange(lines)[:, None, None], codes.shape)[is_there]
        group = np.broadcast_to(self.above[:, :, None], codes.shape)[is_there]
        name = np.broadcast_to(names[:, None, :], codes.shape)[is_there]
        self.line = line[np.argsort(belongs, kind="stable")]
        sizes = np.bincount(belongs, minlength=len(begin))
        self.ends = np.cumsum(sizes)
        self.first = self.ends - sizes
        begin = np.sort(begin)
        self.is_printed_as = self._printed_as(group[begin], name[begin])

    def _names(self) -> Numbers:
        """By line a number for its part, for everybody, for its column and for both."""
        everybody = len(self.ids)
        listed = [self.part, np.full(len(self.part), everybody)]
        if self.columns is not None:
            width = int(self.column.max(initial=0)) + 1
            listed.append(everybody + 1 + self.column)
            if len(set(self.keys)) < len(self.keys):  # a part stands in several columns
                listed.append(everybody + 1 + width + self.part * width + self.column)
        return np.stack(listed, axis=1)

    def _printed_as(self, group: Numbers, name: Numbers) -> Numbers:
        """The group in whose row a set would be printed; -1 where there is no such row."""
        whole = np.where(name == len(self.ids), group, -1)
        return np.where((name < len(self.ids)) & (group == self.at[self.root]), name, whole)

    def told(self, some: Iterable[str]) -> Any:
        """Of each group whether it is among some."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[[self.at[one] for one in some]] = True
        return found

    def exact(self, rows: Hiding) -> Any:
        """Of each group whether its row is printed exactly."""
        return np.array([shown is Shown.EXACT for shown in map(rows.get, self.ids)], dtype=bool)

    def nearest(self, told: Any) -> tuple[Numbers, Numbers]:
        """By place the nearest group above it, and its part, of groups that are told; -1 for other parts."""
        first = told[self.above].argmax(axis=1)
        return self.above[np.arange(len(self.above)), first], np.where(told[self.part], self.part, -1)

    def lines(self, at: int) -> Numbers:
        """The places of a set."""
        return self.line[self.first[at] : self.ends[at]]

    def lines_of(self, sets: Numbers) -> tuple[Numbers, Numbers]:
        """The places of some sets, one behind the other, and where each of them begins."""
        sizes = self.ends[sets] - self.first[sets]
        begin = np.cumsum(sizes) - sizes
        return self.line[np.arange(sizes.sum()) + np.repeat(self.first[sets] - begin, sizes)], begin

    def of_sets(self, how: np.ufunc, numbers: Numbers) -> Numbers:
        """What the places of each set come to together: their sum, the least or the most."""
        found: Numbers = how.reduceat(numbers[self.line], self.first)
        return found


def _chain(parents: Mapping[str, str | None], group: str | None) -> Iterator[str]:
    while group is not None:
        yield group
        group = parents[group]
