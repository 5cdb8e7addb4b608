"""Time in post and what calls for a look at rotation or secondment: codes for people to review, never a decision."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from survey_definitions.assessment.experience import Successors, heirs, read_clock
from survey_definitions.assessment.posts import SECONDMENT, Post

DUE, OVER, NARROW, BACK, NOT_NOW = "R-DUE", "R-OVER", "R-NARROW", "R-BACK", "R-NO"
_DUE_MONTHS, _OVER_MONTHS, _FIRST_YEAR, _BEFORE_RETIREMENT = 36, 60, 12, 24
_BACK_DAYS, _BACK_MONTHS = 90, 36
_WOMAN: Final = "f"
# The age of retirement in months in 2021, what each later year adds, and where it ends.
_MEN: Final = (60 * 12 + 3, 3, 62 * 12)
_WOMEN: Final = (55 * 12 + 4, 4, 60 * 12)
_RISING_SINCE: Final = 2021


@dataclass(frozen=True, slots=True)
class Rotation:
    """Months in the present post, the codes that hold, and the month of retirement; None where unknown."""

    months_in_post: int | None
    codes: tuple[str, ...]
    retirement: int | None


def review(
    posts: Sequence[Post],
    reference: int,
    successors: Successors | None = None,
    born: int | None = None,
    sex: str | None = None,
) -> Rotation:
    """What calls for a look at the reference month. Raises PostOrderError."""
    successors = successors or {}
    begun = [post for post in posts if post.first <= reference]
    months = read_clock(begun, reference, (), successors=successors).present_post
    retirement = None if born is None else retirement_month(born, sex)
    codes = tuple(_codes(begun, reference, months, retirement, successors))
    return Rotation(months, codes, retirement)


def _codes(
    posts: Sequence[Post], reference: int, months: int | None, retirement: int | None, successors: Successors
) -> Iterator[str]:
    away = [post for post in posts if post.kind == SECONDMENT and (post.last is None or post.last >= reference)]
    if months is not None and months >= _DUE_MONTHS:
        yield DUE
    if months is not None and months >= _OVER_MONTHS:
        yield OVER
    if len(agencies(posts, successors)) == 1:
        yield NARROW
    if any(_back_soon(post, reference) for post in away):
        yield BACK
    fresh = months is not None and months <= _FIRST_YEAR
    leaving = retirement is not None and retirement - reference <= _BEFORE_RETIREMENT
    if away or fresh or leaving:
        yield NOT_NOW


def agencies(posts: Iterable[Post], successors: Successors) -> list[set[str]]:
    """The agencies of posts: those of which one came of another, or the same came, are taken as one."""
    found: list[set[str]] = []
    for code in sorted({post.unit.partition("-")[0] for post in posts if post.unit}):
        mine = heirs(code, successors)
        apart = [one for one in found if not one & mine]
        found = [*apart, mine.union(*(one for one in found if one & mine))]
    return found


def _back_soon(post: Post, reference: int) -> bool:
    """Whether a secondment ends within ninety days, or lasts longer than three years."""
    end = reference if post.last is None else post.last
    ending = post.last is not None and (_last_day(post.last) - _last_day(reference)).days <= _BACK_DAYS
    return ending or end - post.first + 1 > _BACK_MONTHS


def _last_day(month: int) -> date:
    year, zero_based = divmod(month, 12)
    return date(year, zero_based + 1, calendar.monthrange(year, zero_based + 1)[1])


def retirement_month(born: int, sex: str | None) -> int:
    """The first month in which the age reaches the limit of its year; without sex the later limit, that of men."""
    at = born
    while at - born < _limit(at // 12, sex):
        at += 1
    return at


def _limit(year: int, sex: str | None) -> int:
    first, step, last = _WOMEN if sex == _WOMAN else _MEN
    return min(first + max(0, year - _RISING_SINCE) * step, last) if year >= _RISING_SINCE else first // 12 * 12
