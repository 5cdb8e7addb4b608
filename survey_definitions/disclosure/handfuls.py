"""Handfuls of people whom a roster names, and whether a table tells how many of them answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from survey_definitions.disclosure.counts import Count, Handfuls, QuestionTable
from survey_definitions.disclosure.facts_audit import KnownPeople
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import LinesOfCounts
from survey_definitions.disclosure.participation import told_at_any_time
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K


def told_of_few(
    groups: Groups, table: QuestionTable, rows: Hiding, participation: Collection[str], few: Handfuls | None = None
) -> Iterator[str]:
    """The exact groups by which it is found out how many of a handful below answered.

    ``few`` are the handfuls, where they have been looked for already. It holds for who knows no participation but that
    of the release, and for who knows all that summaries may have told before.
    """
    handfuls = handfuls_of(table.roster or {}) if few is None else few
    if not (handfuls or table.places) or rows[groups.tree[0].id] is not Shown.EXACT:
        return
    for told in (participation, told_at_any_time(groups)):
        yield from KnownPeople(groups, table, rows, participation, told).told(handfuls)


def handfuls_of(invited: Mapping[str, Count]) -> Handfuls:
    """By group the categories of which it has a handful of people, one to four."""
    if isinstance(invited, LinesOfCounts):
        return invited.few(K)
    found = {}
    for group, count in invited.items():
        if few := [at for at, number in enumerate(count.cells) if 0 < number < K]:
            found[group] = few
    return found
