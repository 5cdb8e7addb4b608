"""Hiding until nothing follows: the rules of what is left, then the check, in turns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from survey_definitions.disclosure.audit import exposed
from survey_definitions.disclosure.counts import QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.hiding import Rows, close, hide_next
from survey_definitions.disclosure.place_index import PlaceIndex
from survey_definitions.disclosure.places_audit import followed_by_place
from survey_definitions.disclosure.rows import Printed, Shown


def settle(groups: Groups, tables: Sequence[QuestionTable], rows: Rows) -> None:
    """Hide rows until the remainders are safe and the audit finds nothing; see `close` for ``tables``.

    It ends: every round hides one row more, and where nothing is printed nothing is exposed.
    """
    close(groups, tables, rows)
    while found := next((one for table in tables for one in exposed(groups, table, rows)), None):
        hide_next(tables[0], rows, found.printed, found.division)
        close(groups, tables, rows)


def hide_by_place(
    groups: Groups,
    tables: Sequence[QuestionTable],
    rows: Rows,
    participation: Collection[str],
    index: PlaceIndex,
    *,
    facts: bool,
) -> None:
    """Hide rows until the tree and the parts beside it, taken together, tell nothing of a handful.

    Of the rows by which something follows it hides the one that leaves the least to hide, and most to show.
    ``facts``: whether rows by rank or age tell more of who answered than participation does.
    """

    def told(some: Rows) -> list[tuple[str, ...]]:
        printed = Printed(some, participation, facts)
        return [one for table in tables for one in followed_by_place(index, table, printed)]

    found = told(rows)
    while found:
        made = [_without(groups, tables, rows, group) for group in dict.fromkeys(found[0])]
        left = [(one, told(one)) for one in made]
        best, found = min(left, key=lambda both: (len(both[1]), -_shown(both[0])))
        rows.update(best)


def _without(groups: Groups, tables: Sequence[QuestionTable], rows: Rows, group: str) -> Rows:
    """The rows when the next part of a group is hidden, or the group where it has none or says "at least" only."""
    found = dict(rows)
    if rows[group] is Shown.AT_LEAST:
        found[group] = Shown.HIDDEN  # nothing is reckoned from it
        return found
    hide_next(tables[0], found, group, next(iter(groups.divisions(group)), ()))
    settle(groups, tables, found)
    return found


def _shown(rows: Rows) -> int:
    return sum(one is not Shown.HIDDEN for one in rows.values())
