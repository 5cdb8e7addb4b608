"""What a self-assessment is worth here: how far it agrees with certificates and with supervisors.

Published figures to compare with: language self-assessments against tests r ≈ .47, self-assessed abilities ≈ .29,
self against supervisor ≈ .22 with people rating themselves d ≈ .32 higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

FEWEST: Final = 30  # pairs below which nothing is said
LANGUAGE_R, ABILITY_R, SUPERVISOR_R, SUPERVISOR_D = 0.47, 0.29, 0.22, 0.32

Pair = tuple[int, int]  # the self-assessed level, and the other one


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``pairs`` levels: correlation (None where one side is always the same), shares in percent, difference.

    ``mean_difference`` is the self-assessed level less the other one; ``d`` the same in standard deviations of
    the differences between levels, pooled over both sides.
    """

    pairs: int
    r: float | None
    same: float
    within_one: float
    mean_difference: float
    d: float | None


def agreement(pairs: Sequence[Pair], people: int | None = None) -> Agreement | None:
    """How far two levels agree; None for fewer than 30 pairs, or pairs of fewer than 30 people."""
    if len(pairs) < FEWEST or (people is not None and people < FEWEST):
        return None
    apart = [own - other for own, other in pairs]
    mean = sum(apart) / len(apart)
    spread = _pooled(pairs)
    return Agreement(
        pairs=len(pairs),
        r=_correlation(pairs),
        same=round(100 * apart.count(0) / len(apart), 1),
        within_one=round(100 * sum(abs(one) <= 1 for one in apart) / len(apart), 1),
        mean_difference=round(mean, 2),
        d=round(mean / spread, 2) if spread else None,
    )


def _correlation(pairs: Sequence[Pair]) -> float | None:
    """Pearson's r."""
    own, other = _centred([one for one, _ in pairs]), _centred([two for _, two in pairs])
    scale = sqrt(sum(x * x for x in own) * sum(y * y for y in other))
    return round(sum(x * y for x, y in zip(own, other, strict=True)) / scale, 2) if scale else None


def _pooled(pairs: Sequence[Pair]) -> float:
    own, other = _centred([one for one, _ in pairs]), _centred([two for _, two in pairs])
    return sqrt((sum(x * x for x in own) + sum(y * y for y in other)) / (2 * (len(pairs) - 1)))


def _centred(values: Sequence[int]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean for value in values]
