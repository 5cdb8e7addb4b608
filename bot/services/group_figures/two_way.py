"""Two-way tables: what people answered, or what was computed on them, by position group or by age.

The columns are neighbouring position groups (or ages) put together until every block of some size has fifteen people
in each: by the roster alone, so that the choice tells nothing of who answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.services.group_figures.crowds import Crowd, RosterFact
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.indicators import AGE_CATEGORIES
from bot.services.group_figures.roster_tables import OTHER
from bot.services.group_figures.structure import part_id
from survey_definitions.disclosure import Category, Count, QuestionTable
from survey_definitions.disclosure.lines import Numbers

POSITION_GROUP, AGE = "position_group", "age"
FEWEST: Final = 15  # people of a column in each block that has three times as many
PART: Final = 4  # a column is a quarter of the province at least, so that there are four at most
LEVELS: Final = range(4, 8)  # answers that make a scale of levels
INDICATORS: Final = ("I06", "I12")
"""Besides questions with a scale of levels: all targets met, the rule of three years."""

LANGUAGES: Final = "I09"
"""By age instead."""


@dataclass(frozen=True, slots=True)
class FactColumns:
    """The columns of two-way tables, the one of each code, and who of the roster stands in each."""

    by: str
    categories: tuple[Category, ...]
    at: Mapping[str, int]
    invited: Mapping[str, Count]
    parts: tuple[tuple[str, ...], ...]

    def of(self, code: str) -> int:
        """The column of a code; what is in none of the lists stands in the last one."""
        return self.at.get(code, len(self.categories) - 1)


def is_crossed(table: QuestionTable) -> bool:
    """Whether a table has a second one by position group."""
    is_scale = len(table.categories) in LEVELS and all(one.score is not None for one in table.categories)
    return table.kind == "single" and (table.id in INDICATORS or (is_scale and not table.id.startswith("I")))


def by_position_group(grid: Grid, people: Crowd) -> FactColumns | None:
    """FactColumns of position groups, in their order in the structure; None where there would be one alone."""
    known = sorted({cell.position_group for cell in people.cells})
    at = {code: number for number, code in enumerate(known)}
    columns = [at[cell.position_group] for cell in people.cells]
    asked = np.zeros((len(columns), len(known)), np.int64)
    asked[np.arange(len(columns)), columns] = people.asked
    names = {code: Category(code, labels) for code, labels in grid.where.position_groups.items() if code}
    found = _columns(POSITION_GROUP, grid, tuple(names.values()), RosterFact(known, asked, asked))
    if found is None or not grid.where.groups.partitions:
        return found
    parts = tuple(
        tuple(sorted(part_id(code) for code in known if found.of(code) == at)) for at in range(len(found.categories))
    )
    return replace(found, parts=parts)


def by_age(grid: Grid, ages: RosterFact) -> FactColumns | None:
    """FactColumns of age bands; ``ages`` are the bands of all who were invited."""
    return _columns(AGE, grid, AGE_CATEGORIES, ages)


def _columns(by: str, grid: Grid, listed: Sequence[Category], fact: RosterFact) -> FactColumns | None:
    by_cell = fact.by_code([one.code for one in listed], fact.asked)
    categories = [*listed, OTHER] if by_cell.shape[1] > len(listed) else list(listed)
    sums = grid.add_up(grid.leaves(by_cell))
    bands = neighbours(_sizes(grid, sums), FEWEST)
    if len(bands) < 2:  # noqa: PLR2004 - one column is the question itself
        return None
    at = {categories[place].code: column for column, band in enumerate(bands) for place in band}
    banded = grid.blank(len(bands))
    for column, band in enumerate(bands):
        banded[:, column] = sums[:, band.start : band.stop].sum(axis=1)
    made = tuple(_together([categories[place] for place in band]) for band in bands)
    return FactColumns(by, made, at, grid.of_sums(banded), ((),) * len(made))


def neighbours(sizes: Sequence[Sequence[int]], fewest: int) -> list[range]:
    """Categories put together with their neighbours until each row has ``fewest`` people in each.

    The first row is everybody, of whom each column is a quarter at least. Rows of fewer than three times as many do not
    count; where the others leave one column, only the first row does.
    """
    whole, *rest = sizes
    quarter = max(fewest, sum(whole) // PART)
    for rows in ([row for row in rest if sum(row) >= 3 * fewest], []):
        bands: list[range] = []
        first = 0
        for at in range(len(whole)):
            is_enough = sum(whole[first : at + 1]) >= quarter
            if is_enough and all(sum(row[first : at + 1]) >= fewest for row in rows):
                bands.append(range(first, at + 1))
                first = at + 1
        if len(bands) > 1:
            return [*bands[:-1], range(bands[-1].start, len(whole))]
    return [range(len(whole))]


def _sizes(grid: Grid, sums: Numbers) -> list[list[int]]:
    """People by category, of the province and of each block."""
    tree = [one for one in grid.where.groups.tree if one.level in ("province", "block")]
    return [sizes for one in tree if any(sizes := sums[grid.at[one.id]].tolist())]


def _together(listed: Sequence[Category]) -> Category:
    """Neighbours as one category, by the names of the first and the last."""
    labels = {
        language: ", ".join(one.labels.get(language, one.code) for one in listed) for language in listed[0].labels
    }
    return Category("+".join(one.code for one in listed), labels)
