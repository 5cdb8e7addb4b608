"""Pools of experts, young talents and successors: criteria met and missing. Nobody is put into a pool by a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from survey_definitions.assessment.gap import Level, measure, used_level
from survey_definitions.assessment.months import full_years
from survey_definitions.assessment.targets import Position, Targets

EXPERT, YOUNG = "expert", "young"
WISH, AGE = "wish", "age"
RATINGS: Final = ("XL0", "XL1", "XL2", "XL3", "XL4")  # official, of a year; XL0: not rated
_NEVER_NEAR: Final = (WISH, AGE)  # nobody is listed without the wish, and age cannot be mended
_MANAGERIAL: Final = ("M1", "M2", "M3", "M4")
_SUCCESSORS: Final = ("PTP", "CVCC")

Facts = Mapping[str, int | bool | None]  # what is known for each criterion; None: unknown, which fails


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier and what it asks for, criterion by criterion: at least so much, or `below` so much (age)."""

    name: str
    at_least: Mapping[str, int] = field(default_factory=dict)
    below: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def met(self, facts: Facts) -> list[str]:
        """The criteria that facts meet, in order."""
        return [one for one in self.order if self._holds(one, facts.get(one))]

    def missing(self, facts: Facts) -> list[str]:
        """The criteria that facts do not meet, in order."""
        return [one for one in self.order if not self._holds(one, facts.get(one))]

    def _holds(self, criterion: str, fact: float | None) -> bool:
        if fact is None:
            return False
        if criterion in self.below:
            return fact < self.below[criterion]
        return fact >= self.at_least[criterion]


@dataclass(frozen=True, slots=True)
class PoolStanding:
    """The highest tier reached, the single criterion missing when near the lowest one, and each tier's lists."""

    tier: str | None
    near: str | None
    tiers: Mapping[str, Mapping[str, list[str]]]


def place(tiers: Sequence[Tier], facts: Facts) -> PoolStanding:
    """Where facts stand; `tiers` from the highest to the lowest."""
    lists = {one.name: {"met": one.met(facts), "missing": one.missing(facts)} for one in tiers}
    tier = next((one.name for one in tiers if not lists[one.name]["missing"]), None)
    wanting = lists[tiers[-1].name]["missing"]
    near = wanting[0] if tier is None and len(wanting) == 1 and wanting[0] not in _NEVER_NEAR else None
    return PoolStanding(tier, near, lists)


def expert_facts(*, p5: int | None, months: int, proof: bool, wish: bool) -> Facts:
    """What the expert pool of a key sector asks about: P5 holds for every sector that somebody names."""
    return {"p5": p5, "months": months, "proof": proof, WISH: wish}


def young_facts(
    *,
    age: int | None,
    language: int | None,
    p6: int | None,
    g1: int | None,
    ratings: Sequence[str | None],
    wish: bool,
) -> Facts:
    """What the pool of young talents asks about; the rating is the lower of the last two years."""
    return {AGE: age, "language": language, "p6": p6, "g1": g1, "rating": _lowest_rating(ratings), WISH: wish}


def _lowest_rating(ratings: Sequence[str | None]) -> int | None:
    """The lower of two official ratings XL1 to XL4; None when a year is unknown or was not rated (XL0)."""
    grades = [int(one[2:]) for one in ratings if one and one[:2] == "XL" and one[2:].isdigit()]
    return min(grades) if len(grades) >= 2 and len(grades) == len(ratings) and min(grades) > 0 else None  # noqa: PLR2004 - two years


def age_at(born: int | None, reference: int) -> int | None:
    """The age in full years at the reference month, if the month of birth is known."""
    return None if born is None else full_years(born, reference)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might succeed: position group, levels, and whether they volunteered or hold the post."""

    group: str
    own: Mapping[str, Level]
    confirmed: Mapping[str, Level] = field(default_factory=dict)
    volunteer: bool = False
    holder: bool = False


def succession_cover(targets: Targets, position: Position, people: Iterable[Candidate]) -> int:
    """How many could succeed: deputies, senior officials and volunteers with all managerial answers and enough fit."""
    return sum(_could_succeed(targets, position, one) for one in people)


def _could_succeed(targets: Targets, position: Position, one: Candidate) -> bool:
    if one.holder or not (one.volunteer or one.group in _SUCCESSORS):
        return False
    answered = all(used_level(one.own.get(code), None)[0] is not None for code in _MANAGERIAL)
    return answered and measure(targets, position, one.own, one.confirmed).reaches_fit
