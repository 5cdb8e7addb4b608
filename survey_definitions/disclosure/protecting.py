"""Making a release: of every group and question as little is hidden as the rules allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from survey_definitions.disclosure.counts import AnswerPlaces, Count, Handfuls, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.handfuls import handfuls_of, told_of_few
from survey_definitions.disclosure.hiding import Rows, first_hiding, hide_next
from survey_definitions.disclosure.participation import shown_participation
from survey_definitions.disclosure.place_index import PlaceIndex
from survey_definitions.disclosure.releases import Release
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.settling import hide_by_place, settle
from survey_definitions.disclosure.two_way import KnownBeside, two_way_hiding


def protect(groups: Groups, tables: Sequence[QuestionTable]) -> Release:
    """The first release of these counts."""
    participation = shown_participation(groups)
    rows = {table.id: _hidden(groups, table, participation) for table in tables if table.crossing is None}
    known = _Known(groups)
    told = any(Shown.EXACT in rows[table.id].values() for table in tables if table.roster is not None)
    while True:
        for table in tables:
            if table.answers is not None:
                index = known.index(table.answers)
                hide_by_place(groups, [table], rows[table.id], participation, index, facts=told)
        two_ways = _two_ways(groups, tables, rows, participation, known, told=told)
        if told or not any(_is_by_age(table) and Shown.EXACT in two_ways[table.id].values() for table in tables):
            return Release(groups, tuple(tables), participation, {**rows, **two_ways})
        told = True  # a two-way table by age tells who answered, too


def _is_by_age(table: QuestionTable) -> bool:
    """Whether a table crosses anything else than the partition's parts."""
    return table.crossing is not None and not any(table.crossing.parts)


def _two_ways(
    groups: Groups,
    tables: Sequence[QuestionTable],
    rows: Mapping[str, Hiding],
    participation: frozenset[str],
    known: _Known,
    *,
    told: bool,
) -> dict[str, Hiding]:
    margins = {table.id: table for table in tables}
    found = {}
    for table in tables:
        if table.crossing is not None:
            margin, few = margins[table.crossing.margin], known.handfuls(table.crossing.invited)
            answers, shown = table.crossing.answers, rows[margin.id]
            index = None if answers is None else known.index(answers)
            beside = KnownBeside(few, index, told)
            found[table.id] = two_way_hiding(groups, table, margin, shown, participation, beside)
    return found


class _Known:
    """What several tables share, looked for once: the handfuls in columns, and who is where."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._indices: list[PlaceIndex] = []
        self._seen: list[tuple[Mapping[str, Count], Handfuls]] = []

    def handfuls(self, invited: Mapping[str, Count]) -> Handfuls:
        """Those of columns with these people."""
        found = next((few for one, few in self._seen if one is invited), None)
        if found is None:
            found = handfuls_of(invited)
            self._seen.append((invited, found))
        return found

    def index(self, answers: AnswerPlaces) -> PlaceIndex:
        """The sets of people by group and part."""
        same = (one for one in self._indices if one.keys is answers.keys and one.columns is answers.columns)
        found = next(same, None)
        if found is None:
            found = PlaceIndex(self._groups, answers.keys, answers.columns)
            self._indices.append(found)
        return found


def _hidden(groups: Groups, table: QuestionTable, participation: frozenset[str]) -> Rows:
    rows = first_hiding(groups, table, participation)
    settle(groups, [table], rows)
    while found := list(told_of_few(groups, table, rows, participation)):
        for printed in found:
            hide_next(table, rows, printed, next(iter(groups.divisions(printed)), ()))
        settle(groups, [table], rows)
    return rows
