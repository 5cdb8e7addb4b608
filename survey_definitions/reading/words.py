"""Names and headers: what an author can have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_ID = re.compile(r"[A-Za-z0-9_][\w.\-]*\Z", re.ASCII)
_NOT_NAME = re.compile(r"[^A-Za-z0-9]+")


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The known word that is meant, capitals aside; empty when none is near enough."""
    by_fold = {one.casefold(): one for one in sorted(known, reverse=True) if one}
    found = get_close_matches(word.casefold(), list(by_fold), 1, likeness)
    return by_fold[found[0]] if found else ""


def survey_id(text: str) -> str:
    """The id under which a survey is kept: what is no ASCII letter, digit, “_”, “-” or “.” becomes “_”."""
    return text if _ID.match(text) else as_name(text, "survey")


def as_name(text: str, otherwise: str) -> str:
    """A text with ASCII letters, digits and “_” alone; `otherwise` when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    found = _NOT_NAME.sub("_", plain.encode("ascii", "ignore").decode()).strip("_")
    if not found:
        return otherwise
    return found
