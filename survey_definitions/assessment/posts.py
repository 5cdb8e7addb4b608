"""Posts held: what a person declares about one of them, and which declarations are refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

MAIN, CONCURRENT, SECONDMENT, PROBATION, OUTSIDE = "main", "concurrent", "secondment", "probation", "outside_public"
MOST_POSTS: Final = 20
MOST_FIELDS: Final = 3
_WORKING_AGE: Final = 16 * 12
_LONG: Final = 25 * 12


@dataclass(frozen=True, slots=True)
class Post:
    """One post: first and last month as indices (`last` None: it goes on), its fields and key sectors by code.

    `outside` marks a concurrent post, secondment or probation outside the public sector; a regular one has the
    kind `outside_public`. `place` is its name for people, when it has no code. `probation_to` is the last month of a
    probation that somebody was on in the beginning, without saying that it was a post of its own.
    """

    first: int
    last: int | None
    fields: frozenset[str] = frozenset()
    kind: str = MAIN
    unit: str | None = None
    title: str | None = None
    outside: bool = False
    sectors: frozenset[str] = frozenset()
    place: str = ""
    probation_to: int | None = None

    @property
    def open(self) -> bool:
        """Whether it goes on."""
        return self.last is None

    @property
    def at_home(self) -> bool:
        """Whether it is a home post: whatever is neither a secondment nor concurrent."""
        return self.kind not in (SECONDMENT, CONCURRENT)

    @property
    def outside_public(self) -> bool:
        """Whether it was held outside the public sector."""
        return self.outside or self.kind == OUTSIDE

    def months(self, reference: int) -> range:
        """The months it covers up to the reference month; none when it starts later."""
        last = reference if self.last is None else min(self.last, reference)
        return range(self.first, last + 1)


class PostOrderError(ValueError):
    """A post that ends before it begins."""


def in_order(posts: Iterable[Post]) -> None:
    """Raise PostOrderError when any post ends before it begins."""
    if any(one.last is not None and one.last < one.first for one in posts):
        raise PostOrderError


def refusals(posts: Sequence[Post], born: int | None, now: int) -> list[str]:
    """Why declarations are refused: any of age, fields, future, order, posts, sorted. `now` is the current month."""
    found = {code for post in posts for code in _faults(post, born, now)}
    return sorted(found | ({"posts"} if len(posts) > MOST_POSTS else set()))


def warnings(posts: Sequence[Post], now: int) -> list[str]:
    """What is unlikely, but may be true: `long` for a post of more than 25 years."""
    return ["long"] if any(len(one.months(now)) > _LONG for one in posts) else []


def _faults(post: Post, born: int | None, now: int) -> Iterator[str]:
    if post.last is not None and post.last < post.first:
        yield "order"
    if post.first > now or (post.last or 0) > now:
        yield "future"
    if born is not None and post.first - born < _WORKING_AGE:
        yield "age"
    if len(post.fields) > MOST_FIELDS:
        yield "fields"
