"""Hiding until nothing follows: the rules of what is left, then the check, in turns."""

from __future__ import annotations

from collections.abc import Sequence

from survey_definitions.disclosure.audit import exposed
from survey_definitions.disclosure.counts import QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.hiding import Rows, close, hide_next


def settle(groups: Groups, tables: Sequence[QuestionTable], rows: Rows) -> None:
    """Hide rows until the remainders are safe and the audit finds nothing; see `close` for ``tables``.

    It ends: every round hides one row more, and where nothing is printed nothing is exposed.
    """
    close(groups, tables, rows)
    while found := next((one for table in tables for one in exposed(groups, table, rows)), None):
        hide_next(tables[0], rows, found.printed, found.division)
        close(groups, tables, rows)
