"""What is printed of a two-way table: a question by position group or age, of blocks and the province alone.

Everybody knows who is in which position group, so each column is a group of its own: a row needs ten answers in every
column that has people, without an answer that 80 % of them gave, and the same of what is left beside printed rows. The
question's own rows stand beside it, so that a row is printed only where the question's is, and where no exchange of
answers within a column keeps a secret of the two together, more is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from survey_definitions.disclosure.audit import exposed
from survey_definitions.disclosure.counts import (
    AnswerPlaces,
    Count,
    Crossing,
    Handfuls,
    KnownPlaces,
    QuestionTable,
    added,
)
from survey_definitions.disclosure.groups import Group, Groups
from survey_definitions.disclosure.handfuls import handfuls_of, told_of_few
from survey_definitions.disclosure.hiding import Rows, close
from survey_definitions.disclosure.joint_audit import followed
from survey_definitions.disclosure.place_index import PlaceIndex
from survey_definitions.disclosure.places_audit import followed_by_column
from survey_definitions.disclosure.rows import Hiding, Printed, Shown
from survey_definitions.disclosure.rules import K2, remainder_is_safe, telling


@dataclass(frozen=True, slots=True)
class KnownBeside:
    """The handfuls of people in the columns, who is where, and whether rows by rank or age tell of who answered."""

    few: Handfuls
    index: PlaceIndex | None
    facts: bool = False


def two_way_hiding(
    groups: Groups,
    table: QuestionTable,
    margin: QuestionTable,
    shown: Hiding,
    participation: frozenset[str],
    beside: KnownBeside | None = None,
) -> Hiding:
    """Which rows of a two-way table are printed, beside the rows ``shown`` of the question's own table.

    ``beside`` is what is known besides, where it has been looked for already.
    """
    by = table.crossing
    assert by is not None
    rows = dict.fromkeys(groups.by_id, Shown.HIDDEN)
    if not _columns_are_safe(margin, by, shown):
        return rows
    levels = {level for level in groups.levels if table.may_print(level)}
    printed = [one.id for one in groups.tree if one.level in levels or one.parent is None or one.level == "own"]
    columns = [column(table, at, printed) for at in range(len(by.columns))]
    for one in groups.tree:
        if one.level in levels and shown[one.id] is Shown.EXACT and _alone(table, by, columns, one.id):
            rows[one.id] = Shown.EXACT
    beside = beside or KnownBeside(handfuls_of(by.invited), _index(groups, by))
    few = beside.few
    facts = _facts(table, by, [one.id for one in groups.tree] if few else printed)
    look = _beside(beside.index, by, margin, Printed(shown, participation, beside.facts, rows))
    while True:
        close(groups, [facts, *columns], rows)
        found = next(told_of_few(groups, facts, rows, participation, few), None)
        found = found or next(followed(groups, table, margin, shown, rows), None) or look()
        if found is None:
            return rows
        rows[found] = Shown.HIDDEN


def column(table: QuestionTable, at: int, only: Iterable[str]) -> QuestionTable:
    """The people of one column of a two-way table in some groups, as a question asked of them alone."""
    assert table.crossing is not None
    width = len(table.crossing.columns)
    counts = {group: _of(table.of(group).cells[at::width]) for group in only}
    return replace(table, categories=table.categories[at::width], counts=counts, crossing=None)


def _of(cells: tuple[int, ...]) -> Count:
    return Count(sum(cells), cells)


def _alone(table: QuestionTable, by: Crossing, columns: list[QuestionTable], group: str) -> bool:
    """Whether a row may be printed for itself: in each column nobody is, or ten answered, not nearly all alike."""
    invited = by.invited.get(group)
    if table.of(group).total < K2 or invited is None:
        return False
    counts = (one.of(group) for one in columns)
    pairs = zip(invited.cells, counts, strict=True)
    return all(not asked or (count.total >= K2 and telling(count) is None) for asked, count in pairs)


def _index(groups: Groups, by: Crossing) -> PlaceIndex | None:
    return None if by.answers is None else PlaceIndex(groups, by.answers.keys, by.answers.columns)


def _beside(
    index: PlaceIndex | None, by: Crossing, margin: QuestionTable, printed: Printed
) -> Callable[[], str | None]:
    """Looks for a row by which something follows beside the partition's rows."""
    answers = by.answers
    if index is None or answers is None:
        return lambda: None
    return lambda: next(followed_by_column(index, margin, answers, printed), None)


def _facts(table: QuestionTable, by: Crossing, only: Iterable[str]) -> QuestionTable:
    """How many answered of each column, which is what a table by a fact of the roster prints."""
    width = len(by.columns)
    counts = {
        group: Count(count.total, tuple([sum(count.cells[at::width]) for at in range(width)]))
        for group in only
        if (count := table.of(group)).total
    }
    is_by_part = any(by.parts)  # a column is some parts then, so that both are looked at by the rows of answers alone
    places = None if by.answers is None or is_by_part else _places(by.answers, width)
    return replace(table, categories=by.columns, counts=counts, roster=by.invited, places=places, crossing=None)


def _places(answers: AnswerPlaces, width: int) -> KnownPlaces:
    """Who is where, and who of them answered, by column."""
    lines = {key: line for line, key in enumerate(dict.fromkeys(answers.keys))}
    at = [lines[key] for key in answers.keys], list(answers.columns or ())
    asked, done = (np.zeros((len(lines), width), np.int64) for _ in range(2))
    np.add.at(asked, at, answers.totals + answers.silent)
    np.add.at(done, at, answers.totals)
    return KnownPlaces(list(lines), asked, done)


def _columns_are_safe(margin: QuestionTable, by: Crossing, shown: Hiding) -> bool:
    """Whether what a column tells beside the position groups that it is made of tells nothing of a hidden one."""
    return all(_column_is_safe(margin, parts, shown) for parts in by.parts if parts)


def _column_is_safe(margin: QuestionTable, parts: tuple[str, ...], shown: Hiding) -> bool:
    left = [part for part in parts if shown[part] is not Shown.EXACT]
    if not left:
        return True
    counts = {part: margin.of(part) for part in parts}
    whole = added(counts.values())
    if not remainder_is_safe([counts[part] for part in left]):
        return False
    groups = Groups(
        [Group("", None, "", whole.total, whole.total)]
        + [Group(part, "", "", count.total, count.total) for part, count in counts.items()]
    )
    alone = replace(margin, counts={"": whole, **counts})
    rows: Rows = {"": Shown.EXACT, **{part: shown[part] for part in parts}}
    return next(exposed(groups, alone, rows), None) is None
