"""Counts say who has answered, hide small groups, and suggest what a focal point does next. Pure arithmetic.

Everybody who was asked stands in exactly one place, so that the places add up to the total. Of these it is told beside
it how many have left or moved since; who is exempt is not of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from survey_definitions.assessment.rounding import whole_percent
from survey_definitions.disclosure import K

PLACES: Final = ("submitted", "in_progress", "not_started", "not_joined", "unreachable")
BESIDE: Final = ("left", "exempt")


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people stand where. ``left`` of the total left or moved since; ``exempt`` are beside it."""

    submitted: int = 0
    in_progress: int = 0
    not_started: int = 0
    not_joined: int = 0
    unreachable: int = 0
    left: int = 0
    exempt: int = 0

    @property
    def total(self) -> int:
        """Who was asked to answer."""
        return sum(getattr(self, place) for place in PLACES)

    @property
    def rate(self) -> int | None:
        """Submitted in per cent; None for a group too small to have a rate."""
        return percent(self.submitted, self.total)

    def plus(self, other: HeadCount) -> HeadCount:
        """Both together."""
        return HeadCount(*(getattr(self, name) + getattr(other, name) for name in (*PLACES, *BESIDE)))

    def to_json(self) -> dict[str, int]:
        """For the log of what was sent."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> HeadCount:
        """From the log."""
        return cls(**{name: int(stored[name]) for name in (*PLACES, *BESIDE)})


def percent(part: int, whole: int) -> int | None:
    """Rounded half up; None where the whole is below the threshold."""
    return whole_percent(part, whole) if whole >= K else None


def together(standings: Iterable[HeadCount]) -> HeadCount:
    """The sum."""
    total = HeadCount()
    for standing in standings:
        total = total.plus(standing)
    return total


# -- groups beneath a total, as bars


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group that may be shown: its code, the invited, the submitted."""

    code: str
    invited: int
    submitted: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Groups that may be shown, largest first, and the others together; ``others`` is None when all are shown."""

    shown: tuple[ShownGroup, ...] = ()
    others: ShownGroup | None = None  # its code is empty
    hidden: int = 0  # how many groups the others are


def only(groups: Iterable[ShownGroup], shown: Container[str]) -> Bars:
    """The groups that may be shown by their codes, and the others together."""
    ordered = sorted((group for group in groups if group.invited), key=lambda group: (-group.invited, group.code))
    hidden = [group for group in ordered if not group.code or group.code not in shown]
    left = tuple(group for group in ordered if group not in hidden)
    return Bars(left, _merged(hidden) if hidden else None, len(hidden))


def bars(groups: Iterable[ShownGroup]) -> Bars:
    """Hide groups below the threshold, and as many more as it takes that none of them follows from the rest.

    The reader knows the total of all groups and how many people each has. What is hidden is therefore merged, has at
    least `K` people from two groups, and neither all of them nor none have submitted, unless the total says so anyway.
    """
    ordered = sorted((group for group in groups if group.invited), key=lambda group: (-group.invited, group.code))
    shown = [group for group in ordered if group.invited >= K]
    hidden = [group for group in ordered if group.invited < K]
    told_anyway = _is_uniform(ordered)
    while shown and hidden and not _is_safe(hidden, told_anyway=told_anyway):
        hidden.append(shown.pop())
    return Bars(tuple(shown), _merged(hidden) if hidden else None, len(hidden))


def _is_safe(hidden: Sequence[ShownGroup], *, told_anyway: bool) -> bool:
    merged = _merged(hidden)
    return len(hidden) > 1 and merged.invited >= K and (told_anyway or not _is_uniform(hidden))


def _is_uniform(groups: Sequence[ShownGroup]) -> bool:
    """All of them have submitted, or none."""
    merged = _merged(groups)
    return merged.submitted in (0, merged.invited)


def _merged(groups: Sequence[ShownGroup]) -> ShownGroup:
    return ShownGroup("", sum(group.invited for group in groups), sum(group.submitted for group in groups))


def block_rate(own: HeadCount, others: Sequence[HeadCount]) -> int | None:
    """The average of a block in per cent.

    None unless there are at least two other agencies with at least `K` people together: from fewer, a reader who
    knows their own figures could compute those of the other.
    """
    present = [other for other in others if other.total]
    rest = together(present)
    if len(present) < 2 or rest.total < K or rest.submitted in (0, rest.total):  # noqa: PLR2004 - two others
        return None
    block = own.plus(rest)
    return percent(block.submitted, block.total)


# -- what to do next


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested, as the end of a text's name, and for how many people."""

    name: str  # invite | remind | finish | finish-invite | complete | supervisors | none
    people: int = 0

    @property
    def concerns_answers(self) -> bool:
        """Whether it brings in answers, and no data of the roster."""
        return self.name not in ("supervisors", "none")


LAST_DAYS: Final = 2
"""Working days after today up to the deadline, from which on those come first who only have to answer."""


def action(standing: HeadCount, unsupervised: int = 0, *, is_late: bool = False) -> Suggestion:
    """The most useful next step: bring people in, remind all of them together, complete the roster.

    ``is_late``: shortly before the deadline a reminder is answered in minutes, while an invitation has to be handed
    over first; so those who have joined come first, and who has not still comes last.
    """
    outside, inside = standing.not_joined + standing.unreachable, standing.in_progress + standing.not_started
    if inside and is_late:
        return Suggestion("finish-invite" if outside else "finish", inside)
    if outside:
        return Suggestion("invite", outside)
    if inside:
        return Suggestion("remind", inside)
    if unsupervised:
        return Suggestion("supervisors", unsupervised)
    return Suggestion("none")
