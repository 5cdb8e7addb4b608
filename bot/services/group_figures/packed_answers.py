"""Counting packed submissions: each question by leaf of the tree, by position group, and by columns of both.

A row a person, those of a leaf and position group one behind the other: counting a question is one look at a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.services.group_figures.grid import Grid
from bot.services.group_figures.people import Crowd
from survey_definitions.closed import Question
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.packed import PackedLayout


class PackedRows:
    """Everybody whose submission has the same layout."""

    def __init__(self, layout: PackedLayout, grid: Grid, people: Crowd) -> None:
        mine = [one for one in people.packed if one[0] == layout.mark]
        self.layout, self.groups = layout, [group for _, _, group, _ in mine]
        self.leaf = np.array([grid.leaf(unit) for _, unit, _, _ in mine], dtype=np.int64)
        self.part = np.array([grid.part(group) for group in self.groups], dtype=np.int64)
        width = layout.width
        self._rows = np.frombuffer(b"".join(body for *_, body in mine), dtype=np.uint8).reshape(-1, width)
        self._cell = np.repeat(np.arange(len(mine)), [len(body) // width for *_, body in mine])

    def counted(self, question: Question, at: int) -> tuple[Numbers, Numbers]:
        """How many of each cell answered, and gave each answer to the question that stands at a place of the rows."""
        width = len(question.categories) + 1
        if question.kind == "single":
            values = self._cell * width + self._rows[:, at]
            numbers = np.bincount(values, minlength=len(self.groups) * width).reshape(-1, width)[:, 1:]
            return numbers, numbers.sum(axis=1)
        numbers = np.zeros((len(self.groups), width), dtype=np.int64)
        for option in range(width):
            chosen = self._cell[self._rows[:, at + option] > 0]
            numbers[:, option] = np.bincount(chosen, minlength=len(self.groups))
        return numbers[:, 1:], numbers[:, 0]


def places_of(source: Question, target: Question) -> list[int]:
    """Where the categories of a version's question stand in the merged one, the same by their code; -1 for nowhere."""
    codes = {one.code: at for at, one in enumerate(target.categories)}
    return [codes.get(one.code, -1) for one in source.categories]


def merged(numbers: Numbers, source: Question, target: Question) -> Numbers:
    """Numbers by the categories of a version as those of the merged question."""
    places = places_of(source, target)
    if places == list(range(len(target.categories))):
        return numbers
    found = np.zeros((len(numbers), len(target.categories)), dtype=np.int64)
    for at, place in enumerate(places):
        if place >= 0:
            found[:, place] += numbers[:, at]
    return found


def by_column(numbers: Numbers, leaf: Numbers, column: Numbers, into: Any) -> None:
    """Add answers of cells to pairs of answer and column, which stand answer by answer in the lines of leaves."""
    width = into.shape[1] // numbers.shape[1]
    np.add.at(into.reshape(len(into), -1, width).transpose(0, 2, 1), (leaf, column), numbers)


def rows_of(layouts: Sequence[PackedLayout], grid: Grid, people: Crowd) -> list[PackedRows]:
    """The rows of each layout that anybody used."""
    marks = {mark for mark, *_ in people.packed}
    return [PackedRows(one, grid, people) for one in layouts if one.mark in marks]
