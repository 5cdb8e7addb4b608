"""Which rows of one table are shown: threshold, telling shares, and what follows by subtraction."""

from __future__ import annotations

from collections.abc import Sequence

from survey_definitions.disclosure.counts import QuestionTable, added
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import are_telling, lines_of
from survey_definitions.disclosure.rows import Shown
from survey_definitions.disclosure.rules import (
    K,
    facts_are_safe,
    facts_left_are_safe,
    remainder_is_safe,
    texts_left_are_safe,
)

Rows = dict[str, Shown]


def first_hiding(groups: Groups, table: QuestionTable, participation: frozenset[str]) -> Rows:
    """Each group by itself: hidden below `K` answers, "at least" where a category has 80 %, else exact.

    A total is printed only of groups whose participation is; nothing where one to four are left out who are counted in
    a table from which this one follows.
    """
    rows = dict.fromkeys(groups.by_id, Shown.HIDDEN)
    listed = [one.id for one in groups.readers if one.id in participation and table.may_print(one.level)]
    numbers, totals = lines_of(table, listed)
    is_large = (numbers[:, 0] if table.is_text else totals) >= max(K, table.least)
    found = zip(listed, is_large.tolist(), are_telling(numbers, totals).tolist(), strict=True)
    rows.update({group: _alone(table, group, is_telling=told) for group, enough, told in found if enough})
    return rows


def _alone(table: QuestionTable, group: str, *, is_telling: bool) -> Shown:
    """What is printed of a group that has enough answers; ``is_telling``: whether a category has 80 % of them."""
    if 0 < table.left_out.get(group, 0) < K:
        return Shown.HIDDEN
    invited = table.invited(group)
    if invited is not None:
        return Shown.EXACT if not is_telling and facts_are_safe(invited, table.of(group)) else Shown.HIDDEN
    if not is_telling:
        return Shown.EXACT
    return Shown.HIDDEN if table.is_text else Shown.AT_LEAST  # of texts there is nothing but their number to say


def close(groups: Groups, tables: Sequence[QuestionTable], rows: Rows) -> None:
    """Hide further rows until nothing is left whose remainder tells too much: from bottom to top, repeated.

    The remainder has to be safe in each of ``tables``: what is counted by now, and what came in since a release.
    """
    divisions = [
        (group, division)
        for group, division in groups.printed_divisions
        if any(tables[0].may_print(groups.by_id[part].level) for part in division)
    ]
    before: Rows | None = None
    while before != rows:
        before = dict(rows)
        for group, division in divisions:
            _settle(tables, rows, group, division)
        _hide_below(groups, rows)


def _settle(tables: Sequence[QuestionTable], rows: Rows, group: str, division: Sequence[str]) -> None:
    """Hide parts of an exact group, the smallest first, until their remainder is safe; else the group itself."""
    while rows[group] is Shown.EXACT and not _remainder_is_safe(tables, rows, division):
        hide_next(tables[0], rows, group, division)


def _remainder_is_safe(tables: Sequence[QuestionTable], rows: Rows, division: Sequence[str]) -> bool:
    left = [part for part in division if rows[part] is not Shown.EXACT]
    few = any(0 < sum(table.left_out.get(part, 0) for part in left) < K for table in tables)
    return not few and all(_may_be_left(table, left) for table in tables)


def _may_be_left(table: QuestionTable, left: Sequence[str]) -> bool:
    counts = [table.of(part) for part in left]
    if table.is_text:
        return texts_left_are_safe(counts)
    invited = [one for part in left if (one := table.invited(part)) is not None]
    return remainder_is_safe(counts) and (not invited or facts_left_are_safe(added(invited), added(counts)))


def hide_next(table: QuestionTable, rows: Rows, group: str, division: Sequence[str]) -> None:
    """Hide the smallest exact part of a group, by answers and id, or the group itself when none is left."""
    exact = [part for part in division if rows[part] is Shown.EXACT]
    rows[min(exact, key=lambda part: (table.of(part).total, part), default=group)] = Shown.HIDDEN


def _hide_below(groups: Groups, rows: Rows) -> None:
    """What is hidden, or of which only "at least" is said, hides everything below it; parents come first."""
    for one in groups.readers:
        if one.parent is not None and rows[one.parent] is not Shown.EXACT:
            rows[one.id] = Shown.HIDDEN
    for partition in groups.partitions:
        if rows[partition.whole] is not Shown.EXACT:
            rows.update({part.id: Shown.HIDDEN for part in partition.parts})
