"""A release: what is printed of every group and question at one moment; how it is made needs arrays, it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from survey_definitions.disclosure.counts import QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.rows import Hiding, PrintedRow, row


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


class NotReleasable(Exception):  # noqa: N818 - a "no" with its reason, not a fault
    """No further release: ``reason`` is ``few_new``, ``nothing_new`` or ``changed``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
