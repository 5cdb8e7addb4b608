"""Two-way tables: what people answered, or what was computed on them, by position group or by age.

The columns are neighbouring position groups (or ages) put together until every block of some size has fifteen people
in each: by the roster alone, so that the choice tells nothing of who answered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.services.group_figures.indicators import AGE_CATEGORIES
from bot.services.group_figures.people import Crowd
from bot.services.group_figures.roster_facts import Spread
from bot.services.group_figures.roster_tables import OTHER
from bot.services.group_figures.structure import Places, part_id
from survey_definitions.disclosure import Category, Count, QuestionTable, summed

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


def by_position_group(where: Places, people: Crowd) -> FactColumns | None:
    """FactColumns of position groups, in their order in the structure; None where there would be one alone."""
    spread = Spread()
    for cell, number in people.invited.items():
        spread.by_unit[cell.unit][cell.position_group] += number
    names = {code: Category(code, labels) for code, labels in where.position_groups.items() if code}
    found = _columns(POSITION_GROUP, where, tuple(names.values()), spread)
    if found is None or not where.groups.partitions:
        return found
    known = {cell.position_group for cell in people.invited}
    parts = tuple(
        tuple(sorted(part_id(code) for code in known if found.of(code) == at)) for at in range(len(found.categories))
    )
    return FactColumns(found.by, found.categories, found.at, found.invited, parts)


def by_age(where: Places, ages: Spread) -> FactColumns | None:
    """FactColumns of age bands; ``ages`` are the bands of all who were invited."""
    return _columns(AGE, where, AGE_CATEGORIES, ages)


def _columns(by: str, where: Places, listed: Sequence[Category], spread: Spread) -> FactColumns | None:
    codes = [one.code for one in listed]
    beside = {code for values in spread.by_unit.values() for code in values} - set(codes)
    categories = [*listed, OTHER] if beside else list(listed)
    sizes = _sizes(where, codes, spread)
    bands = neighbours(sizes, FEWEST)
    if len(bands) < 2:  # noqa: PLR2004 - one column is the question itself
        return None
    at = {categories[place].code: column for column, band in enumerate(bands) for place in band}
    invited = {
        group: _banded(count, bands) for group, count in summed(where.groups, _by_leaf(where, codes, spread)).items()
    }
    made = tuple(_together([categories[place] for place in band]) for band in bands)
    return FactColumns(by, made, at, invited, ((),) * len(made))


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


def _sizes(where: Places, codes: Sequence[str], spread: Spread) -> list[tuple[int, ...]]:
    """People by category, of the province and of each block."""
    counts = summed(where.groups, _by_leaf(where, codes, spread))
    tree = [one for one in where.groups.tree if one.level in ("province", "block")]
    return [counts[one.id].cells for one in tree if one.id in counts]


def _by_leaf(where: Places, codes: Sequence[str], spread: Spread) -> dict[str, Count]:
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for unit, values in spread.by_unit.items():
        totals[where.leaf_of[unit]].update(values)
    more = any(code not in codes for values in totals.values() for code in values)
    return {
        leaf: _count([*(values[code] for code in codes)], values.total(), more=more) for leaf, values in totals.items()
    }


def _count(cells: list[int], total: int, *, more: bool) -> Count:
    return Count(total, (*cells, total - sum(cells)) if more else tuple(cells))


def _banded(count: Count, bands: Sequence[range]) -> Count:
    return Count(count.total, tuple(sum(count.cells[at] for at in band) for band in bands))


def _together(listed: Sequence[Category]) -> Category:
    """Neighbours as one category, by the names of the first and the last."""
    labels = {
        language: ", ".join(one.labels.get(language, one.code) for one in listed) for language in listed[0].labels
    }
    return Category("+".join(one.code for one in listed), labels)
