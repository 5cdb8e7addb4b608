"""What pictures of groups show, as data; drawing them is another module, which is slow to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Medium:
    """What a picture is drawn for, in inches.

    ``names`` is the width of the column of names beside the rows: 0 where they stand above them. Letters are ``larger``
    by so many points, and a line of all its width has room for ``letters``.
    """

    width: float
    row: float
    names: float
    larger: float
    letters: int


PHONE: Final = Medium(width=4.0, row=0.37, names=0.0, larger=0.0, letters=66)
PAPER: Final = Medium(width=6.3, row=0.23, names=2.15, larger=1.0, letters=92)
"""As wide as a page between its margins: nothing is drawn smaller than 7 points."""


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What is written around a picture: ``hidden`` explains the hatching, ``source`` says from what and when.

    ``language`` decides how its numbers are written.
    """

    title: str
    subtitle: str
    source: str
    hidden: str
    language: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A table of figures: a row a group; None is hidden. ``low`` and ``high`` are the ends of the scale."""

    words: GroupWords
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    low: float
    high: float
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A group's distribution in counts; None is hidden, ``at_least`` the place of a category with 80 % and more."""

    label: str
    counts: tuple[int, ...] | None
    at_least: int | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Stacked:
    """Distributions of groups over the same categories."""

    words: GroupWords
    categories: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure of several waves, a line each; None is hidden and leaves a gap."""

    words: GroupWords
    waves: tuple[str, ...]
    lines: tuple[tuple[str, tuple[float | None, ...]], ...]
