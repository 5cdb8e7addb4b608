"""Bands over a scale: both ends included, and every reachable score in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

Number = int | float | Decimal | str
MOST_SCORES: Final = 100_000


def exact(number: Number) -> Decimal:
    """A number as it is written: 0.1 is a tenth. Raises decimal.InvalidOperation for what is no number."""
    return number if isinstance(number, Decimal) else Decimal(str(number))


@dataclass(frozen=True, slots=True)
class Band:
    """From and to, both included, and what a score there stands for."""

    first: Decimal
    last: Decimal
    value: int | str

    def holds(self, score: Decimal) -> bool:
        """Whether a score lies in it."""
        return self.first <= score <= self.last


@dataclass(frozen=True)
class Scale:
    """The scores there are: from the lowest in steps up to the highest. Raises ValueError for a scale without steps."""

    lowest: Decimal
    highest: Decimal
    step: Decimal

    def __post_init__(self) -> None:
        """Refuse what would never end, or would take too long."""
        if self.step <= 0 or (self.highest - self.lowest) / self.step >= MOST_SCORES:
            raise ValueError("a scale needs steps above zero, and not more than a hundred thousand of them")

    @cached_property
    def scores(self) -> tuple[Decimal, ...]:
        """All reachable scores."""
        count = int((self.highest - self.lowest) // self.step) + 1 if self.highest >= self.lowest else 0
        return tuple(self.lowest + number * self.step for number in range(count))

    def has(self, score: Decimal) -> bool:
        """Whether a score can be reached."""
        return self.lowest <= score <= self.highest and (score - self.lowest) % self.step == 0


@dataclass(frozen=True)
class Bands:
    """Bands over a scale, in whatever order."""

    scale: Scale
    bands: tuple[Band, ...]

    @cached_property
    def holes(self) -> list[Decimal]:
        """Scores in no band."""
        return [score for score in self.scale.scores if not self._at(score)]

    @cached_property
    def overlaps(self) -> list[Decimal]:
        """Scores in several bands."""
        return [score for score in self.scale.scores if len(self._at(score)) > 1]

    @cached_property
    def empty(self) -> list[int]:
        """The numbers of bands that no score can reach."""
        return [number for number, band in enumerate(self.bands) if not any(map(band.holds, self.scale.scores))]

    @cached_property
    def outside(self) -> list[int]:
        """The numbers of bands that reach beyond the scale."""
        low, high = self.scale.lowest, self.scale.highest
        return [number for number, band in enumerate(self.bands) if band.first < low or band.last > high]

    @property
    def tiles(self) -> bool:
        """Whether every reachable score lies in exactly one band, and every band is of use."""
        return not (self.holes or self.overlaps or self.empty or self.outside)

    def value(self, score: Decimal) -> int | str | None:
        """What a score stands for; None when it cannot be reached or the bands do not tile."""
        if not self.tiles or not self.scale.has(score):
            return None
        return self._at(score)[0].value

    def _at(self, score: Decimal) -> Sequence[Band]:
        return [band for band in self.bands if band.holds(score)]


def make_bands(scale: tuple[Number, Number, Number], bands: Iterable[tuple[Number, Number, int | str]]) -> Bands:
    """Bands from plain numbers: `make_bands((0, 20, 1), [(0, 9, 1), (10, 20, 2)])`."""
    lowest, highest, step = map(exact, scale)
    return Bands(Scale(lowest, highest, step), tuple(Band(exact(a), exact(b), value) for a, b, value in bands))
