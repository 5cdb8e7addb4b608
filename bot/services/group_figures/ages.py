"""Age in full years, in bands; the month of birth counts as completed."""

from __future__ import annotations

from datetime import date
from typing import Final

AGE_BANDS: Final = ((30, "under_30"), (35, "30_34"), (40, "35_39"), (50, "40_49"), (1000, "50_and_over"))


def band_of(day: date, born: str | None) -> str:
    """The age band on a day of somebody by the month of birth, `YYYY-MM`; '' where that is not known."""
    if not born:
        return ""
    return next((name for years, name in AGE_BANDS[:-1] if born > _born(day, years)), AGE_BANDS[-1][1])


def _born(day: date, years: int) -> str:
    """The last month of birth with which somebody is so old."""
    return f"{day.year - years:04}-{day.month:02}"
