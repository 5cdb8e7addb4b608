"""Self-assessed and confirmed levels against what a position asks for: gaps, strengths, fit and priorities.

Rules where readings differ: a confirmed level counts whatever the difference; "not applicable", unanswered and
untargeted competencies are left out of every formula, and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from survey_definitions.assessment.rounding import half_up
from survey_definitions.assessment.targets import Position, Targets

Level = int | str | None  # 1 to 5, "na", or not answered
NOT_APPLICABLE: Final = "na"
AGREE, CANNOT = "agree", "cannot"
SELF, CONFIRMED, MIXED = "self", "confirmed", "mixed"
NO_TARGET, MISSING = "no_target", "missing"
FIT: Final = 85  # percent: from here somebody could succeed
MOST_PRIORITIES: Final = 3
TALK: Final = 2  # levels between both records from which they are marked for a talk


@dataclass(frozen=True, slots=True)
class GapRow:
    """One competency that counts: its target and the place that set it, the level used and whose it is."""

    code: str
    target: int
    place: str
    level: int
    basis: str
    weight: float

    @property
    def gap(self) -> int:
        """Levels missing."""
        return max(0, self.target - self.level)

    @property
    def strength(self) -> int:
        """Levels above the target."""
        return max(0, self.level - self.target)


@dataclass(frozen=True, slots=True)
class Gap:
    """A person against a position: rows in the table's order, what is left out and why, codes marked for a talk."""

    rows: tuple[GapRow, ...]
    left_out: Mapping[str, str]
    talk: tuple[str, ...]
    priorities: tuple[str, ...]

    @property
    def fit(self) -> Fraction | None:
        """The position-fit index in percent, exactly; None when nothing counts."""
        weights = sum(Fraction(str(row.weight)) for row in self.rows)
        reached = sum(
            (Fraction(str(row.weight)) * min(row.level, row.target) / row.target for row in self.rows), Fraction()
        )
        return 100 * reached / weights if weights else None

    @property
    def pfi(self) -> float | None:
        """The position-fit index as it is shown, with one decimal."""
        return None if self.fit is None else half_up(self.fit, 1)

    @property
    def reaches_fit(self) -> bool:
        """Whether the exact index is 85 or more."""
        return self.fit is not None and self.fit >= FIT

    @property
    def confirmed_count(self) -> int:
        """How many rows use a confirmed level."""
        return sum(row.basis == CONFIRMED for row in self.rows)

    @property
    def basis(self) -> str | None:
        """Whose levels these are: self, confirmed or mixed; None when nothing counts."""
        bases = {row.basis for row in self.rows}
        return MIXED if len(bases) > 1 else next(iter(bases), None)


def used_level(own: Level, confirmation: Level) -> tuple[int | None, str | None]:
    """The level that counts and whose it is; None without an own answer: there is nothing to confirm then."""
    if not isinstance(own, int):
        return None, None
    if confirmation == AGREE:
        return own, CONFIRMED
    return (confirmation, CONFIRMED) if isinstance(confirmation, int) else (own, SELF)


def measure(
    targets: Targets, position: Position, own: Mapping[str, Level], confirmed: Mapping[str, Level] | None = None
) -> Gap:
    """A person's levels against a position. `confirmed`: a level, "agree" or "cannot" for each competency.

    Looked at are the competencies of the table and those that were answered.
    """
    rows: list[GapRow] = []
    left_out: dict[str, str] = {}
    confirmed = confirmed or {}
    for code in sorted({*targets.order, *own}, key=targets.rank):
        target, place = targets.of(position, code)
        level, basis = used_level(own.get(code), confirmed.get(code))
        if target is not None and level is not None and basis is not None:
            rows.append(GapRow(code, target, place, level, basis, targets.weight(code)))
        elif reason := _why_left_out(target, own.get(code)):
            left_out[code] = reason
    return Gap(tuple(rows), left_out, _talk(rows, own), _priorities(rows))


def _why_left_out(target: int | None, own: Level) -> str:
    if target is None:
        return NO_TARGET if own is not None else ""
    return NOT_APPLICABLE if own == NOT_APPLICABLE else MISSING


def _talk(rows: Iterable[GapRow], own: Mapping[str, Level]) -> tuple[str, ...]:
    return tuple(row.code for row in rows if abs(row.level - int(own[row.code] or 0)) >= TALK)


def _priorities(rows: Iterable[GapRow]) -> tuple[str, ...]:
    """The largest weighted gaps; rows come in the table's order, and sorting keeps it among equals."""
    wanting = sorted((row for row in rows if row.gap), key=lambda row: -row.weight * row.gap)
    return tuple(row.code for row in wanting[:MOST_PRIORITIES])
