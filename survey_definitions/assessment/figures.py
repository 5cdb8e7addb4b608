"""Figures of groups from what was computed on people; who may see them is decided elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from survey_definitions.assessment.gap import Gap, Level
from survey_definitions.assessment.languages import is_foreign
from survey_definitions.assessment.months import full_years
from survey_definitions.assessment.rounding import half_up, lower_median, percent

AGE_BANDS: Final = ((30, "under 30"), (35, "30-34"), (40, "35-39"), (50, "40-49"), (1000, "50 and over"))
UNKNOWN: Final = "unknown"
_B1, _B2 = 3, 4


@dataclass(frozen=True, slots=True)
class CompetencyGroup:
    """One competency of a group: people with a level and a target, and None where there is nobody."""

    people: int
    median: int | None
    share_without_gap: float | None
    mean_gap: float | None


def group_figures(people: Iterable[tuple[Level, int | None]]) -> CompetencyGroup:
    """Median level, share without a gap in percent, mean gap; of (level, target) for each person."""
    there = [(level, target) for level, target in people if isinstance(level, int) and target is not None]
    gaps = [max(0, target - level) for level, target in there]
    return CompetencyGroup(
        people=len(there),
        median=lower_median([level for level, _ in there]),
        share_without_gap=percent(gaps.count(0), len(gaps)),
        mean_gap=half_up(Fraction(sum(gaps), len(gaps)), 2) if gaps else None,
    )


def age_bands(births: Iterable[int | None], reference: int) -> dict[str, int]:
    """I05: how many people are in each age band; without a month of birth somebody is unknown."""
    counts = Counter(age_band(born, reference) for born in births)
    return {name: counts[name] for name in (*(name for _, name in AGE_BANDS), UNKNOWN)}


def age_band(born: int | None, reference: int) -> str:
    """The band of one person's age at the reference month."""
    if born is None:
        return UNKNOWN
    age = full_years(born, reference)
    return next(name for below, name in AGE_BANDS if age < below)


def meeting_all(people: Iterable[Gap]) -> tuple[int, int]:
    """I06: people without any gap, of those with any counted competency."""
    counted = [one for one in people if one.rows]
    return sum(not any(row.gap for row in one.rows) for one in counted), len(counted)


def agreement(items: Iterable[Sequence[Level]]) -> tuple[int, int]:
    """I08: items on which self and supervisor differ by one level at most, of those that both answered."""
    both = [(own, other) for own, other in items if isinstance(own, int) and isinstance(other, int)]
    return sum(abs(own - other) <= 1 for own, other in both), len(both)


def language_readiness(people: Iterable[Mapping[str, int | None]]) -> tuple[int, int, int]:
    """I09: people with B1 or better, with B2 or better in any foreign language, and all people."""
    best = [max((level or 0 for code, level in one.items() if is_foreign(code)), default=0) for one in people]
    return sum(level >= _B1 for level in best), sum(level >= _B2 for level in best), len(best)
