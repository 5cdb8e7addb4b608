"""How long a survey takes: its typical way, from the length of its texts and the kinds of its questions."""

from __future__ import annotations

from math import ceil

from survey_definitions import Rehearsal


def minutes_of(rehearsal: Rehearsal) -> int:
    """Minutes for somebody who answers everything from the middle of each scale, with one entry in each repeat.

    Rounded up, at least 1.
    """
    return max(1, ceil(rehearsal.seconds / 60))
