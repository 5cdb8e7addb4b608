"""What becomes of each row of a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from survey_definitions.disclosure.counts import Count, QuestionTable
from survey_definitions.disclosure.rules import telling


class Shown(StrEnum):
    """How much of a group's row is printed."""

    EXACT = "exact"
    AT_LEAST = "at_least"  # its total, and that one category has at least 80 %
    HIDDEN = "hidden"


Hiding = Mapping[str, Shown]
"""What is printed of each group, by its id. Groups that are not mentioned are hidden."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a question, and the groups whose participation is.

    ``facts``: whether rows by rank or age tell more of who answered. ``crossed``: the rows of a two-way table of it.
    """

    rows: Hiding
    participation: Collection[str]
    facts: bool = False
    crossed: Hiding | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A printed row. ``count`` is None unless it is exact; ``category`` is the code that has at least 80 %."""

    group: str
    shown: Shown
    count: Count | None = None
    total: int | None = None
    category: str | None = None


def row(table: QuestionTable, group: str, shown: Shown) -> PrintedRow:
    """The row of a group as it is printed."""
    if shown is Shown.HIDDEN:
        return PrintedRow(group, shown)
    count = table.of(group)
    if shown is Shown.EXACT:
        return PrintedRow(group, shown, count, count.total)
    most = telling(count)
    assert most is not None
    return PrintedRow(group, shown, None, count.total, table.categories[most].code)
