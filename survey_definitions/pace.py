"""How long questions take people."""

from __future__ import annotations

from typing import Final

from survey_definitions import Progress

SECONDS_TAPPED: Final = 20  # for the time left: measured medians come with results
SECONDS_TYPED: Final = 40


def minutes_left(progress: Progress) -> int:
    """Minutes for the questions still reachable, at least one (design section 8)."""
    return max(1, round((progress.reachable - progress.answered) * SECONDS_TAPPED / 60))
