"""Those who answered by what the roster says of them (rank, age), in categories that are no handful of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from bot.services.group_figures.roster_facts import RosterFact, Spread
from bot.services.group_figures.structure import Places, part_id
from survey_definitions.closed import Question
from survey_definitions.disclosure import K2, Category, Count, KnownPlaces, QuestionTable, summed

LEVELS: Final = ("province", "block", "agency")
"""Not position groups: these by rank or age are a table of two facts, whose pairs the roster has too."""

OTHER: Final = Category("other", {"vi": "Khác hoặc chưa rõ", "en": "Other or not known", "de": "Andere oder unbekannt"})


def roster_table(where: Places, question: Question, fact: RosterFact) -> QuestionTable:
    """How many answered of each category of a fact; the roster's own numbers stand beside them to protect the cells."""
    sizes = sum(fact.invited.by_unit.values(), Counter[str]())
    rare = rare_categories([one.code for one in question.categories], sizes)
    kept = [one for one in question.categories if one.code not in rare]
    codes = [one.code for one in kept]
    categories = (*kept, OTHER) if sizes.total() > sum(sizes[code] for code in codes) else tuple(kept)
    answered, invited = (
        summed(where.groups, _by_place(where, codes, len(categories), spread))
        for spread in (fact.answered, fact.invited)
    )
    return QuestionTable(
        question.name,
        question.name,
        question.kind,
        categories,
        answered,
        question.labels,
        levels=LEVELS,
        roster=invited,
        places=_places(where, codes, len(categories), fact) if where.groups.partitions else None,
    )


def rare_categories(codes: Collection[str], sizes: Mapping[str, int]) -> frozenset[str]:
    """The categories that are put together, with everything that is none: of fewer than ten people in the province.

    While these are fewer than ten together, the next smallest category joins them. It goes by the roster alone, so that
    the choice tells nothing of who answered.
    """
    by_size = sorted((code for code in codes if sizes.get(code)), key=lambda code: (sizes[code], code))
    rare = {code for code in by_size if sizes[code] < K2}
    together = sum(number for code, number in sizes.items() if code in rare or code not in codes)
    for code in by_size[len(rare) :]:
        if not 0 < together < K2:
            break
        rare.add(code)
        together += sizes[code]
    return frozenset(rare)


def _by_place(where: Places, codes: Collection[str], width: int, spread: Spread) -> dict[str, Count]:
    """By leaf of the tree and by position group; what is in none of the codes is the last category."""
    totals = defaultdict[str, Counter[str]](Counter)
    for unit, values in spread.by_unit.items():
        totals[where.leaf_of[unit]] += values
    for group, values in spread.by_group.items():
        totals[part_id(group)] += values
    return {place: _count(codes, width, values) for place, values in totals.items()}


def _places(where: Places, codes: Sequence[str], width: int, fact: RosterFact) -> KnownPlaces | None:
    """Everybody by leaf of the tree and position group."""
    if not fact.cells:
        return None
    keys = [where.leaves(cell) for cell in fact.cells]
    return KnownPlaces(keys, *(_columns(codes, width, fact.names, numbers) for numbers in (fact.asked, fact.done)))


def _columns(codes: Sequence[str], width: int, names: Sequence[str], numbers: Any) -> Any:
    """The columns of categories; what is in none of the codes is the last one."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that nothing else waits for

    found = np.zeros((len(numbers), width), dtype=np.int64)
    for name, column in zip(names, numbers.T, strict=True):
        found[:, codes.index(name) if name in codes else width - 1] += column
    return found


def _count(codes: Collection[str], width: int, values: Counter[str]) -> Count:
    cells = [values[code] for code in codes]
    total = values.total()
    return Count(total, (*cells, total - sum(cells))[:width])
