"""Codes that look right and are not: letters of another alphabet, full-width signs, zeros that a spreadsheet took."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CYRILLIC: Final = "АВЕЅІЈКМНОРСТУХавеѕіјкмнорстух"
_GREEK: Final = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_TWINS: Final = str.maketrans(
    _CYRILLIC + _GREEK + "оΟ‐‑‒–—−∕⁄․",
    "ABESIJKMHOPCTYXabesijkmhopctyx" + "ABEZHIKMNOPTYX" + "oO------//.",
)
_ALPHABETS: Final = ("CYRILLIC", "GREEK", "FULLWIDTH")
_DIGITS: Final = re.compile(r"\d+")
_DECIMALS: Final = re.compile(r"(\d)\.0+$")
_NUMBER: Final = re.compile(r"(\d+)\.0+")


def plain_code(code: str) -> str:
    """The code that somebody meant who has taken letters of another alphabet for Latin ones: `ВТС-001` is `BTC-001`.

    The code itself where nothing looks like something else, or where some of it cannot be written in Latin.
    """
    if code.isascii():
        return code
    plain = unicodedata.normalize("NFKC", code).translate(_TWINS)
    foreign = any(unicodedata.name(sign, "").split(" ")[0] in _ALPHABETS[:2] for sign in plain)
    return code if foreign else unicodedata.normalize("NFC", plain)


def strange_signs(code: str) -> str:
    """The signs of a code that `plain_code` takes for others, each with its place: `А (1)`."""
    return ", ".join(
        f"{sign} ({place})"
        for place, sign in enumerate(code, start=1)
        if not sign.isascii() and unicodedata.normalize("NFKC", sign).translate(_TWINS) != sign
    )


def zeros_off(code: str) -> str:
    """What stays of a code when a spreadsheet has taken it for a number: `00123`, `123` and `123.0` are `123`.

    Folded to lower case. Two codes for which this is the same differ in nothing but zeros.
    """
    whole = _DECIMALS.sub(r"\1", code.casefold())
    return _DIGITS.sub(lambda found: found[0].lstrip("0") or "0", whole)


def as_a_number(code: str) -> str:
    """The code without the `.0` that a spreadsheet has written behind a number; '' where there is none."""
    found = _NUMBER.fullmatch(code)
    return found[1] if found else ""
