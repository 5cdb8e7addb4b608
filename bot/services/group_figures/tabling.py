"""From counts of cells to tables of all groups, two-way tables beside them; arrays do the adding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.services.group_figures.grid import Grid
from bot.services.group_figures.packed_answers import by_column, merged, rows_of
from bot.services.group_figures.people import Crowd
from bot.services.group_figures.roster_facts import Answers, AnswersByAge, PeopleCell
from bot.services.group_figures.structure import Places
from bot.services.group_figures.two_way import FactColumns, is_crossed
from survey_definitions.closed import Question
from survey_definitions.disclosure import AnswerPlaces, Count, Crossing, QuestionTable, crossed
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.packed import PackedLayout


class Tabling:
    """Makes tables of a campaign; ``columns`` are those of two-way tables by position group."""

    def __init__(
        self, where: Places, people: Crowd, layouts: Sequence[PackedLayout], columns: FactColumns | None
    ) -> None:
        self.where, self.columns, self._people = where, columns, people
        self._grid = Grid(where)
        self._rows = rows_of(layouts, self._grid, people)
        self._column: dict[int, Numbers] = {}
        self._place: dict[int, Numbers] = {}
        self._answered: Numbers | None = None
        self._stands: list[int] | None = None
        cells = people.invited if where.groups.partitions else ()
        self._positions = {where.leaves(cell): cell.position_group for cell in cells}
        self._places = {key: at for at, key in enumerate(self._positions)}
        self._keys = list(self._places)
        self._asked = np.zeros(len(self._places), np.int64)
        for cell, number in people.invited.items() if self._places else ():
            self._asked[self._places[where.leaves(cell)]] += number

    def of_questions(
        self, asked: Sequence[Question], names: Iterable[str], answers: Mapping[str, Answers]
    ) -> tuple[list[QuestionTable], list[QuestionTable]]:
        """The tables of questions, and two-way tables of those that have one; ``answers`` by path are not packed."""
        tables, two_ways = [], []
        cells = self._cells({question.ref: question for question in asked})
        for name, question in zip(names, asked, strict=True):
            made = self._question(name, question, cells[question.ref], answers[question.ref])
            tables.append(made)
            if self.columns is not None and is_crossed(made):
                two_ways.append(self._crossed(made, self.columns, cells[question.ref], answers[question.ref]))
        return tables, two_ways

    def _cells(self, asked: Mapping[str, Question]) -> defaultdict[str, list[tuple[int, Numbers, Numbers]]]:
        """By path what is packed, of each layout: answers by cell, and how many answered."""
        found: defaultdict[str, list[tuple[int, Numbers, Numbers]]] = defaultdict(list)
        for number, rows in enumerate(self._rows):
            for source, at in rows.layout.places():
                counted, totals = rows.counted(source, at)
                found[source.ref].append((number, merged(counted, source, asked[source.ref]), totals))
        return found

    def _question(
        self, name: str, question: Question, cells: Iterable[tuple[int, Numbers, Numbers]], answers: Answers
    ) -> QuestionTable:
        numbers, totals = self._grid.blank(len(question.categories)), self._grid.blank()
        listed = list(cells)
        for at, counted, answered in listed:
            for lines in (self._rows[at].leaf, self._rows[at].part):
                known = lines >= 0
                np.add.at(numbers, lines[known], counted[known])
                np.add.at(totals, lines[known], answered[known])
        made = self._made(name, question, numbers, totals, self._own(question, answers))
        return replace(made, answers=self._by_place(question, listed, answers))

    def table(self, name: str, question: Question, answers: Answers) -> QuestionTable:
        """A question counted in all groups: in the tree by adding up, in position groups beside it."""
        blank = self._grid.blank(len(question.categories))
        made = self._made(name, question, blank, self._grid.blank(), self._own(question, answers))
        return replace(made, answers=self._by_place(question, (), answers))

    def _by_place(
        self, question: Question, cells: Iterable[tuple[int, Numbers, Numbers]], answers: Answers
    ) -> AnswerPlaces | None:
        """What was answered by leaf of the tree and position group; None where there are no such parts."""
        if not self._places:
            return None
        numbers = np.zeros((len(self._places), len(question.categories)), np.int64)
        totals = np.zeros(len(self._places), np.int64)
        for at, counted, answered in cells:
            lines = self._places_of(at)
            np.add.at(numbers, lines, counted)
            np.add.at(totals, lines, answered)
        codes = {category.code: at for at, category in enumerate(question.categories)}
        for (cell, answer), number in answers.items():
            chosen = {codes[code] for code in _split(question, answer) if code in codes}
            if chosen:
                line = self._places[self.where.leaves(cell)]
                totals[line] += number
                numbers[line, list(chosen)] += number
        return AnswerPlaces(self._keys, numbers, totals, self._asked - totals)

    def of_texts(self, name: str, question: Question, wrote: Mapping[str, int], people: Crowd) -> QuestionTable:
        """How many wrote a text, by leaf, of all who answered."""
        if self._answered is None:
            self._answered = self._grid.blank()
            for cell, number in people.answered.items():
                self._answered[self._grid.leaf(cell.unit)] += number
        numbers = self._grid.blank(1)
        for leaf, number in wrote.items():
            numbers[self._grid.at[leaf], 0] += number
        return self._made(name, question, numbers, self._answered.copy(), {})

    def _made(
        self, name: str, question: Question, numbers: Numbers, totals: Numbers, own: Mapping[str, Count]
    ) -> QuestionTable:
        self._grid.put(numbers, totals, own)
        counts = self._grid.counts(numbers, totals)
        return QuestionTable(name, name, question.kind, question.categories, counts, question.labels)

    def _places_of(self, at: int) -> Numbers:
        """The place of each cell of packed rows."""
        if at not in self._place:
            rows, ids = self._rows[at], self._grid.ids
            keys = zip(rows.leaf.tolist(), rows.part.tolist(), strict=True)
            self._place[at] = np.array([self._places[ids[leaf], ids[part]] for leaf, part in keys], np.int64)
        return self._place[at]

    def _own(self, question: Question, answers: Answers) -> dict[str, Count]:
        """The counts of people who stand directly in a group of the tree, and of position groups."""
        codes = {category.code: at for at, category in enumerate(question.categories)}
        totals: Counter[str] = Counter()
        cells: Counter[tuple[str, int]] = Counter()
        for (cell, answer), number in answers.items():
            chosen = {codes[code] for code in _split(question, answer) if code in codes}
            for group in self.where.leaves(cell) if chosen else ():
                totals[group] += number
                for at in chosen:
                    cells[group, at] += number
        return {one: Count(total, tuple(cells[one, at] for at in range(len(codes)))) for one, total in totals.items()}

    # -- two-way tables

    def two_way(self, margin: QuestionTable, columns: FactColumns, counted: Answers) -> QuestionTable:
        """The table of a question by position group; its answers are counted by unit and position group."""
        return self._crossed(margin, columns, (), counted)

    def by_age(self, margin: QuestionTable, columns: FactColumns, counted: AnswersByAge) -> QuestionTable:
        """The table of a question by age."""
        aged: Answers = Counter()
        for (cell, band, code), number in counted.items():
            aged[PeopleCell(cell.unit, band), code] += number
        made = self._crossed(margin, columns, (), aged)
        assert made.crossing is not None
        return replace(made, crossing=replace(made.crossing, answers=self._aged(margin, columns, counted)))

    def _aged(self, margin: QuestionTable, columns: FactColumns, counted: AnswersByAge) -> AnswerPlaces | None:
        """What was answered by leaf, position group and column; None where there are no such parts."""
        if not self._places:
            return None
        width, codes = len(columns.categories), {one.code: at for at, one in enumerate(margin.categories)}
        asked = np.zeros((len(self._places), width), np.int64)
        numbers = np.zeros((len(self._places), width, len(codes)), np.int64)
        ages = self._people.ages
        for cell, row in zip(ages.cells, ages.asked, strict=True):
            for band, number in zip(ages.names, row.tolist(), strict=True):
                asked[self._places[self.where.leaves(cell)], columns.of(band)] += number
        for (cell, band, code), number in counted.items():
            numbers[self._places[self.where.leaves(cell)], columns.of(band), codes[code]] += number
        keys = [key for key in self._places for _ in range(width)]
        listed = numbers.reshape(-1, len(codes))
        totals = listed.sum(axis=1)
        return AnswerPlaces(keys, listed, totals, asked.reshape(-1) - totals, list(range(width)) * len(self._places))

    def _standing(self, columns: FactColumns) -> Sequence[int]:
        """The column of each place; of the columns by position group the same list each time."""
        if columns is not self.columns:
            return [columns.of(one) for one in self._positions.values()]
        if self._stands is None:
            self._stands = [columns.of(one) for one in self._positions.values()]
        return self._stands

    def _columns_of(self, at: int) -> Numbers:
        """The column of each cell of packed rows; by age nothing is packed."""
        if at not in self._column:
            assert self.columns is not None
            listed = [self.columns.of(group) for group in self._rows[at].groups]
            self._column[at] = np.array(listed, dtype=np.int64)
        return self._column[at]

    def _crossed(
        self,
        margin: QuestionTable,
        columns: FactColumns,
        cells: Iterable[tuple[int, Numbers, Numbers]],
        counted: Answers,
    ) -> QuestionTable:
        answers, width = len(margin.categories), len(columns.categories)
        pairs = self._grid.blank(answers * width)
        for at, numbers, _ in cells:
            by_column(numbers, self._rows[at].leaf, self._columns_of(at), pairs)
        codes = {one.code: at for at, one in enumerate(margin.categories)}
        for (cell, code), number in counted.items():
            if code in codes:
                line = self._grid.leaf(cell.unit)
                pairs[line, codes[code] * width + columns.of(cell.position_group)] += number
        by_place = margin.answers
        if by_place is not None:
            by_place = replace(by_place, columns=self._standing(columns))
        how = Crossing(margin.id, columns.categories, columns.invited, columns.parts, by_place)
        return crossed(margin, columns.by, how, self._grid.counts(pairs, pairs.sum(axis=1)))


def _split(question: Question, answer: str) -> Iterable[str]:
    """The codes of an answer."""
    return answer.split() if question.kind == "multi" else (answer,)
