"""Those who answered by what the roster says of them (rank, age), in categories that are no handful of people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from bot.services.group_figures.crowds import RosterFact
from bot.services.group_figures.grid import Grid
from survey_definitions.closed import Question
from survey_definitions.disclosure import K2, Category, KnownPlaces, QuestionTable

LEVELS: Final = ("province", "block", "agency")
"""Not position groups: these by rank or age are a table of two facts, whose pairs the roster has too."""

OTHER: Final = Category("other", {"vi": "Khác hoặc chưa rõ", "en": "Other or not known", "de": "Andere oder unbekannt"})


def roster_table(grid: Grid, question: Question, fact: RosterFact) -> QuestionTable:
    """How many answered of each category of a fact; the roster's own numbers stand beside them to protect the cells."""
    sizes = dict(zip(fact.names, fact.asked.sum(axis=0).tolist(), strict=True))
    rare = rare_categories([one.code for one in question.categories], sizes)
    kept = [one for one in question.categories if one.code not in rare]
    invited, answered = (fact.by_code([one.code for one in kept], numbers) for numbers in (fact.asked, fact.done))
    categories = (*kept, OTHER) if invited.shape[1] > len(kept) else tuple(kept)
    where = grid.where
    places = KnownPlaces(grid.keys, invited, answered) if grid.keys else None
    return QuestionTable(
        question.name,
        question.name,
        question.kind,
        categories,
        grid.counts(grid.leaves_and_parts(answered)),
        question.labels,
        levels=LEVELS,
        roster=grid.counts(grid.leaves_and_parts(invited)),
        places=places if where.groups.partitions else None,
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
