"""The check of one question in the tree and beside it in a partition: whoever knows who is where reads both at once.

Unknown is what people answered. Everybody stands in an *area* (those with the same nearest exact row of the tree) and
a *part* (those of parts without an exact row are one). In a chain of exchanges somebody gives an answer away for
another one, others of the area or of the part take it, and so on, until every area and part has what it had: then all
rows stay as they are printed. The same may be done with who answered at all, by areas and parts of participation. Where
no chain changes a secret of a handful of people in one place, it follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np

from survey_definitions.disclosure.chains import reached
from survey_definitions.disclosure.counts import AnswerPlaces, QuestionTable
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.disclosure.place_index import PlaceIndex
from survey_definitions.disclosure.rows import Printed, Shown
from survey_definitions.disclosure.rules import K, share_is_telling, telling


def followed_by_place(index: PlaceIndex, table: QuestionTable, printed: Printed) -> Iterator[tuple[str, ...]]:
    """Rows by which an answer of a handful would follow, each of which may be hidden against it.

    The exact row of the tree, that of the part where it has one, and rows with "at least", which hold answers fast.
    """
    if table.answers is None or printed.rows[index.root] is not Shown.EXACT:
        return
    for option in range(len(table.categories)) if table.kind == "multi" else (-1,):
        found = _Answers(index, table, printed, table.answers, option)
        for line in found.followed():
            part = index.keys[line][1]
            exact = [part] if printed.rows[part] is Shown.EXACT else []
            yield index.ids[found.area[line]], *exact, *found.of_least_at(line)


def followed_by_column(
    index: PlaceIndex, margin: QuestionTable, answers: AnswerPlaces, printed: Printed
) -> Iterator[str]:
    """The rows of a two-way table by which it would follow, beside those of its question; ``index`` has its columns."""
    if printed.crossed is None or printed.crossed[index.root] is not Shown.EXACT:
        return
    crossed = index.exact(printed.crossed)
    for line in _Answers(index, margin, printed, answers, -1).followed():
        yield index.ids[index.nearest(crossed)[0][line]]


class _Answers:
    """The places of a question; of several answers only whether an ``option`` was chosen, or not."""

    def __init__(
        self, index: PlaceIndex, table: QuestionTable, printed: Printed, places: AnswerPlaces, option: int
    ) -> None:
        self.index, self.table, self.rows, self.option = index, table, printed.rows, option
        self.numbers: Numbers = places.numbers
        if option >= 0:
            self.numbers = np.stack([self.numbers[:, option], places.totals - self.numbers[:, option]], axis=1)
        self.silent = places.silent
        self.exact = index.exact(self.rows)
        self.area, self.part = index.nearest(self.exact)
        self.least = [group for group, shown in self.rows.items() if shown is Shown.AT_LEAST]
        self.held = self._held()
        self.free = self.numbers * ~self.held if self.least else self.numbers
        self.printed = printed
        self._made: dict[str, list[ChainBoard]] = {}

    def _boards(self) -> list[ChainBoard]:
        """The tables in which answers may be exchanged in a chain that leaves everything as it is printed."""
        area, part, columns = self.area, self.part, self.index.column
        if self.printed.crossed is None:
            return [ChainBoard(area, part, area * 0)]
        region = self.index.nearest(self.index.exact(self.printed.crossed))[0]
        return [
            ChainBoard(_numbered(area, columns), part, area * 0),
            ChainBoard(area, _numbered(part, columns), region),
            ChainBoard(_numbered(area, part), columns, region),
        ]

    def _crowd(self) -> list[ChainBoard]:
        """The same of who answered: nothing where more is told of them than participation."""
        if self.printed.facts:
            return []
        area, part = self.index.nearest(self.index.told(self.printed.participation))
        return [ChainBoard(_numbered(area, self.index.column), part, area * 0)]

    def _held(self) -> Any:
        """By place the answers that nobody may give away, since "at least 80 %" would be true no more."""
        held = np.zeros(self.numbers.shape, dtype=bool)
        for lines, group in self._of_least():
            count = self.table.of(group)
            most = telling(count)
            is_here = most is not None and self.option in (-1, most)
            if is_here and not share_is_telling(count.cells[most or 0] - 1, count.total):
                held[lines, most if self.option < 0 else 0] = True
        return held

    def _of_least(self) -> Iterator[tuple[Any, str]]:
        """The places of each group of which "at least 80 %" is said."""
        for group in self.least:
            at = self.index.at[group]
            yield (self.index.above == at).any(axis=1) | (self.index.part == at), group

    def of_least_at(self, line: int) -> list[str]:
        """The groups of a place, also by its part, of which "at least 80 %" is said."""
        return [group for places, group in self._of_least() if places[line]]

    # -- of whom it is asked

    def followed(self) -> Iterator[int]:
        """A place of each handful of whose answers something follows."""
        for at in self._handfuls():
            lines = self.index.lines(at)
            cells = self.numbers[lines].sum(axis=0).tolist()
            total = sum(cells)
            secret = [at for at, cell in enumerate(cells) if cell and (total < K or cell == total)]
            if self.option >= 0:
                secret = [at for at in secret if at == 0]  # that nobody chose an option tells nothing
            if secret and not all(self._is_open(lines, at) for at in secret):
                yield int(lines[-1])

    def _handfuls(self) -> Iterator[int]:
        """The groups and parts that have few answers or are all alike, and are not printed as such.

        Of people in both, who are no group of the format: those who all answered, and all alike, so that it is known
        what each of them said.
        """
        index, row = self.index, self.index.is_printed_as
        by_answer = np.ascontiguousarray(self.numbers.T)
        given, most = by_answer > 0, len(by_answer)
        kinds = given.sum(axis=0)
        alone = sum((at * told for at, told in enumerate(given)), np.zeros_like(kinds))  # the answer, if it is the one
        totals = index.of_sets(np.add, by_answer.sum(axis=0))
        first = index.of_sets(np.minimum, np.where(kinds == 1, alone, np.where(kinds > 1, -1, most)))
        last = index.of_sets(np.maximum, np.where(kinds == 1, alone, np.where(kinds > 1, most, -1)))
        alike = first == last
        everybody = index.of_sets(np.add, self.silent) == 0
        is_few = (totals > 0) & np.where(row >= 0, (totals < K) | alike, everybody & alike)
        is_printed = (row >= 0) & self.exact[row]
        wanted = np.nonzero(is_few & ~is_printed)[0]
        if len(wanted):
            yield from wanted[~self._easily_open(wanted)].tolist()

    def _easily_open(self, sets: Numbers) -> Any:
        """Of some sets whether others of the same area, part and column gave another answer than each given there."""
        index = self.index
        lines, first = index.lines_of(sets)
        of_place = (self.area * (len(index.ids) + 1) + self.part + 1) * (int(index.column.max(initial=0)) + 1)
        of_place += index.column
        known, place = np.unique(of_place[lines], return_inverse=True)
        place = place.reshape(-1)
        near = np.minimum(np.searchsorted(known, of_place), len(known) - 1)
        is_near = known[near] == of_place
        together = np.zeros((len(known), self.numbers.shape[1]), np.int64)
        np.add.at(together, near[is_near], self.free[is_near])
        is_one = np.minimum.reduceat(place, first) == np.maximum.reduceat(place, first)
        is_one &= ~np.logical_or.reduceat(self.held[lines].any(axis=1), first)
        cells = np.add.reduceat(self.numbers[lines], first, axis=0)
        others = together[place[first]] > cells
        another = others.sum(axis=1)[:, None] - others > 0
        return is_one & (another | (cells == 0)).all(axis=1)

    def _is_open(self, lines: Numbers, answer: int) -> bool:
        """Whether a chain of exchanges changes how many of some places gave an answer."""
        if not self._made:
            self._made = {"crowd": self._crowd(), "answers": self._boards()}
        mine = self.free[:, answer]
        others = [self.free[:, one] for one in range(self.free.shape[1]) if one != answer]
        return any(
            board.is_open(lines, give, get)
            for name, wanted in (("crowd", [self.silent]), ("answers", others))
            for board in self._made[name]
            for other in wanted
            for give, get in permutations((mine, other))
        )


class ChainBoard:
    """A table of rows and columns in which each place stands; chains stay in a region of rows."""

    def __init__(self, row: Numbers, column: Numbers, region: Numbers) -> None:
        self.row, self.column, self.region = _numbered(row), _numbered(column), region
        self.size = int(self.row.max(initial=0)) + 1, int(self.column.max(initial=0)) + 1

    def is_open(self, lines: Numbers, give: Numbers, get: Numbers) -> bool:
        """Whether somebody of some places can give something away for another thing that others have."""
        for region in np.unique(self.region[lines]).tolist():
            outside = self.region == region
            outside[lines] = False
            inside = lines[self.region[lines] == region]
            given, got = (self._where(outside, numbers) for numbers in (give, get))
            if (reached(given, got) & self._where(inside, give)).any():
                return True
        return False

    def _where(self, lines: Any, numbers: Numbers) -> Any:
        found = np.zeros(self.size, dtype=bool)
        there = numbers[lines] > 0
        found[self.row[lines][there], self.column[lines][there]] = True
        return found


def _numbered(*numbers: Numbers) -> Numbers:
    """Equal numbers, or pairs of them, by equal numbers from 0 on."""
    found = np.zeros(len(numbers[0]), np.int64)
    for one in numbers:
        low = int(one.min(initial=0))
        found = found * (int(one.max(initial=0)) - low + 1) + one - low
    return np.unique(found, return_inverse=True)[1].reshape(-1)
