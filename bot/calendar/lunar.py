"""The moon over Viet Nam: on which day it is new, and where the last month of the lunar year begins.

Days are those of UTC+7. The Chinese calendar counts at UTC+8 and comes to another day in some years.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import radians, sin
from typing import Final

from bot.calendar.days import ONE_DAY

_HANOI: Final = timedelta(hours=7)
_EPOCH: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)  # Julian day 2451545.0
_FIRST: Final = 5.09766  # days from then to the first new moon of 2000
_MONTH: Final = 29.530588861
_CLOCKS: Final = timedelta(seconds=70)  # between the time of astronomy and that of clocks, in our decades
_DAY_23: Final = 22  # days after the first of a month

# Meeus, Astronomical Algorithms, chapter 49: days, then multiples of the sun's anomaly, the moon's, and its latitude.
_TERMS: Final = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)


def new_moon(number: int) -> datetime:
    """The moment of a new moon, counted from the first of the year 2000; right to a minute or two in our century."""
    centuries = number / 1236.85
    sun = 2.5534 + 29.10535670 * number
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * centuries**2
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * centuries**2
    days = _FIRST + _MONTH * number + 0.00015437 * centuries**2
    for size, of_sun, of_moon, of_latitude in _TERMS:
        days += size * sin(radians(of_sun * sun + of_moon * moon + of_latitude * latitude))
    return _EPOCH + timedelta(days=days) - _CLOCKS


@cache
def month_before(day: date) -> date:
    """The first day of the lunar month that ended before ``day``, itself the first of the next one."""
    number = round(((day - _EPOCH.date()).days - _FIRST) / _MONTH) + 1
    while (first := (new_moon(number) + _HANOI).date()) >= day:
        number -= 1
    return first


def kitchen_gods(new_year: date) -> date:
    """The 23rd of the last lunar month before a Lunar New Year: offices begin to think of home."""
    return month_before(new_year) + _DAY_23 * ONE_DAY
