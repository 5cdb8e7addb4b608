"""Counts of answers: of one group, and of one question in all groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from survey_definitions.disclosure.groups import Groups

Handfuls = Mapping[str, list[int]]
"""By group the categories of which it has a handful of people."""


class Count(NamedTuple):
    """How many people of a group answered a question, and how often each category was chosen.

    For a question with one answer the cells add up to the total; with several answers a cell is the votes for an
    option.
    """

    total: int
    cells: tuple[int, ...]

    def minus(self, other: Count) -> Count:
        """What came in since ``other`` was counted."""
        pairs = zip(self.cells, other.cells, strict=True)
        return Count(self.total - other.total, tuple(mine - theirs for mine, theirs in pairs))


@dataclass(frozen=True, slots=True)
class Category:
    """A possible answer: its code, labels by language, and the number that counts in a mean, if any."""

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a two-way table comes about: a question by a fact that the roster has of everybody (position group, age).

    The table's categories are all pairs, answer by answer: the first answer with each column, the second one, and so
    on. ``margin`` is the id of the question's own table, whose cells are the sums over the columns. ``invited``: how
    many of each group the roster has in each column. ``parts``: of each column the groups of a partition that make it
    up; none where there is no such partition. ``answers``: what was answered by leaf, part and column, where there is
    a partition.
    """

    margin: str
    columns: tuple[Category, ...]
    invited: Mapping[str, Count]
    parts: tuple[tuple[str, ...], ...]
    answers: AnswerPlaces | None = None


@dataclass(frozen=True, slots=True, eq=False)
class KnownPlaces:
    """Everybody by what a roster tells: the groups of the tree without children that they are in, and their parts.

    ``invited`` and ``answered`` are arrays of whole numbers, a line for each of ``keys``, a column for each category.
    """

    keys: Sequence[tuple[str, str]]
    invited: Any
    answered: Any


@dataclass(frozen=True, slots=True, eq=False)
class AnswerPlaces:
    """What was answered where: by the group of the tree without children, and the part of a partition.

    ``numbers`` is an array of whole numbers, a line for each of ``keys``, a column for each category; ``totals`` are
    those who answered, ``silent`` the other invited. ``columns``: of a two-way table, in which of its columns these
    people stand; a key then stands once for each.
    """

    keys: Sequence[tuple[str, str]]
    numbers: Any
    totals: Any
    silent: Any
    columns: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """One question counted in every group, also in those that will be hidden. See `summed` for ``counts``.

    ``left_out``: how many people of a group are counted in a table from which this one follows, but not here. One to
    four of them would be found by comparing both tables. ``levels``: only groups of these levels are printed (none
    named: all); ``least``: from so many answers.

    ``roster``: where the categories are no answers but facts that a roster has (a rank, an age), how many of the
    invited each group has of them. A cell then tells who has answered; for everything else it is None. ``places``: the
    same by leaf of the tree and part of a partition, where there is one. ``answers``: of questions, what was answered
    by both, where there is a partition.

    ``crossing``: of a two-way table, what it crosses. ``is_text``: the answers are texts of people's own; the one cell
    counts who wrote any, the total who could have.
    """

    id: str
    question: str
    kind: Literal["single", "multi"]
    categories: tuple[Category, ...]
    counts: Mapping[str, Count]
    labels: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    least: int = 5
    roster: Mapping[str, Count] | None = None
    places: KnownPlaces | None = None
    answers: AnswerPlaces | None = None
    crossing: Crossing | None = None
    is_text: bool = False

    def may_print(self, level: str) -> bool:
        """Whether a row of groups of a level may be printed at all."""
        return not self.levels or level in self.levels

    def of(self, group: str) -> Count:
        """The count of a group; nobody answered in a group that is not mentioned."""
        return self.counts.get(group) or self._nobody()

    def invited(self, group: str) -> Count | None:
        """The invited of a group by category, where the roster has it."""
        return None if self.roster is None else self.roster.get(group) or self._nobody()

    def size(self, count: Count) -> int:
        """How many answers a count has; of texts those that were written."""
        return count.cells[0] if self.is_text else count.total

    def _nobody(self) -> Count:
        return Count(0, (0,) * len(self.categories))


def crossed(margin: QuestionTable, by: str, how: Crossing, counts: Mapping[str, Count]) -> QuestionTable:
    """The two-way table of a question by a fact; ``counts`` as `Crossing` has its categories. Of blocks and above."""
    codes = [(answer, one) for answer in margin.categories for one in how.columns]
    pairs = tuple(
        Category(f"{answer.code}|{one.code}", _both(answer.labels, one.labels), None) for answer, one in codes
    )
    name = f"{margin.id}*{by}"
    labels = _both(margin.labels, _BY[by]) if by in _BY else margin.labels
    levels = ("province", "block")
    return QuestionTable(name, name, "single", pairs, counts, labels, levels=levels, least=10, crossing=how)


_BY: Mapping[str, Mapping[str, str]] = {
    "position_group": {"vi": "theo nhóm vị trí", "en": "by position group", "de": "nach Positionsgruppe"},
    "age": {"vi": "theo độ tuổi", "en": "by age", "de": "nach Alter"},
}


def _both(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    return {language: f"{one[language]} · {other[language]}" for language in one if language in other}


def added(counts: Iterable[Count]) -> Count:
    """The sum of at least one count."""
    listed = list(counts)
    cells = zip(*[count.cells for count in listed], strict=True)
    return Count(sum([count.total for count in listed]), tuple(map(sum, cells)))


def summed(groups: Groups, own: Mapping[str, Count]) -> dict[str, Count]:
    """The counts of all groups, from those of people who stand directly in them: children are added to parents."""
    found = dict(own)
    below: dict[str, list[Count]] = defaultdict(list)
    for group in groups.bottom_up():
        parts = below.pop(group.id, [])
        if parts:
            found[group.id] = added([*parts, found[group.id]] if group.id in found else parts)
        if group.parent is not None and group.id in found:
            below[group.parent].append(found[group.id])
    return found
