r"""Tests for single signs: `.`, `\d`, `[a-z]`, `\p{L}`."""

from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_definitions.xpath.patterns.tree import Test

ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}


def is_digit(sign: str) -> bool:
    """Tell a digit from 0 to 9."""
    return sign in string.digits


def is_word(sign: str) -> bool:
    """Tell a letter or digit of any script, or an underscore."""
    return sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")


CLASSES: dict[str, Test] = {
    "d": is_digit,
    "D": lambda sign: not is_digit(sign),
    "w": is_word,
    "W": lambda sign: not is_word(sign),
    "s": str.isspace,
    "S": lambda sign: not sign.isspace(),
}


def any_sign(sign: str) -> bool:
    """Tell what `.` stands for: anything within a line."""
    return sign not in "\n\r"


def exactly(wanted: str) -> Test:
    """Test for this one sign."""
    return lambda sign: sign == wanted


def between(first: str, last: str) -> Test:
    """Test for a range."""
    return lambda sign: first <= sign <= last


def category(name: str) -> Test:
    """Test for a Unicode category, such as L, Lu, Nd or P."""
    return lambda sign: unicodedata.category(sign).startswith(name)


def negated(test: Test) -> Test:
    """Test for anything else."""
    return lambda sign: not test(sign)


def one_of(tests: list[Test]) -> Test:
    """Test for whatever passes one of these."""
    return lambda sign: any(test(sign) for test in tests)


def either_case(test: Test) -> Test:
    """Test whatever the case."""
    return lambda sign: test(sign) or test(sign.lower()) or test(sign.upper())
