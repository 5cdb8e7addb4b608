"""The check of a two-way table beside its question's own: answers that people of one column could have exchanged.

Whoever has the roster knows who is in which column; unknown is who answered, and what. These exchanges leave both
tables as they are printed. In an *area* - the people with the same nearest group whose row of the question is exact -
two of one column exchange their answers, or two of different columns, where each group has somebody silent of the
other's column who may have answered instead. Between two areas two of one column exchange theirs, and two of another
column, one in each of the areas, exchange the same two answers back; or two who gave the same answer change places
with somebody silent of the other's column. Where none of these changes a secret, it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from survey_definitions.disclosure.counts import QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import lines_of
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K, share_is_telling, telling


@dataclass(slots=True)
class _Place:
    """An area: what its people answered, by the table's pairs, and the printed two-way row that holds it.

    Left out of ``cells`` are people of groups of which "at least 80 %" is printed: they exchange nothing with others.
    """

    above: str  # the nearest group whose two-way row is printed
    cells: list[int]
    silent: list[int]  # who did not answer, by column

    def has(self, one: int, other: int) -> bool:
        return self.cells[one] > 0 and self.cells[other] > 0


def followed(groups: Groups, table: QuestionTable, margin: QuestionTable, shown: Hiding, rows: Hiding) -> Iterator[str]:
    """The printed two-way rows by which something would follow; nothing means that the table may be printed so.

    ``shown`` are the rows of the question's own table, ``rows`` those of the two-way table.
    """
    if rows[groups.tree[0].id] is Shown.EXACT:
        assert table.crossing is not None
        hidden = [one.id for one in groups.tree if rows[one.id] is not Shown.EXACT]
        few = list(_told_of_few(table, hidden, len(table.crossing.columns)))
        if few:
            yield from _Board(groups, table, margin, shown, rows).followed(few)


def _told_of_few(table: QuestionTable, listed: Sequence[str], width: int) -> Iterator[str]:
    """The groups that have a column of one to four answers, or one in which all are alike."""
    numbers, _ = lines_of(table, listed)
    cells = np.ascontiguousarray(numbers.T).reshape(len(table.categories) // width, width, len(listed))
    totals = cells.sum(axis=0)
    is_few = (totals > 0) & ((totals < K) | (cells.max(axis=0) == totals))
    yield from (group for group, told in zip(listed, is_few.any(axis=0).tolist(), strict=True) if told)


class _Board:
    def __init__(
        self, groups: Groups, table: QuestionTable, margin: QuestionTable, shown: Hiding, rows: Hiding
    ) -> None:
        assert table.crossing is not None
        self.crossing = table.crossing
        self.groups, self.table, self.margin, self.shown, self.rows = groups, table, margin, shown, rows
        self.width, self.size = len(self.crossing.columns), len(table.categories)
        self.answers = range(0, self.size, self.width)
        self.parents = {one.id: one.parent for one in groups.tree}
        self.areas: dict[str, _Place] = {}
        self.inside: dict[str, set[str]] = defaultdict(set)  # the areas of each group
        self.least: dict[str, str] = {}  # the group of which "at least" is printed, of each that lies in one
        self._settle()
        self.beside: dict[str, list[tuple[str, _Place]]] = defaultdict(list)
        for name, place in self.areas.items():
            self.beside[place.above].append((name, place))

    def _settle(self) -> None:
        above = {parent for parent in self.parents.values() if parent is not None}
        for one in self.groups.tree:
            chain = self._chain(one.id)
            nearest = next(group for group in chain if self.shown[group] is Shown.EXACT)
            least = next((group for group in chain if self.shown[group] is Shown.AT_LEAST), None)
            if least is not None:
                self.least[one.id] = least
            if one.id not in above:
                for group in chain:
                    self.inside[group].add(nearest)
                place = self._place(nearest)
                for at, cell in enumerate(self.table.of(one.id).cells if least is None else ()):
                    place.cells[at] += cell
                for at, number in enumerate(self._silent(one.id) if least is None else ()):
                    place.silent[at] += number

    def _place(self, area: str) -> _Place:
        if area not in self.areas:
            above = next(group for group in self._chain(area) if self.rows[group] is Shown.EXACT)
            self.areas[area] = _Place(above, [0] * self.size, [0] * self.width)
        return self.areas[area]

    def _silent(self, group: str) -> list[int]:
        """How many of each column did not answer in a group."""
        cells, asked = self.table.of(group).cells, self.crossing.invited.get(group)
        return [number - sum(cells[at :: self.width]) for at, number in enumerate(asked.cells if asked else ())]

    def _chain(self, group: str) -> list[str]:
        found, at = [group], self.parents[group]
        while at is not None:
            found.append(at)
            at = self.parents[at]
        return found

    def followed(self, few: Iterable[str]) -> Iterator[str]:
        for group in few:
            if not self._is_safe(group):
                yield next(above for above in self._chain(group) if self.rows[above] is Shown.EXACT)

    def _is_safe(self, group: str) -> bool:
        cells = self.table.of(group).cells
        if not all(self._changes(group, cells, at) for at in self._secret_pairs(cells)):
            return False
        count = self.margin.of(group)
        if self.shown[group] is Shown.EXACT or (count.total >= K and max(count.cells) < count.total):
            return True
        return all(
            any(self._changes(group, cells, first + at, itself=True) for at in range(self.width))
            for first, cell in zip(self.answers, count.cells, strict=True)
            if cell
        )

    def _secret_pairs(self, cells: Sequence[int]) -> Iterator[int]:
        """Pairs of a column that has one to four people of a group, or one answer alone."""
        for at in range(self.width):
            mine = cells[at :: self.width]
            total = sum(mine)
            if total and (total < K or max(mine) == total):
                yield from (first + at for first in self.answers if cells[first + at])

    def _changes(self, group: str, cells: Sequence[int], pair: int, *, itself: bool = False) -> bool:
        """Whether somebody of a pair could have given another answer; ``itself``: the group as a whole, too."""
        if self.shown[group] is Shown.EXACT:
            return any(
                self._across(area, group, self.areas[area].cells, pair)
                or (
                    self.areas[area].cells[pair] > 0
                    and self._in_other_column(area, group, pair, self.areas[area].silent)
                )
                for area in self.inside[group]
            )
        if not cells[pair] or not self._may_lose(group, pair):
            return False
        (area,) = self.inside[group]
        is_free, silent = group not in self.least, self._silent(group)
        others = self._less(self.areas[area].cells, cells if is_free else ())
        if self._within(
            others, self._less(self.areas[area].silent, silent if is_free else ()), pair, silent, itself=itself
        ):
            return True
        back = others if itself else [one + other for one, other in zip(others, cells, strict=True)]
        return self._across(area, group, back, pair) or (
            not itself and self._in_other_column(area, group, pair, silent)
        )

    @staticmethod
    def _less(whole: Sequence[int], part: Sequence[int]) -> list[int]:
        return [one - other for one, other in zip(whole, part, strict=True)] if part else list(whole)

    def _within(
        self, others: Sequence[int], waiting: Sequence[int], pair: int, silent: Sequence[int], *, itself: bool
    ) -> bool:
        """Whether one of a pair can exchange with others of the same area; ``silent`` are those of the group."""
        at, first = pair % self.width, pair - pair % self.width
        if any(others[answer + at] for answer in self.answers if answer != first):
            return True
        columns = [one for one in range(self.width) if one != at and silent[one]] if waiting[at] else []
        return any(others[answer + one] for answer in self.answers if not itself or answer != first for one in columns)

    def _in_other_column(self, area: str, group: str, pair: int, silent: Sequence[int]) -> bool:
        """Whether one of a pair can change places with one of another column and area who said the same."""
        at, first = pair % self.width, pair - pair % self.width
        columns = [one for one in range(self.width) if one != at and silent[one]]
        return any(
            place.silent[at] and place.cells[first + one] for place in self._outside(area, group) for one in columns
        )

    def _outside(self, area: str, group: str) -> Iterator[_Place]:
        """The other areas beside one, under the same printed two-way row, outside of a group."""
        for name, other in self.beside[self.areas[area].above]:
            if name != area and name not in self.inside[group]:
                yield other

    def _may_lose(self, group: str, pair: int) -> bool:
        """Whether "at least 80 %" stays true of the group's row, or of one above, with one answer less."""
        if group not in self.least:
            return True
        count = self.margin.of(self.least[group])
        most, answer = telling(count), pair // self.width
        return answer != most or share_is_telling(count.cells[answer] - 1, count.total)

    def _across(self, area: str, group: str, back: Sequence[int], pair: int) -> bool:
        """Whether one of a pair can exchange with another area, and one of ``back`` the same two answers back."""
        if not self.areas[area].cells[pair] and self.shown[group] is Shown.EXACT:
            return False
        at, first = pair % self.width, pair - pair % self.width
        wanted = [
            (taken + at, first + column)
            for taken in self.answers
            for column in range(self.width)
            if taken != first and column != at and back[taken + column]
        ]
        return any(other.has(*both) for other in self._outside(area, group) for both in wanted)
