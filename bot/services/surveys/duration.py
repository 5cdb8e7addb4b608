"""How long a survey takes: its typical way, each question at the time people need for its kind."""

from __future__ import annotations

from math import ceil
from typing import Final

from survey_definitions import Rehearsal

CHOICE_SECONDS: Final = 20
TYPED_SECONDS: Final = 40


def minutes_of(rehearsal: Rehearsal) -> int:
    """Minutes for somebody who answers everything from the middle of each scale, with one entry in each repeat.

    Rounded up, at least 1.
    """
    return max(1, ceil((rehearsal.chosen * CHOICE_SECONDS + rehearsal.typed * TYPED_SECONDS) / 60))
