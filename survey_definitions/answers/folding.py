"""Texts made comparable: case, diacritics, scripts of digits, widths, signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DASHES = str.maketrans("−–—‐‑", "-----")
_FILLERS: Final = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_JOINERS: Final = "\u200c\u200d\ufe00-\ufe0f\u20e3\U000e0000-\U000e01ef"  # parts of emoji and keycaps among them
_UNSEEN: Final = re.compile(f"[{_FILLERS}{_DIRECTIONS}{_JOINERS}]")
_NOWHERE_NEEDED: Final = re.compile(f"[{_FILLERS}]")
_DIRECTION: Final = re.compile(f"[{_DIRECTIONS}]")
_ENDS: Final = " .,;:!?…\"'“”„‘’«»()"
_TEN: Final = "\U0001f51f"  # the keycap that is one sign: 🔟


def seen(text: str) -> str:
    """Without the signs that nobody sees: fillers, marks of direction, joiners, what makes a keycap of a digit."""
    return _UNSEEN.sub("", text).replace(_TEN, "10")


def kept(text: str) -> str:
    """Free text as it is stored: composed, without fillers; joiners stay, marks of direction where some are needed."""
    plain = _NOWHERE_NEEDED.sub("", unicodedata.normalize("NFC", text))
    if not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in plain if sign not in "\u200f\u061c"):
        plain = _DIRECTION.sub("", plain)
    return plain.strip() if seen(plain).strip() else ""


def folded(text: str) -> str:
    """Without case and diacritics, with single blanks: `Đồng  Chí` is `dong chi`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", seen(text)).casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def bare(text: str) -> str:
    """Folded, with the digits of the west and without what only ends a sentence: `Không đồng ý.` is `khong dong y`."""
    return folded(western(text)).strip(_ENDS)


def western(text: str) -> str:
    """With 0 to 9 for the digits of any script, plain widths and plain dashes, without what nobody sees."""
    plain = unicodedata.normalize("NFKC", seen(text)).translate(_DASHES)
    return "".join(_digit(sign) for sign in plain).strip()


def _digit(sign: str) -> str:
    if "0" <= sign <= "9":
        return sign
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)
