"""A further release beside those that are in the world already, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from survey_definitions.disclosure.counts import AnswerPlaces, Count, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.hiding import Rows
from survey_definitions.disclosure.participation import shown_participation
from survey_definitions.disclosure.place_index import PlaceIndex
from survey_definitions.disclosure.releases import NotReleasable, Release
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K, telling
from survey_definitions.disclosure.settling import hide_by_place, settle


def protect_again(groups: Groups, tables: Sequence[QuestionTable], before: Release) -> Release:
    """A release after ``before``, which holds the counts of its own moment. Raises NotReleasable.

    Answers may only have been added, in every group either none or at least `K`. Nothing becomes more visible than it
    was, so that both releases hide the same; and what was added to a group is protected like a group of its own. Tables
    by facts of the roster, two-way tables too, are printed once only: the later one would tell who was late.
    """
    _check(groups, before.groups)
    participation = shown_participation(groups, before.participation)
    hiding, index = {}, None
    for table, earlier in _pairs(tables, before.tables):
        new = _added_by_place(table.answers, earlier.answers)
        added = replace(table, counts=_added(groups, table, earlier), left_out={}, roster=None, answers=new)
        rows = _rows(groups, table, added, before.hiding[table.id], participation)
        settle(groups, [table, added], rows)
        if table.answers is not None:
            index = index if index and index.keys is table.answers.keys else _index(groups, table.answers)
            hide_by_place(groups, [table, added], rows, participation, index, facts=True)
        hiding[table.id] = rows
    return Release(groups, tuple(tables), participation, hiding)


def _check(groups: Groups, before: Groups) -> None:
    if [(one.id, one.parent, one.invited) for one in groups.by_id.values()] != [
        (one.id, one.parent, one.invited) for one in before.by_id.values()
    ]:
        raise NotReleasable("changed")
    new = [group.answered - before.by_id[group.id].answered for group in groups.by_id.values()]
    if min(new) < 0:
        raise NotReleasable("changed")
    if not any(new):
        raise NotReleasable("nothing_new")
    if any(0 < number < K for number in new):
        raise NotReleasable("few_new")


def _pairs(
    tables: Sequence[QuestionTable], before: Sequence[QuestionTable]
) -> list[tuple[QuestionTable, QuestionTable]]:
    if [(one.id, one.categories) for one in tables] != [(one.id, one.categories) for one in before]:
        raise NotReleasable("changed")
    return list(zip(tables, before, strict=True))


def _added(groups: Groups, table: QuestionTable, earlier: QuestionTable) -> dict[str, Count]:
    """What was added to each group since. Raises NotReleasable where something was taken away."""
    found = {group: table.of(group).minus(earlier.of(group)) for group in groups.by_id}
    if any(min(count.total, *count.cells) < 0 for count in found.values()):
        raise NotReleasable("changed")
    return found


def _added_by_place(now: AnswerPlaces | None, earlier: AnswerPlaces | None) -> AnswerPlaces | None:
    """The same by place. Raises NotReleasable where somebody stands in another place than before."""
    if now is None or earlier is None:
        return None
    lines = {key: line for line, key in enumerate(earlier.keys)}
    if lines.keys() != set(now.keys):
        raise NotReleasable("changed")
    same = [lines[key] for key in now.keys]
    numbers, totals = now.numbers - earlier.numbers[same], now.totals - earlier.totals[same]
    if (numbers < 0).any() or (totals < 0).any():
        raise NotReleasable("changed")
    return replace(now, numbers=numbers, totals=totals)


def _index(groups: Groups, answers: AnswerPlaces) -> PlaceIndex:
    return PlaceIndex(groups, answers.keys)


def _rows(
    groups: Groups, table: QuestionTable, added: QuestionTable, before: Hiding, participation: frozenset[str]
) -> Rows:
    """Exact are groups that were so, still may be, and to which nothing or enough, and not all alike, was added."""
    exact = {
        group
        for group in participation
        if before[group] is Shown.EXACT
        and table.roster is None
        and table.crossing is None
        and telling(table.of(group)) is None
        and _may_be_known(added, group)
    }
    return {group: Shown.EXACT if group in exact else Shown.HIDDEN for group in groups.by_id}


def _may_be_known(added: QuestionTable, group: str) -> bool:
    count = added.of(group)
    size = added.size(count)
    return size == 0 or (size >= K and telling(count) is None)
