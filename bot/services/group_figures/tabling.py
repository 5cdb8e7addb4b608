"""From counts of cells to tables of all groups, two-way tables beside them; arrays do the adding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.services.group_figures.crowds import Crowd
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.packed_answers import merged, rows_of
from bot.services.group_figures.roster_facts import Answers, AnswersByAge, PeopleCell
from bot.services.group_figures.two_way import FactColumns, is_crossed
from survey_definitions.closed import Question
from survey_definitions.disclosure import AnswerPlaces, Count, Crossing, QuestionTable, crossed
from survey_definitions.disclosure.lines import Numbers, Sums
from survey_definitions.packed import PackedLayout

CountedCells = tuple[Numbers, Numbers] | None
"""Of the cells of a crowd how often each answer was given, and how many answered; None where nothing is packed."""


class Tabling:
    """Makes tables of a campaign; ``columns`` are those of two-way tables by position group."""

    def __init__(self, grid: Grid, people: Crowd, layouts: Sequence[PackedLayout], columns: FactColumns | None) -> None:
        self.grid, self.columns, self._people = grid, columns, people
        self._rows = rows_of(layouts, people)
        keys = grid.keys if grid.where.groups.partitions else ()
        self._places = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        self._keys = list(self._places)
        self._to_places = Sums(np.array([self._places[key] for key in keys], dtype=np.int64))
        self._asked = self._by_places(people.asked)
        self._answered = grid.leaves(people.done)
        self._stands: _Standing | None = None

    def _by_places(self, numbers: Numbers) -> Numbers:
        """Numbers of cells by the leaf of the tree and the part to which their people are added."""
        found = np.zeros((len(self._places), *numbers.shape[1:]), np.int64)
        self._to_places.add(numbers, found)
        return found

    def of_questions(
        self, asked: Sequence[Question], names: Iterable[str], answers: Mapping[str, Answers]
    ) -> tuple[list[QuestionTable], list[QuestionTable]]:
        """The tables of questions, and two-way tables of those that have one; ``answers`` by path are not packed."""
        tables, two_ways = [], []
        packed = self._cells({question.ref: question for question in asked})
        for name, question in zip(names, asked, strict=True):
            cells, more = packed.get(question.ref), answers[question.ref]
            made = self._question(name, question, cells, more)
            tables.append(made)
            if self.columns is not None and is_crossed(made):
                two_ways.append(self._by_position_group(made, self.columns, cells, more))
        return tables, two_ways

    def _cells(self, asked: Mapping[str, Question]) -> dict[str, tuple[Numbers, Numbers]]:
        """By path what is packed, of all layouts together: answers by cell, and how many answered."""
        found: dict[str, tuple[Numbers, Numbers]] = {}
        for rows in self._rows:
            for source, at in rows.layout.places():
                counted, totals = rows.counted(source, at)
                numbers = merged(counted, source, asked[source.ref])
                before = found.get(source.ref)
                found[source.ref] = (numbers, totals) if before is None else (before[0] + numbers, before[1] + totals)
        return found

    def _question(self, name: str, question: Question, cells: CountedCells, answers: Answers) -> QuestionTable:
        if cells is None:
            return self.table(name, question, answers)
        numbers, totals = map(self.grid.leaves_and_parts, cells)
        made = self._made(name, question, numbers, totals, self._own(question, answers))
        return replace(made, answers=self._by_place(question, cells, answers))

    def table(self, name: str, question: Question, answers: Answers) -> QuestionTable:
        """A question counted in all groups: in the tree by adding up, in position groups beside it."""
        blank = self.grid.blank(len(question.categories))
        made = self._made(name, question, blank, self.grid.blank(), self._own(question, answers))
        return replace(made, answers=self._by_place(question, None, answers))

    def _by_place(self, question: Question, cells: CountedCells, answers: Answers) -> AnswerPlaces | None:
        """What was answered by leaf of the tree and position group; None where there are no such parts."""
        if not self._places:
            return None
        numbers = np.zeros((len(self._places), len(question.categories)), np.int64)
        totals = np.zeros(len(self._places), np.int64)
        if cells is not None:
            numbers, totals = map(self._by_places, cells)
        codes = {category.code: at for at, category in enumerate(question.categories)}
        for (cell, answer), number in answers.items():
            chosen = {codes[code] for code in _split(question, answer) if code in codes}
            if chosen:
                line = self._places[self.grid.where.leaves(cell)]
                totals[line] += number
                numbers[line, list(chosen)] += number
        return AnswerPlaces(self._keys, numbers, totals, self._asked - totals)

    def of_texts(self, name: str, question: Question, wrote: Mapping[str, int]) -> QuestionTable:
        """How many wrote a text, by leaf, of all who answered."""
        numbers = self.grid.blank(1)
        for leaf, number in wrote.items():
            numbers[self.grid.at[leaf], 0] += number
        return self._made(name, question, numbers, self._answered.copy(), {})

    def _made(
        self, name: str, question: Question, numbers: Numbers, totals: Numbers, own: Mapping[str, Count]
    ) -> QuestionTable:
        self.grid.put(numbers, totals, own)
        counts = self.grid.counts(numbers, totals)
        return QuestionTable(name, name, question.kind, question.categories, counts, question.labels)

    def _own(self, question: Question, answers: Answers) -> dict[str, Count]:
        """The counts of people who stand directly in a group of the tree, and of position groups."""
        codes = {category.code: at for at, category in enumerate(question.categories)}
        totals: Counter[str] = Counter()
        cells: Counter[tuple[str, int]] = Counter()
        for (cell, answer), number in answers.items():
            chosen = {codes[code] for code in _split(question, answer) if code in codes}
            for group in self.grid.where.leaves(cell) if chosen else ():
                totals[group] += number
                for at in chosen:
                    cells[group, at] += number
        return {one: Count(total, tuple(cells[one, at] for at in range(len(codes)))) for one, total in totals.items()}

    # -- two-way tables

    def two_way(self, margin: QuestionTable, columns: FactColumns, counted: Answers) -> QuestionTable:
        """The table of a question by position group; its answers are counted by unit and position group."""
        return self._by_position_group(margin, columns, None, counted)

    def _by_position_group(
        self, margin: QuestionTable, columns: FactColumns, cells: CountedCells, counted: Answers
    ) -> QuestionTable:
        places = margin.answers
        if places is not None:
            places = replace(places, columns=self._standing(columns).of_places)
        return self._crossed(margin, columns, self._pairs(margin, columns, cells), counted, places)

    def by_age(self, margin: QuestionTable, columns: FactColumns, counted: AnswersByAge) -> QuestionTable:
        """The table of a question by age."""
        aged: Answers = Counter()
        for (cell, band, code), number in counted.items():
            aged[PeopleCell(cell.unit, band), code] += number
        places = self._aged(margin, columns, counted)
        return self._crossed(margin, columns, self._pairs(margin, columns, None), aged, places)

    def _aged(self, margin: QuestionTable, columns: FactColumns, counted: AnswersByAge) -> AnswerPlaces | None:
        """What was answered by leaf, position group and column; None where there are no such parts."""
        if not self._places:
            return None
        width, codes = len(columns.categories), {one.code: at for at, one in enumerate(margin.categories)}
        asked = np.zeros((len(self._places), width), np.int64)
        numbers = np.zeros((len(self._places), width, len(codes)), np.int64)
        ages = self._people.ages
        by_place = self._by_places(ages.asked)
        for band, number in zip(ages.names, by_place.T, strict=True):
            asked[:, columns.of(band)] += number
        for (cell, band, code), number in counted.items():
            numbers[self._places[self.grid.where.leaves(cell)], columns.of(band), codes[code]] += number
        keys = [key for key in self._places for _ in range(width)]
        listed = numbers.reshape(-1, len(codes))
        totals = listed.sum(axis=1)
        return AnswerPlaces(keys, listed, totals, asked.reshape(-1) - totals, list(range(width)) * len(self._places))

    def _standing(self, columns: FactColumns) -> _Standing:
        """Where everybody stands in columns by position group, the same each time."""
        if self._stands is None:
            cells = self.grid.cells
            column = {group: columns.of(group) for group in {cell.position_group for cell in cells}}
            of_cells = np.array([column[cell.position_group] for cell in cells], dtype=np.int64)
            of_places = [0] * len(self._places)
            for key, cell in zip(self.grid.keys, cells, strict=True) if self._places else ():
                of_places[self._places[key]] = column[cell.position_group]
            self._stands = _Standing(Sums(self.grid.leaf * len(columns.categories) + of_cells), of_places)
        return self._stands

    def _pairs(self, margin: QuestionTable, columns: FactColumns, cells: CountedCells) -> Numbers:
        """What is packed by leaf, answer and column of position groups."""
        lines, answers, width = len(self.grid.ids), len(margin.categories), len(columns.categories)
        by_column = np.zeros((lines * width, answers), dtype=np.int64)
        if cells is not None:
            self._standing(columns).to_columns.add(cells[0], by_column)
        return by_column.reshape(lines, width, answers).transpose(0, 2, 1).copy()

    def _crossed(
        self, margin: QuestionTable, columns: FactColumns, pairs: Numbers, counted: Answers, places: AnswerPlaces | None
    ) -> QuestionTable:
        codes = {one.code: at for at, one in enumerate(margin.categories)}
        for (cell, code), number in counted.items():
            if code in codes:
                pairs[self.grid.leaf_of(cell.unit), codes[code], columns.of(cell.position_group)] += number
        how = Crossing(margin.id, columns.categories, columns.invited, columns.parts, places)
        return crossed(margin, columns.by, how, self.grid.counts(pairs.reshape(len(pairs), -1)))


@dataclass(frozen=True, slots=True)
class _Standing:
    """How cells are added up by leaf and column, and the column of each place."""

    to_columns: Sums
    of_places: list[int]


def _split(question: Question, answer: str) -> Iterable[str]:
    """The codes of an answer."""
    return answer.split() if question.kind == "multi" else (answer,)
