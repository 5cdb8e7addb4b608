"""Somebody who has the roster too and reads tables by rank or age: how many of a handful of known people answered?

Unknown is, of every leaf and category, how many of the people whom the roster names have answered; known are the
printed numbers of participation and the printed rows. It shares no code with what it attacks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import highspy

from tests.disclosure.attacker import K, System, minus, plus


@dataclass
class Moment:
    """What is printed at a moment: how many of a group answered, and cells of its row, both by group."""

    answered: dict[str, int]
    rows: dict[str, list[int]] = field(default_factory=dict)


def attack_roster(inside, sizes, moments):
    """The leaks: cells of 1 to 4, and how many answered of 1 to 4 people of a group and category, where it is certain.

    ``sizes`` are the invited by category of each leaf, ``inside`` the leaves of each group. What participation alone
    tells (all of a printed group have answered) is no leak of the table.
    """
    found = [f"few: {group}: {cells}" for one in moments for group, cells in one.rows.items() if _is_few(cells)]
    for before, after in pairwise(one.rows for one in moments if one.rows):
        pairs = {group: zip(after[group], before[group], strict=True) for group in before.keys() & after.keys()}
        found += [f"few more: {group}" for group, both in pairs.items() if _is_few([new - old for new, old in both])]
    told, blank = (_Solved(inside, sizes, moments, tables=tables) for tables in (True, False))
    if told.system.impossible:
        return [*found, "no organisation prints this"]
    for number in range(len(moments)):
        for group, leaves in inside.items():
            for at, invited in enumerate(map(sum, zip(*(sizes[leaf] for leaf in leaves), strict=True))):
                if 0 < invited < K and told.knows(number, group, at) and not blank.knows(number, group, at):
                    found.append(f"p: {number + 1}: {group}: category {at}")
    return found


def _is_few(cells):
    return any(0 < one < K for one in cells)


class _Solved:
    """Everything that would print the same; without tables, only the same participation."""

    def __init__(self, inside, sizes, moments, *, tables):
        self.system, self.cells = System(), []
        for moment in moments:
            leaves = {leaf: [self.system.unknown(0, size) for size in asked] for leaf, asked in sizes.items()}
            self.cells.append(
                {
                    group: [plus(*one) for one in zip(*(leaves[leaf] for leaf in found), strict=True)]
                    for group, found in (inside | {leaf: [leaf] for leaf in leaves}).items()
                }
            )
            for group, number in moment.answered.items():
                self.system.between(number, plus(*self.cells[-1][group]), number)
            for group, printed in moment.rows.items() if tables else ():
                for cell, number in zip(self.cells[-1][group], printed, strict=True):
                    self.system.between(number, cell, number)
        for earlier, later in pairwise(self.cells):
            for leaf in sizes:
                for before, after in zip(earlier[leaf], later[leaf], strict=True):
                    self.system.between(0, minus(after, before), highspy.kHighsInf)
        self.system.look_around(Random(1), 10)

    def knows(self, number, group, at):
        return self.system.known(self.cells[number][group][at]) is not None
