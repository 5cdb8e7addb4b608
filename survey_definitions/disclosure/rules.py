"""The numbers of the rules, and what one category or a remainder gives away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from survey_definitions.disclosure.counts import Count, added

K: Final = 5
"""A group is shown from so many answers; participation from so many invited."""

K2: Final = 10
"""Free text and two-way tables are shown from so many answers."""

SHARE: Final = (4, 5)
"""From this part of the answers (80 %) a category tells too much about everybody who answered."""


def share_is_telling(part: int, whole: int) -> bool:
    """Whether a category with ``part`` of ``whole`` answers has 80 % or more of them."""
    return whole > 0 and part * SHARE[1] >= whole * SHARE[0]


def telling(count: Count) -> int | None:
    """The place of the category that has 80 % or more of the answers; None where none has."""
    most = max(count.cells, default=0)
    if not share_is_telling(most, count.total):
        return None
    return next(at for at, cell in enumerate(count.cells) if share_is_telling(cell, count.total))


def remainder_is_safe(left: Sequence[Count]) -> bool:
    """Whether the sum of groups that are not shown may be worked out by subtraction.

    It may if at least two of them have answers, together at least `K`, and no category has 80 % of them. A remainder
    without any answer says nothing about anybody's.
    """
    answering = [count for count in left if count.total]
    if not answering:
        return True
    whole = added(answering)
    return len(answering) >= 2 and whole.total >= K and telling(whole) is None  # noqa: PLR2004 - two: a pair


def texts_left_are_safe(left: Sequence[Count]) -> bool:
    """The same for how many wrote a text: that nobody did says nothing of anybody."""
    writing = [count for count in left if count.cells[0]]
    if not writing:
        return True
    whole = added(left)
    return len(writing) >= 2 and whole.cells[0] >= K and telling(whole) is None  # noqa: PLR2004 - two: a pair


def facts_are_safe(invited: Count, answered: Count) -> bool:
    """Whether it may be said how many of a group answered, by a fact that the roster has of everybody.

    Each category is a group of known size, of which the cell is the participation: it needs five invited and, because
    a handful is known by name, five who answered. What nobody has says nothing.
    """
    return all(not asked or done >= K for asked, done in zip(invited.cells, answered.cells, strict=True))


def facts_left_are_safe(invited: Count, answered: Count) -> bool:
    """The same for what is left beside printed rows; besides, not everybody of a category may have answered."""
    pairs = zip(invited.cells, answered.cells, strict=True)
    return all(not asked or K <= done < asked for asked, done in pairs)


def participation_is_safe(left: Sequence[tuple[int, int]]) -> bool:
    """The same for participation, as pairs of invited and answered: neither none nor all of the rest answered."""
    inviting = [pair for pair in left if pair[0]]
    if not inviting:
        return True
    invited, answered = (sum(column) for column in zip(*inviting, strict=True))
    return len(inviting) >= 2 and invited >= K and 0 < answered < invited  # noqa: PLR2004 - two: a pair
