"""Public holidays, made-up days included, from the `holidays` library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

NO_COUNTRY: Final = ""
LUNAR: Final = "VN"  # the country whose offices close for Tết
_NEW_YEAR: Final = "Lunar New Year"


@lru_cache(maxsize=256)
def holidays_of(country: str, year: int) -> Mapping[date, str]:
    """The public holidays of a year with their English names; ``DE-BE`` is a country with its part.

    Made-up days for holidays on a weekly rest day are among them. Raises ValueError for a country nobody knows.
    """
    if country == NO_COUNTRY:
        return {}
    import holidays  # noqa: PLC0415 - two tenths of a second, and not needed by most commands

    code, _, part = country.partition("-")
    try:
        found = holidays.country_holidays(code, subdiv=part or None, years=year, language="en_US")
    except NotImplementedError:
        raise ValueError(f"unknown country {country!r}") from None
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@lru_cache(maxsize=256)
def lunar_new_year(year: int) -> date | None:
    """The first day of the Lunar New Year in Viet Nam; None for years the library does not reach."""
    return next((day for day, name in holidays_of(LUNAR, year).items() if name == _NEW_YEAR), None)
