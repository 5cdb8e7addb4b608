"""Target levels: by job position and rank, job position, position group or default, decided for each competency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Levels = Mapping[str, int | None]  # a competency's code -> its level; None: not asked


@dataclass(frozen=True, slots=True)
class Position:
    """Where a person stands, by codes."""

    group: str | None = None
    job: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Targets:
    """What positions ask for, and what competencies weigh (1 where nothing is said)."""

    by_job_rank: Mapping[str, Mapping[str, Levels]] = field(default_factory=dict)
    by_job: Mapping[str, Levels] = field(default_factory=dict)
    by_group: Mapping[str, Levels] = field(default_factory=dict)
    default: Levels = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def places(self, position: Position) -> tuple[tuple[str, Levels], ...]:
        """The places that may name a target for a position, the most particular first."""
        job = position.job or ""
        return (
            ("job_rank", self.by_job_rank.get(job, {}).get(position.rank or "", {})),
            ("job", self.by_job.get(job, {})),
            ("group", self.by_group.get(position.group or "", {})),
            ("default", self.default),
        )

    def of(self, position: Position, code: str) -> tuple[int | None, str]:
        """The target of a competency and the place that names it; "not asked" ends the search like a number."""
        for name, levels in self.places(position):
            if code in levels:
                return levels[code], name
        return None, ""

    def weight(self, code: str) -> float:
        """What a competency weighs."""
        return self.weights.get(code, 1)

    def rank(self, code: str) -> tuple[int, str]:
        """Where a competency stands: in the order of the table, others behind it by their codes."""
        return (self.order.index(code) if code in self.order else len(self.order), code)
