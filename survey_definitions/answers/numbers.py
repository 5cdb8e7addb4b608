"""Numbers as people write them: 3,5 and 3.5, 1.000 and 1,000."""

from __future__ import annotations

import re

from survey_definitions.answers.folding import western
from survey_definitions.answers.unreadable import Unreadable

_DIGITS = 9  # an integer of the survey language has no more
_PLAIN = re.compile(r"[+-]?\d+\Z", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)\Z", re.ASCII)
_BOTH = re.compile(r"[+-]?[1-9]\d{0,2}(?:([., ])\d{3})+([.,])\d+\Z", re.ASCII)
_ENDS = " .,;!"  # a sentence may end behind a number
_COMMA = ("vi", "de")  # languages that write 3,5 and group thousands with points


def integer(text: str) -> str:
    """A whole number; thousands may be grouped. Raises Unreadable("integer")."""
    plain = western(text).rstrip(_ENDS)
    if _GROUPED.match(plain):
        plain = re.sub(r"[., ]", "", plain)
    if not _PLAIN.match(plain) or len(plain.lstrip("+-").lstrip("0")) > _DIGITS:
        raise Unreadable("integer")
    return str(int(plain))


def decimal(text: str, language: str) -> str:
    """A number with a comma or a point. Raises Unreadable("number").

    `1.234` is 1234 in languages that write a decimal comma, and 1.234 elsewhere.
    """
    plain = western(text).rstrip(_ENDS)
    both = _BOTH.match(plain)
    if both and both[1] != both[2]:
        plain = re.sub(r"[., ](?=\d{3}\D)", "", plain)
    elif _is_grouped(plain, language):
        plain = re.sub(r"[., ]", "", plain)
    if not _DECIMAL.match(plain):
        raise Unreadable("number")
    return canonical(plain.replace(",", "."))


def _is_grouped(plain: str, language: str) -> bool:
    found = _GROUPED.match(plain)
    if not found:
        return False
    point = "," if language in _COMMA else "."
    return found[1] != point or plain.count(point) > 1


def canonical(number: str) -> str:
    """`+03.50` is 3.5, `-0` is 0."""
    whole, _, fraction = number.lstrip("+-").partition(".")
    fraction = fraction.rstrip("0")
    text = (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")
    return f"-{text}" if number.startswith("-") and text != "0" else text
