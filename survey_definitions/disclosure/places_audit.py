"""The check of one question in the tree and beside it in a partition: whoever knows who is where reads both at once.

Unknown is what people answered. Everybody stands in an *area* (those with the same nearest exact row of the tree) and
a *part* (those of parts without an exact row are one). In a chain of exchanges somebody gives an answer away for
another one, others of the area or of the part take it, and so on, until every area and part has what it had: then all
rows stay as they are printed. The same may be done with who answered at all, by areas and parts of participation. Where
no chain changes a secret of a handful of people in one place, it follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from survey_definitions.disclosure.chains import reached
from survey_definitions.disclosure.counts import AnswerPlaces, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.disclosure.rows import Printed, Shown
from survey_definitions.disclosure.rules import K, share_is_telling, telling


class PlaceIndex:
    """Of which places each group consists, each part, and the people of a part in a group: the same in all tables."""

    def __init__(self, groups: Groups, keys: Sequence[tuple[str, str]], columns: Sequence[int] | None = None) -> None:
        self.keys, self.columns, self.root = keys, columns, groups.tree[0].id
        self.column = np.array(columns if columns is not None else [0] * len(keys), np.int64)
        self.ids = list(groups.by_id)
        self.at = {group: number for number, group in enumerate(self.ids)}
        parents = {one.id: one.parent for one in groups.tree}
        chains = {leaf: [self.at[one] for one in _chain(parents, leaf)] for leaf, _ in keys}
        depth = max(map(len, chains.values()), default=1)
        padded = {leaf: [*chain, *chain[-1:] * (depth - len(chain))] for leaf, chain in chains.items()}
        self.above = np.array([padded[leaf] for leaf, _ in keys], np.int64).reshape(-1, depth)  # from the bottom
        self.part = np.array([self.at[part] for _, part in keys], np.int64)
        sets = self._sets(chains)
        self.names = list(sets)
        sizes = [len(lines) for lines in sets.values()]
        self.line = np.fromiter((line for lines in sets.values() for line in lines), np.int64, sum(sizes))
        self.ends = np.cumsum(sizes)
        self.first = np.cumsum([0, *sizes[:-1]])
        self.set = np.repeat(np.arange(len(sizes)), sizes)
        self.is_printed_as = np.array([self._row_of(*name) for name in self.names], np.int64)

    def _sets(self, chains: Mapping[str, Sequence[int]]) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        is_apart = len(set(self.keys)) < len(self.keys)  # a part stands in several columns
        for line, (leaf, part) in enumerate(self.keys):
            names = [part, ""]
            if self.columns is not None:
                names += [f"\n{self.columns[line]}", *([f"{part}\n{self.columns[line]}"] if is_apart else [])]
            for group in chains[leaf]:
                for name in names:
                    found.setdefault((self.ids[group], name), []).append(line)
        return found

    def _row_of(self, group: str, part: str) -> int:
        """The group in whose row a set would be printed; -1 where there is no such row."""
        if "\n" in part or (part and group != self.root):
            return -1
        return self.at[part or group]

    def told(self, some: Iterable[str]) -> Any:
        """Of each group whether it is among some."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[[self.at[one] for one in some]] = True
        return found

    def nearest(self, told: Any) -> tuple[Numbers, Numbers]:
        """By place the nearest group above it, and its part, of groups that are told; -1 for other parts."""
        first = told[self.above].argmax(axis=1)
        return self.above[np.arange(len(self.above)), first], np.where(told[self.part], self.part, -1)

    def lines(self, at: int) -> Numbers:
        """The places of a set."""
        return self.line[self.first[at] : self.ends[at]]

    def sums(self, numbers: Numbers) -> Numbers:
        """What the places of each set add up to."""
        return np.add.reduceat(numbers[self.line], self.first, axis=0)


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
    crossed = index.told(group for group, shown in printed.crossed.items() if shown is Shown.EXACT)
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
        self.exact = index.told(group for group, shown in self.rows.items() if shown is Shown.EXACT)
        self.area, self.part = index.nearest(self.exact)
        self.free = self.numbers * ~self._held()
        self.printed = printed
        self._made: dict[str, list[ChainBoard]] = {}

    def _boards(self) -> list[ChainBoard]:
        """The tables in which answers may be exchanged in a chain that leaves everything as it is printed."""
        area, part, columns = self.area, self.part, self.index.column
        if self.printed.crossed is None:
            return [ChainBoard(area, part, area * 0)]
        exact = self.index.told(group for group, shown in self.printed.crossed.items() if shown is Shown.EXACT)
        region = self.index.nearest(exact)[0]
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
        for group, shown in self.rows.items():
            if shown is Shown.AT_LEAST:
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
        row, cells = self.index.is_printed_as, self.index.sums(self.numbers)
        totals = cells.sum(axis=1)
        alike = cells.max(axis=1) == totals
        everybody = self.index.sums(self.silent[:, None])[:, 0] == 0
        is_few = (totals > 0) & np.where(row >= 0, (totals < K) | alike, everybody & alike)
        is_printed = (row >= 0) & self.exact[row]
        wanted = is_few & ~is_printed
        if wanted.any():
            yield from np.nonzero(wanted & ~self._easily_open(cells))[0].tolist()

    def _easily_open(self, cells: Numbers) -> Any:
        """Whether others of the same area, part and column gave another answer than each that was given."""
        index, cell = self.index, np.zeros(len(cells), np.int64)
        of_place = _numbered(self.area, self.part, index.column)
        together = np.zeros((of_place.max(initial=0) + 1, self.numbers.shape[1]), np.int64)
        np.add.at(together, of_place, self.free)
        cell[index.set] = of_place[index.line]
        held = (self.free != self.numbers).any(axis=1)[index.line]
        is_one = np.ones(len(cells), dtype=bool)
        is_one[index.set[(cell[index.set] != of_place[index.line]) | held]] = False
        others = together[cell] > cells
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


def _chain(parents: Mapping[str, str | None], group: str | None) -> Iterator[str]:
    while group is not None:
        yield group
        group = parents[group]


def _numbered(*numbers: Numbers) -> Numbers:
    """Equal numbers, or pairs of them, by equal numbers from 0 on."""
    found = np.zeros(len(numbers[0]), np.int64)
    for one in numbers:
        low = int(one.min(initial=0))
        found = found * (int(one.max(initial=0)) - low + 1) + one - low
    return np.unique(found, return_inverse=True)[1].reshape(-1)
