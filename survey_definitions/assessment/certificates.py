"""Language certificates: the level a table gives to a score, until when it counts, and whether it sets the level.

The tables are data with an authority and a date: authorities differ, and change them.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from survey_definitions.assessment.bands import Band, Scale, exact

Score = int | float | str | Mapping[str, int | float] | None
DEFAULT_MONTHS: Final = 24
EXPIRING_DAYS: Final = 90
VALID, EXPIRING, EXPIRED = "valid", "expiring", "expired"
ANY: Final = "any"
DECIDED: Final = (4, 5)  # the levels that a decision may give to a degree


@dataclass(frozen=True, slots=True)
class ScalePart:
    """A scale of numbers and its bands; a test has one, TOEIC four."""

    scale: Scale
    bands: tuple[Band, ...]

    def level(self, score: Decimal) -> tuple[int | None, bool]:
        """The level of a score and whether it is "at least": between two bands the lower one counts."""
        for band in self.bands:
            if band.holds(score):
                return int(band.value), False
        below = [band for band in self.bands if band.last < score]
        above = [band for band in self.bands if band.first > score]
        return (int(max(below, key=lambda one: one.last).value), True) if below and above else (None, False)


@dataclass(frozen=True, slots=True)
class CertificateType:
    """A kind of certificate. `parts` for numbers (one of them is called ""), `grades` for levels by name, or `decided`.

    A kind with none of the three has no table: any result is on its scale and gives no level.
    """

    code: str
    languages: frozenset[str]
    parts: Mapping[str, ScalePart] = field(default_factory=dict)
    grades: Mapping[str, int | None] = field(default_factory=dict)
    decided: bool = False
    valid_months: int | None = DEFAULT_MONTHS
    answer: str = ""  # how the survey calls it
    authority: Mapping[str, str] = field(default_factory=dict)  # whose table, by language; in no language under “”
    dated: str = ""

    def fits(self, language: str) -> bool:
        """Whether it is about a language."""
        return language in self.languages or ANY in self.languages


@dataclass(frozen=True, slots=True)
class Issued:
    """When a certificate was issued: a day, or a month only (`day` None)."""

    year: int
    month: int
    day: int | None = None

    def after(self, reference: date) -> bool:
        """Whether that is still to come; within the current month a month only is not."""
        if self.day is None:
            return (self.year, self.month) > (reference.year, reference.month)
        return date(self.year, self.month, self.day) > reference

    def until(self, months: int) -> date:
        """The last day it counts: the same day so many months later, or the last day of that month."""
        year, zero_based = divmod(self.year * 12 + self.month - 1 + months, 12)
        last = calendar.monthrange(year, zero_based + 1)[1]
        return date(year, zero_based + 1, min(self.day or last, last))


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says at a day: its level (None: none), until when it counts, and whether it sets the level."""

    level: int | None
    at_least: bool
    state: str
    until: date | None
    days: int | None
    sets_level: bool


class CertificateRefused(ValueError):  # noqa: N818 - a refusal with a reason
    """A certificate that cannot be: `reason` is language, future or not_on_scale."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


def judge(  # noqa: PLR0913 - facts of one certificate
    kind: CertificateType,
    language: str,
    score: Score,
    issued: Issued,
    reference: date,
    *,
    verified: bool,
    valid_months: int | None = DEFAULT_MONTHS,
    decided_level: int | None = None,
) -> Certificate:
    """What a certificate says at the reference day. Raises CertificateRefused.

    `valid_months` None: it never expires. `verified`: the focal point has seen the original.
    """
    if not kind.fits(language):
        raise CertificateRefused("language")
    if issued.after(reference):
        raise CertificateRefused("future")
    level, at_least = _decided(decided_level) if kind.decided else level_of(kind, score)
    until = None if valid_months is None else issued.until(valid_months)
    days = None if until is None else (until - reference).days
    state = _state(days)
    sets = verified and state != EXPIRED and level is not None
    return Certificate(level, at_least, state, until, days, sets)


def _state(days: int | None) -> str:
    if days is None or days > EXPIRING_DAYS:
        return VALID
    return EXPIRED if days < 0 else EXPIRING


def _decided(level: int | None) -> tuple[int | None, bool]:
    return (level if level in DECIDED else None), False


def level_of(kind: CertificateType, score: Score) -> tuple[int | None, bool]:
    """The level of a score and whether it is "at least". Raises CertificateRefused for what the scale does not know."""
    if kind.grades:
        grade = normal_grade(score)
        if grade not in kind.grades:
            raise CertificateRefused("not_on_scale")
        return kind.grades[grade], False
    if not kind.parts:
        return None, False
    if set(kind.parts) == {""}:
        return kind.parts[""].level(_on(kind.parts[""].scale, score))
    return _lowest(kind, score)


def _lowest(kind: CertificateType, score: Score) -> tuple[int | None, bool]:
    """The lowest level of all parts; none when a part is missing or below its lowest band."""
    if not isinstance(score, Mapping) or not score.keys() <= kind.parts.keys():
        raise CertificateRefused("not_on_scale")
    given = {name: _on(kind.parts[name].scale, one) for name, one in score.items() if one is not None}
    found = [kind.parts[name].level(one) for name, one in given.items()]
    levels = [level for level, _ in found if level is not None]
    if len(levels) < len(kind.parts):
        return None, False
    return min(levels), all(at_least for level, at_least in found if level == min(levels))


def _on(scale: Scale, score: Score) -> Decimal:
    try:
        number = exact(score) if isinstance(score, int | float | str) and not isinstance(score, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or not scale.has(number):
        raise CertificateRefused("not_on_scale")
    return number


def normal_grade(score: Score) -> str:
    """A level by name without what people write differently: `ТРКИ-2`, `TRKI 2` and `trki2` are one."""
    if isinstance(score, float) and score.is_integer():
        score = int(score)
    plain = unicodedata.normalize("NFKC", str(score)).upper().translate(_CYRILLIC)
    return "".join(letter for letter in plain if letter.isalnum())


_CYRILLIC: Final = str.maketrans("ТРКИСВАЕ", "TRKICBAE")
