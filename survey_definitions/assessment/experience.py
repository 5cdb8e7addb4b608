"""The experience clock: whole calendar months, each counted once, up to a reference month.

Months after the reference month never count. A secondment replaces the relevance of every home post in its months,
even where it is not counted itself; concurrent posts go on counting. Total and gaps know every post.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from survey_definitions.assessment.months import Ranges, ranges
from survey_definitions.assessment.posts import CONCURRENT, PROBATION, SECONDMENT, Post, in_order

Successors = Mapping[str, Sequence[str]]  # a unit's code -> codes of the units that took over from it
_STANDING: Final = (None, SECONDMENT, CONCURRENT)  # which open post is the present one: home posts first


@dataclass(frozen=True, slots=True)
class Counting:
    """Which posts count as relevant: probation, concurrent posts, posts outside the public sector."""

    probation: bool = False
    concurrent: bool = True
    outside_public: bool = False

    def takes(self, post: Post) -> bool:
        """Whether a post may be relevant. A probation or concurrent post outside must pass both switches."""
        return (
            (self.probation or post.kind != PROBATION)
            and (self.concurrent or post.kind != CONCURRENT)
            and (self.outside_public or not post.outside_public)
        )

    def months(self, post: Post, reference: int) -> range:
        """The months of a post that may be relevant: without the probation it began with, where that does not count."""
        there = post.months(reference)
        if self.probation or post.probation_to is None:
            return there
        return range(max(there.start, post.probation_to + 1), there.stop)


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock shows at a reference month; months in the present post, and which one it is, or None."""

    total: int
    relevant: int
    relevant_ranges: Ranges
    gaps: Ranges
    present_post: int | None
    present_index: int | None

    @property
    def gap_months(self) -> int:
        """How many months no post covers."""
        return sum(last - first + 1 for first, last in self.gaps)


def read_clock(
    posts: Sequence[Post],
    reference: int,
    fields: Iterable[str],
    counting: Counting = Counting(),
    successors: Successors | None = None,
) -> Clock:
    """Total and relevant months, gaps and months in the present post. Raises PostOrderError."""
    in_order(posts)
    asked = relevant_months(posts, reference, frozenset(fields), counting)
    present = present_post(posts, reference)
    since = _since(posts, posts[present], reference, successors or {}) if present is not None else None
    return Clock(
        total=len(covered(posts, reference)),
        relevant=len(asked),
        relevant_ranges=ranges(asked),
        gaps=gaps(posts, reference),
        present_post=None if since is None else reference - since + 1,
        present_index=present,
    )


def covered(posts: Iterable[Post], reference: int) -> set[int]:
    """The months in which there was any post."""
    return {one for post in posts for one in post.months(reference)}


def gaps(posts: Iterable[Post], reference: int) -> Ranges:
    """The months strictly between the first and the last covered one that no post covers."""
    there = covered(posts, reference)
    return ranges(set(range(min(there), max(there) + 1)) - there) if there else []


def relevant_months(posts: Sequence[Post], reference: int, fields: frozenset[str], counting: Counting) -> set[int]:
    """The months of counted posts in any of these fields. A post without field is never relevant."""
    return _counted(posts, reference, counting, [post for post in posts if post.fields & fields])


def sector_months(posts: Sequence[Post], reference: int, sector: str, counting: Counting) -> set[int]:
    """The months of counted posts tagged with a key sector."""
    return _counted(posts, reference, counting, [post for post in posts if sector in post.sectors])


def _counted(posts: Sequence[Post], reference: int, counting: Counting, asked: Iterable[Post]) -> set[int]:
    away = covered((post for post in posts if post.kind == SECONDMENT), reference)
    found: set[int] = set()
    for post in filter(counting.takes, asked):
        there = set(counting.months(post, reference))
        found |= there - away if post.at_home else there
    return found


def present_post(posts: Sequence[Post], reference: int) -> int | None:
    """Which of the open posts is the present one: home before secondment before concurrent, then the latest start."""
    going = [number for number, post in enumerate(posts) if post.open and post.first <= reference]
    return min(going, key=lambda one: (_STANDING.index(_class(posts[one])), -posts[one].first, one), default=None)


def _class(post: Post) -> str | None:
    return None if post.at_home else post.kind


def _since(posts: Sequence[Post], present: Post, reference: int, successors: Successors) -> int:
    """The month from which the present post was held without a break, under whatever name of its unit."""
    same = [one for one in posts if _same_post(one, present, successors)]
    since = present.first
    while earlier := [one.first for one in same if one.first < since <= _end(one, reference) + 1]:
        since = min(earlier)
    return since


def _end(post: Post, reference: int) -> int:
    return reference if post.last is None else min(post.last, reference)


def _same_post(one: Post, present: Post, successors: Successors) -> bool:
    return (
        one.title is not None
        and one.title == present.title
        and _class(one) == _class(present)
        and one.unit is not None
        and present.unit in heirs(one.unit, successors)
    )


def heirs(unit: str, successors: Successors) -> set[str]:
    """A unit and all that came of it, over any number of renamings and mergers."""
    found, waiting = {unit}, [unit]
    while waiting:
        new = set(successors.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found
