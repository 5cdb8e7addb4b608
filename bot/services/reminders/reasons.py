"""Why a message does not go, in the few words in which it is told to admins. Pure.

Who asked for deletion is one of "declined", like everybody who wants no messages; a plan does not count them at all.
"""

from __future__ import annotations

from typing import Final

CAPPED, SUBMITTED, ABSENT, UNREACHABLE, NOT_JOINED, DECLINED, LATE, OTHER = (
    "capped",
    "submitted",
    "absent",
    "unreachable",
    "not_joined",
    "declined",
    "late",
    "other",
)
WORDS: Final = {
    "cap": CAPPED,
    "submitted": SUBMITTED,
    "begun": SUBMITTED,
    "absent": ABSENT,
    "snoozed": ABSENT,
    "unreachable": UNREACHABLE,
    "no chat": NOT_JOINED,
    "no consent": DECLINED,
    "opted out": DECLINED,
    "frozen": DECLINED,
    "stopped": DECLINED,
}
IN_A_PLAN: Final = (SUBMITTED, CAPPED, ABSENT, UNREACHABLE, LATE)
_LATE: Final = ("late", "no time left", "no day left", "paused")


def told(reason: str | None) -> str:
    """The word for the reason of a due item."""
    return WORDS.get(reason or "", OTHER)


def told_in_a_plan(reason: str | None) -> str:
    """The word for it in a plan of messages; '' where nothing is said: the reader left, or wants no messages."""
    word = LATE if reason in _LATE else {NOT_JOINED: UNREACHABLE}.get(told(reason), told(reason))
    return word if word in IN_A_PLAN else ""
