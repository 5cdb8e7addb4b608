"""Why a message does not go, in the few words in which it is told to admins. Pure.

Who asked for deletion or left is one of "other", like everybody whose reason is their own business.
"""

from __future__ import annotations

from typing import Final

CAPPED, SUBMITTED, ABSENT, UNREACHABLE, NOT_JOINED, DECLINED, OTHER = (
    "capped", "submitted", "absent", "unreachable", "not_joined", "declined", "other",
)  # fmt: skip
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
}
IN_A_PLAN: Final = (SUBMITTED, CAPPED, ABSENT, UNREACHABLE, OTHER)


def told(reason: str | None) -> str:
    """The word for the reason of a due item."""
    return WORDS.get(reason or "", OTHER)


def told_in_a_plan(reason: str | None) -> str:
    """The word for it in a plan of messages, which tells fewer of them apart."""
    word = told(reason)
    return {NOT_JOINED: UNREACHABLE, DECLINED: OTHER}.get(word, word)
