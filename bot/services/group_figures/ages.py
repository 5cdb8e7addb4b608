"""Age in full years, in bands; the month of birth counts as completed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

AGE_BANDS: Final = ((30, "under_30"), (35, "30_34"), (40, "35_39"), (50, "40_49"), (1000, "50_and_over"))


def band_of(until: datetime, born: str | None) -> str:
    """The age band at a moment of somebody by the month of birth, `YYYY-MM`; '' where that is not known."""
    if not born:
        return ""
    return next((name for years, name in AGE_BANDS[:-1] if born > _born(until, years)), AGE_BANDS[-1][1])


def _born(until: datetime, years: int) -> str:
    """The last month of birth with which somebody is so old."""
    return f"{until.year - years:04}-{until.month:02}"
