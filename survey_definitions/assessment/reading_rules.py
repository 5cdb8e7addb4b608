"""The sheets of bands, of rules of relevant experience and of pools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from survey_definitions.assessment.bands import Band, Bands, Scale
from survey_definitions.assessment.cells import Cells
from survey_definitions.assessment.eligibility import ExperienceRule
from survey_definitions.assessment.experience import Counting
from survey_definitions.assessment.pools import EXPERT, YOUNG, Tier

BAND_COLUMNS: Final = frozenset(("score", "min", "max", "step", "from", "to", "gives", "note"))
RULE_COLUMNS: Final = frozenset(
    (
        *("rule", "agency", "job_position", "fields", "min_months", "count_probation", "count_concurrent"),
        *("count_outside_public_sector", "valid_from", "decided_by", "source_text", "note"),
    )
)
POOL_COLUMNS: Final = frozenset(("pool", "tier", "criterion", "at_least", "below", "note"))
CRITERIA: Final = {
    EXPERT: ("p5", "months", "proof", "wish"),
    YOUNG: ("age", "language", "p6", "g1", "rating", "wish"),
}
_MOST_MONTHS: Final = 600
_MOST: Final = 1000


def read_bands(rows: Iterable[Cells]) -> dict[str, Bands]:
    """Bands by the name of their score. What does not tile is refused as a whole."""
    by_score: dict[str, list[Cells]] = {}
    for cells in rows:
        if name := cells.text("score", needed=True):
            by_score.setdefault(name, []).append(cells)
    found = {}
    for name, of_it in by_score.items():
        scale = read_scale(of_it)
        if scale is None:
            continue
        bands = Bands(scale, tuple(band for cells in of_it if (band := _band(cells))))
        for fault in band_faults(bands, holes=True):
            of_it[0].wrong("assessment_bands", "score", name=name, detail=fault)
        found[name] = bands
    return found


def read_scale(rows: Sequence[Cells]) -> Scale | None:
    """The scale that the first row with a lowest score gives; None, with a problem, when there is none."""
    head = next((cells for cells in rows if cells.text("min")), rows[0])
    lowest, highest, step = (head.number(column, needed=True) for column in ("min", "max", "step"))
    if lowest is None or highest is None or step is None:
        return None
    try:
        return Scale(lowest, highest, step)
    except ValueError:
        head.wrong("assessment_scale", "step")
        return None


def _band(cells: Cells) -> Band | None:
    first, last = cells.number("from", needed=True), cells.number("to", needed=True)
    value = cells.text("gives", needed=True)
    if first is None or last is None or not value:
        return None
    return Band(first, last, int(value) if value.isdigit() else value)


def band_faults(bands: Bands, *, holes: bool) -> Iterator[str]:
    """Why bands do not divide their scale, in signs that every language has: `5 ∉`, `5 ×2`, `7–9 ∅`."""
    if holes and bands.holes:
        yield f"∉ {_scores(bands.holes)}"
    if bands.overlaps:
        yield f"×2 {_scores(bands.overlaps)}"
    if useless := sorted({*bands.empty, *bands.outside}):
        yield f"∅ {', '.join(f'{bands.bands[one].first}–{bands.bands[one].last}' for one in useless)}"


def _scores(scores: Sequence[Decimal]) -> str:
    return ", ".join(map(str, scores[:5])) + (", …" if len(scores) > 5 else "")  # noqa: PLR2004 - enough to find them


def read_rules(rows: Iterable[Cells]) -> tuple[ExperienceRule, ...]:
    """The rules of relevant experience."""
    found: list[ExperienceRule] = []
    for cells in rows:
        name = cells.text("rule", needed=True)
        if not cells.words("fields"):
            cells.wrong("assessment_empty", "fields", name="fields")
        if name and name in [one.rule_id for one in found]:
            cells.wrong("assessment_twice", "rule", name=name)
        found.append(_rule(cells, name))
    return tuple(found)


def _rule(cells: Cells, name: str) -> ExperienceRule:
    return ExperienceRule(
        rule_id=name,
        fields=cells.words("fields"),
        min_months=cells.whole("min_months", 1, _MOST_MONTHS, needed=True) or 1,
        counting=Counting(
            cells.yes("count_probation", default=False),
            cells.yes("count_concurrent", default=True),
            cells.yes("count_outside_public_sector", default=False),
        ),
        agency=cells.text("agency"),
        job_position=cells.text("job_position"),
        valid_from=cells.month("valid_from"),
        decided_by=cells.names("decided_by"),
        source_text=cells.text("source_text"),
    )


def read_pools(rows: Iterable[Cells]) -> dict[str, tuple[Tier, ...]]:
    """The pools with their tiers, from the highest to the lowest as the rows have them."""
    at_least: dict[tuple[str, str], dict[str, int]] = {}
    below: dict[tuple[str, str], dict[str, int]] = {}
    for cells in rows:
        pool = cells.one_of("pool", CRITERIA)
        tier = cells.text("tier", needed=True)
        criterion = cells.one_of("criterion", CRITERIA[pool]) if pool else ""
        least, under = cells.whole("at_least", 0, _MOST), cells.whole("below", 0, _MOST)
        if not (pool and tier and criterion):
            continue
        if (least is None) == (under is None):
            cells.wrong("assessment_empty", "at_least", name="at_least")
        at_least.setdefault((pool, tier), {})[criterion] = least or 0
        if under is not None:
            below.setdefault((pool, tier), {})[criterion] = under
    return {pool: tuple(_tiers(pool, at_least, below)) for pool in dict.fromkeys(pool for pool, _ in at_least)}


def _tiers(
    pool: str, at_least: dict[tuple[str, str], dict[str, int]], below: dict[tuple[str, str], dict[str, int]]
) -> Iterator[Tier]:
    for key, levels in at_least.items():
        if key[0] == pool:
            under = below.get(key, {})
            asked = {one: level for one, level in levels.items() if one not in under}
            yield Tier(key[1], asked, under, tuple(one for one in CRITERIA[pool] if one in levels))
