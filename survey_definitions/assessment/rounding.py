"""Figures are kept as exact fractions and rounded half up only when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def half_up(exact: Fraction, digits: int) -> float:
    """A fraction rounded half up: `87.75` with one digit is `87.8`, whatever binary floats make of it."""
    scale = 10**digits
    return float(floor(exact * scale + Fraction(1, 2)) / scale)


def percent(part: int, whole: int) -> float | None:
    """A share in percent with one decimal; None when there is nothing to share."""
    return half_up(Fraction(100 * part, whole), 1) if whole else None


def whole_percent(part: int, whole: int) -> int | None:
    """A share in whole per cent, rounded half up; None when there is nothing to share.

    >>> whole_percent(1, 8)
    13
    """
    return (200 * part + whole) // (2 * whole) if whole else None


def lower_median(values: Sequence[int]) -> int | None:
    """The lower of the two middle values: levels are ordered, and half a level means nothing."""
    return sorted(values)[(len(values) - 1) // 2] if values else None
