"""The kinds of due items this package plans and acts on, from the one that is kept longest to the one dropped first."""

from __future__ import annotations

from typing import Final

from storage.states import DueState

INVITATION: Final = "invitation"
REMINDER1: Final = "reminder1"
REMINDER2: Final = "reminder2"
LAST: Final = "last"
NOW: Final = "now"  # an admin's "remind now"
SNOOZE: Final = "snooze"  # somebody pressed "Later" and said when
LADDER: Final = (REMINDER1, REMINDER2, LAST)
KINDS: Final = (INVITATION, *LADDER, NOW, SNOOZE)
CONFIRM: Final = "confirm"  # a supervisor is asked to confirm; planned by nobody, counted like a reminder
COUNTED: Final = (*KINDS, CONFIRM)
RANK: Final = {LAST: 0, SNOOZE: 1, INVITATION: 2, REMINDER1: 3, NOW: 3, REMINDER2: 4}
"""What is kept when there is no room for all: the smaller number."""

STANDARD: Final = "standard"
LAST_ONLY: Final = "last_only"
NONE: Final = "none"

ENDS: Final = (DueState.ACTED, DueState.SUPPRESSED, DueState.MISSED, DueState.DROPPED)

SEEN: Final = "seen"  # reason of an invitation that was not needed: the survey was on the screen already
