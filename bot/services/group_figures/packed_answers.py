"""Counting packed submissions: a row a person, so that counting a question by cell is one look at a column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.services.group_figures.crowds import Crowd
from survey_definitions.closed import Question
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.packed import PackedLayout


class PackedRows:
    """Everybody whose submission has the same layout; numbers are by the cells of a crowd."""

    def __init__(self, layout: PackedLayout, people: Crowd) -> None:
        self.layout, self._size = layout, len(people.cells)
        mine = people.packed[layout.mark]
        self._cell, self._columns = mine.cells, mine.columns

    def counted(self, question: Question, at: int) -> tuple[Numbers, Numbers]:
        """How many of each cell answered, and gave each answer to the question that stands at a place of the rows."""
        width = len(question.categories) + 1
        if question.kind == "single":
            values = self._cell * width + self._columns[at]
            numbers = np.bincount(values, minlength=self._size * width).reshape(-1, width)[:, 1:]
            return numbers, numbers.sum(axis=1)
        numbers = np.zeros((self._size, width), dtype=np.int64)
        for option in range(width):
            chosen = self._cell[self._columns[at + option] > 0]
            numbers[:, option] = np.bincount(chosen, minlength=self._size)
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


def rows_of(layouts: Sequence[PackedLayout], people: Crowd) -> list[PackedRows]:
    """The rows of each layout that anybody used."""
    return [PackedRows(one, people) for one in layouts if one.mark in people.packed]
