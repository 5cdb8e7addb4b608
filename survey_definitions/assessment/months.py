"""Calendar months as numbers, `year * 12 + month - 1`: a duration is a difference, the next month is one more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

Ranges = list[tuple[int, int]]  # first and last month, both included

_TYPED: Final = re.compile(r"(?:tháng|t)?(0?[1-9]|1[0-2])[/-]((?:19|20)[0-9]{2})\Z")


def month(year: int, number: int) -> int:
    """The index of a month; `number` is 1 to 12."""
    return year * 12 + number - 1


def read_month(text: str) -> int | None:
    """The month somebody typed: `03/2019`, `3-2019`, `tháng 3/2019`, `T3/2019`; None for anything else.

    Blanks and capitals are free. A year first and a year of two digits are refused: they can be read two ways.
    """
    plain = "".join(unicodedata.normalize("NFC", text).casefold().split())
    found = _TYPED.match(plain)
    return month(int(found[2]), int(found[1])) if found else None


def write_month(index: int) -> str:
    """A month as `MM/YYYY`."""
    year, zero_based = divmod(index, 12)
    return f"{zero_based + 1:02}/{year:04}"


def ranges(months: Iterable[int]) -> Ranges:
    """The unbroken stretches of a set of months, in order.

    >>> ranges({24001, 24002, 24005})
    [(24001, 24002), (24005, 24005)]
    """
    found: Ranges = []
    for one in sorted(months):
        if found and one == found[-1][1] + 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return found


def full_years(born: int, at: int) -> int:
    """An age in full years; the month of birth counts as completed."""
    return (at - born) // 12
