"""A release: what is printed of every group and question, hidden as little as the rules allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey_definitions.disclosure.counts import Count, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.handfuls import Handfuls, handfuls_of, told_of_few
from survey_definitions.disclosure.hiding import first_hiding, hide_next
from survey_definitions.disclosure.participation import shown_participation
from survey_definitions.disclosure.rows import Hiding, PrintedRow, row
from survey_definitions.disclosure.settling import settle
from survey_definitions.disclosure.two_way import two_way_hiding


@dataclass(frozen=True, slots=True)
class Release:
    """What is printed at one moment. ``hiding`` is by table and group; ``participation`` are ids of groups.

    It holds all counts, also the hidden ones: only `row` and `answered` may be shown to anybody.
    """

    groups: Groups
    tables: tuple[QuestionTable, ...]
    participation: frozenset[str]
    hiding: Mapping[str, Hiding]

    def row(self, table: QuestionTable, group: str) -> PrintedRow:
        """A row as it is printed."""
        return row(table, group, self.hiding[table.id][group])

    def answered(self, group: str) -> int | None:
        """How many of a group have answered; None where that is not printed."""
        return self.groups.by_id[group].answered if group in self.participation else None


def protect(groups: Groups, tables: Sequence[QuestionTable]) -> Release:
    """The first release of these counts."""
    participation = shown_participation(groups)
    hiding = {table.id: _hidden(groups, table, participation) for table in tables if table.crossing is None}
    margins, known = {table.id: table for table in tables}, _Known()
    for table in tables:
        if table.crossing is not None:
            margin = margins[table.crossing.margin]
            few = known.handfuls(table.crossing.invited)
            hiding[table.id] = two_way_hiding(groups, table, margin, hiding[margin.id], participation, few)
    return Release(groups, tuple(tables), participation, hiding)


class _Known:
    """The handfuls in columns that several tables share, each looked for once."""

    def __init__(self) -> None:
        self._seen: list[tuple[Mapping[str, Count], Handfuls]] = []

    def handfuls(self, invited: Mapping[str, Count]) -> Handfuls:
        """Those of columns with these people."""
        found = next((few for one, few in self._seen if one is invited), None)
        if found is None:
            found = handfuls_of(invited)
            self._seen.append((invited, found))
        return found


def _hidden(groups: Groups, table: QuestionTable, participation: frozenset[str]) -> Hiding:
    rows = first_hiding(groups, table, participation)
    settle(groups, [table], rows)
    while found := list(told_of_few(groups, table, rows, participation)):
        for printed in found:
            hide_next(table, rows, printed, next(iter(groups.divisions(printed)), ()))
        settle(groups, [table], rows)
    return rows
