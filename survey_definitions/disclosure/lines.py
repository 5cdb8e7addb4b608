"""Counts of many groups as arrays: what is looked at in all of them is looked at at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from survey_definitions.disclosure.counts import Count, QuestionTable
from survey_definitions.disclosure.rules import SHARE

Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Sums:
    """Adds lines of an array to those of another one; ``to`` is where each of them belongs, -1 for nowhere."""

    def __init__(self, to: Numbers) -> None:
        order = np.argsort(to, kind="stable")
        self._order = order[np.searchsorted(to[order], 0) :]
        listed = to[self._order]
        is_first = np.ones(len(listed), dtype=bool)
        is_first[1:] = listed[1:] != listed[:-1]
        self._first = np.nonzero(is_first)[0]
        self._to = listed[self._first]

    def add(self, numbers: Numbers, into: Numbers) -> None:
        """Add all of them."""
        if len(self._to):
            into[self._to] += np.add.reduceat(numbers[self._order], self._first, axis=0)


class LinesOfCounts(Mapping[str, Count]):
    """Counts by group that stand in arrays, a line a group; a `Count` is made when it is asked for."""

    def __init__(self, at: Mapping[str, int], numbers: Numbers, totals: Numbers) -> None:
        self._at, self.numbers, self.totals = at, numbers, totals
        self._made: dict[str, Count] = {}

    def __getitem__(self, group: str) -> Count:
        """The count of a group in which anybody answered."""
        if group not in self._made:
            line = self._at[group]
            total = int(self.totals[line])
            if not total:
                raise KeyError(group)
            self._made[group] = Count(total, tuple(self.numbers[line].tolist()))
        return self._made[group]

    def __iter__(self) -> Iterator[str]:
        """The groups in which anybody answered."""
        told = self.totals > 0
        return (group for group, line in self._at.items() if told[line])

    def __len__(self) -> int:
        """How many groups there are in which anybody answered."""
        return sum(1 for _ in self)

    def few(self, most: int) -> dict[str, list[int]]:
        """By group the columns in which it has anybody, but fewer than so many."""
        ids, found = {line: group for group, line in self._at.items()}, defaultdict[str, list[int]](list)
        for line, column in np.argwhere((self.numbers > 0) & (self.numbers < most)).tolist():
            found[ids[line]].append(column)
        return dict(found)

    def lines(self, listed: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The numbers and totals of some groups."""
        wanted = [self._at[group] for group in listed]
        return self.numbers[wanted], self.totals[wanted]


def lines_of(table: QuestionTable, listed: Sequence[str]) -> tuple[Numbers, Numbers]:
    """What groups answered as an array, a line each; and how many did."""
    if isinstance(table.counts, LinesOfCounts):
        return table.counts.lines(listed)
    counts = [table.of(group) for group in listed]
    numbers = np.array([count.cells for count in counts], dtype=np.int64)
    return numbers.reshape(len(listed), len(table.categories)), np.array([count.total for count in counts], np.int64)


def are_telling(numbers: Numbers, totals: Numbers) -> Any:
    """By line whether a category has so many of the answers that it tells too much, see `rules.telling`."""
    return (totals > 0) & (numbers.max(axis=1, initial=0) * SHARE[1] >= totals * SHARE[0])
