"""Texts made comparable: case, diacritics, scripts of digits, widths."""

from __future__ import annotations

import unicodedata

_DASHES = str.maketrans("−–—‐‑", "-----")


def folded(text: str) -> str:
    """Without case and diacritics, with single blanks: `Đồng  Chí` is `dong chi`."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def western(text: str) -> str:
    """With 0 to 9 for the digits of any script, plain widths and plain dashes."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(_digit(sign) for sign in plain).strip()


def _digit(sign: str) -> str:
    if "0" <= sign <= "9":
        return sign
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
