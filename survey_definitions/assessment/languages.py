"""Language levels: 0 (below A1) to 6 (C2) by skill, their median, and what they give for the competency G7.

The level of a skill comes from the answers: which statement is asked next, where the ladder ends, and whether it asks
once more because of a certificate, stands in the survey file `surveys/languages.yaml`; `answers.py` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from survey_definitions.assessment.rounding import lower_median

SKILLS: Final = ("NG", "DO", "TT", "TB", "VI")
CEFR: Final = ("<A1", "A1", "A2", "B1", "B2", "C1", "C2")
ORAL: Final = frozenset(("x-tay", "x-nung", "x-dao", "x-sandiu", "x-sanchay", "x-hoa"))
ORDER: Final = (
    *("en", "zh", "ja", "ko", "fr", "de", "ru"),
    *("x-tay", "x-nung", "x-dao", "x-sandiu", "x-sanchay", "x-hoa", "x-other"),
)
FOREIGN_LANGUAGES: Final = "G7"
SELF, CONFIRMED, VERIFIED = "self", "confirmed", "verified"
_G7: Final = (1, 1, 2, 3, 4, 5, 5)
_UNEVEN: Final = 2


def overall(skills: Mapping[str, int | None]) -> int | None:
    """The lower median of the skills there are; None without any."""
    return lower_median([level for level in skills.values() if level is not None])


def is_complete(skills: Mapping[str, int | None]) -> bool:
    """Whether all five skills have a level."""
    return all(skills.get(skill) is not None for skill in SKILLS)


def is_uneven(skills: Mapping[str, int | None]) -> bool:
    """Whether the lowest skill is two or more levels below the median."""
    there = [level for level in skills.values() if level is not None]
    median = lower_median(there)
    return median is not None and min(there) <= median - _UNEVEN


def competency(level: int | None) -> int | None:
    """The level of G7 that a level of a language gives."""
    return None if level is None else _G7[level]


@dataclass(frozen=True, slots=True)
class Language:
    """A language and its level: self-assessed, confirmed, verified (0 to 6), or an oral step (1 to 3)."""

    code: str
    own: int | None = None
    confirmed: int | None = None
    verified: int | None = None
    oral: int | None = None
    oral_basis: str = SELF

    @property
    def used(self) -> tuple[int | None, str | None]:
        """The level that counts and whose it is: a verified certificate before the supervisor before the person."""
        if self.oral is not None:
            return self.oral, self.oral_basis
        order = ((self.verified, VERIFIED), (self.confirmed, CONFIRMED), (self.own, SELF))
        return next(((level, basis) for level, basis in order if level is not None), (None, None))

    @property
    def gives(self) -> int:
        """What it gives for G7; 0 when it has no level."""
        level, _ = self.used
        if level is None:
            return 0
        return level + 1 if self.oral is not None else _G7[level]


@dataclass(frozen=True, slots=True)
class Best:
    """The best language: the level of G7, its code, the level used and whose it is."""

    g7: int | None
    code: str | None = None
    level: int | None = None
    basis: str | None = None


def best_language(languages: Iterable[Language] | None, asked: Iterable[str] = ()) -> Best:
    """The language that counts for G7. `languages` is None before the survey was submitted: then there is no G7.

    Languages of the oral scale count only where the position asks for that very language.
    """
    if languages is None:
        return Best(None)
    wanted = set(asked)
    counting = [one for one in languages if one.gives and (one.oral is None or one.code in wanted)]
    if not counting:
        return Best(1)
    best = max(counting, key=_standing)
    level, basis = best.used
    return Best(best.gives, best.code, level, basis)


def _standing(one: Language) -> tuple[int, int, int]:
    six = -1 if one.oral is not None else one.used[0] or 0
    place = ORDER.index(one.code) if one.code in ORDER else len(ORDER)
    return one.gives, six, -place


def is_foreign(code: str) -> bool:
    """Whether a language has the six levels; those of the oral scale are no foreign languages."""
    return code not in ORAL
