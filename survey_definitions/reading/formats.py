"""How a spreadsheet shows a number or a date: `0.5` with the format `0%` is seen as 50%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from survey_definitions.reading.cells import Formatted

GENERAL: Final = ("General", "@", "")
# Formats that every workbook knows by their number; those of dates look otherwise in each country.
BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "dd/mm/yyyy"),
}  # fmt: skip
COUNTRY: Final = frozenset((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)))
_COUNTRY_CODES: Final = frozenset(("m/d/yy", "mm-dd-yy", "m/d/yyyy", "m/d/yy h:mm", "dd/mm/yyyy;@", "mm/dd/yy"))
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|(?P<elapsed>\[[hms]+\])|\[(?:\$(?P<money>[^\]-]*)[^\]]*|[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|(?P<number>[0#?][0#?,.]*|\.[0#?]+)|(?P<sign>.)",
    re.DOTALL,
)
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of a sheet is in no zone
_DAY_ZERO_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_LEAP_BUG: Final = 60  # Excel takes 1900 for a leap year, so that days before it are one less
_MILLISECONDS: Final = 86_400_000

Token = tuple[str, str]


@lru_cache(maxsize=256)
def tokens(code: str) -> tuple[Token, ...]:
    """The parts of the first section of a format, each with its kind."""
    found: list[Token] = []
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "sign" and match[0] == ";":
            break
        if kind:
            found.append((kind, match[kind]))
    return tuple(found)


@lru_cache(maxsize=256)
def is_date(code: str) -> bool:
    """Whether a format shows a day or an hour."""
    return code not in GENERAL and any(kind in ("date", "elapsed") for kind, _ in tokens(code))


def moment(serial: float, *, since_1904: bool = False) -> Any:
    """The day, hour or both that a number stands for; the number itself beyond all days."""
    if not 0 <= serial <= _LAST_DAY:
        return serial
    if serial < 1 and not since_1904:
        return (_DAY_ZERO + timedelta(milliseconds=round(serial * _MILLISECONDS))).time()
    day, part = divmod(serial, 1)
    early = 1 if day < _LEAP_BUG and not since_1904 else 0
    start = _DAY_ZERO_1904 if since_1904 else _DAY_ZERO
    return start + timedelta(days=int(day) + early, milliseconds=round(part * _MILLISECONDS))


def formatted(value: Any, code: str, *, country: bool = False) -> Any:
    """A number or moment as the author sees it, or itself where that is how it reads anyway."""
    if code in GENERAL or isinstance(value, bool):
        return value
    if isinstance(value, datetime | date | time):
        shown = "".join(_of_date(value, tokens(code)))
        return Formatted(value, shown, not country and code not in _COUNTRY_CODES) if shown else value
    if isinstance(value, int | float) and not is_date(code):
        shown = _of_number(value, tokens(code))
        return Formatted(value, shown, not set(",.") & set(shown)) if shown else value
    return value


# -- numbers


def _of_number(value: float, parts: tuple[Token, ...]) -> str:
    """The number in its format; empty where the format is none for numbers, or has several."""
    places = [text for kind, text in parts if kind == "number"]
    if len(places) != 1 or any(kind in ("date", "elapsed") for kind, _ in parts) or value < 0:
        return ""
    if any(kind == "sign" and text in "/eE" for kind, text in parts):  # fractions, powers of ten
        return ""
    percent = 100 ** sum(text.count("%") for kind, text in parts if kind == "sign")
    figure = _figure(value * percent, places[0])
    return "".join(figure if kind == "number" else text for kind, text in parts).strip()


def _figure(value: float, place: str) -> str:
    whole, point, after = place.partition(".")
    least, most = after.count("0"), len(after.replace(",", ""))
    text = f"{value:.{most}f}"
    units, _, fraction = text.partition(".")
    fraction = fraction[:least] + fraction[least:].rstrip("0")
    units = units.zfill(whole.replace(",", "").count("0"))
    if "," in whole.rstrip(","):
        units = f"{int(units):,}"
    return f"{units}.{fraction}" if point and fraction else units


# -- dates


def _of_date(value: datetime | date | time, parts: tuple[Token, ...]) -> Iterator[str]:
    """The parts of a date; nothing at all where names of months or days, which a language has, are wanted."""
    if any(kind == "date" and text[0] in "mMdD" and len(text) > 2 for kind, text in parts):  # noqa: PLR2004 - mmm
        return
    if any(kind in ("elapsed", "number") for kind, _ in parts):
        return
    half = any(kind == "half" for kind, _ in parts)
    for at, (kind, text) in enumerate(parts):
        if kind == "date":
            yield _figure_of(value, text.lower(), minutes=_is_minutes(parts, at), half=half)
        elif kind == "half":
            yield "AM" if getattr(value, "hour", 0) < 12 else "PM"  # noqa: PLR2004 - noon
        elif text != "@":
            yield text


def _is_minutes(parts: tuple[Token, ...], at: int) -> bool:
    """Whether an `m` stands beside hours or seconds."""
    before = next((text[0].lower() for kind, text in reversed(parts[:at]) if kind == "date"), "")
    after = next((text[0].lower() for kind, text in parts[at + 1 :] if kind == "date"), "")
    return before == "h" or after == "s"


def _figure_of(value: Any, text: str, *, minutes: bool, half: bool) -> str:
    if text[0] == "y":
        year = getattr(value, "year", 1900)
        return f"{year % 100:02}" if len(text) <= 2 else f"{year:04}"  # noqa: PLR2004 - yy and yyyy
    name = {"m": "minute" if minutes else "month", "d": "day", "h": "hour", "s": "second"}[text[0]]
    number = getattr(value, name, 0)
    if name == "hour" and half:
        number = number % 12 or 12
    return f"{number:0{min(len(text), 2)}}"
