"""Addresses on buttons: a letter for the conversation, a version, a verb, numbers in base 36. At most 64 bytes.

The alphabet of small letters was used up: capital letters are conversations of their own.

An address says where a press goes, never what it may do: owner, turn and campaign are checked on every press.
Whatever does not unpack is treated like a button of long ago.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from survey_definitions.value import value

VERSION: Final = "1"
MOST_BYTES: Final = 64  # Telegram's limit on callback data
MOST_NUMBERS: Final = 4
MOST_NUMBER: Final = 2**31 - 1  # as large as ids of rows get; no button of ours had a larger one
_SHAPE = re.compile(r"([a-zA-Z])1([a-z])(?::([0-9a-z]{1,6}(?:\.[0-9a-z]{1,6}){0,3}))?\Z", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@value
class Address:
    """``kind`` names the conversation, ``verb`` what is asked of it, ``numbers`` about what."""

    kind: str
    verb: str
    numbers: tuple[int, ...] = ()

    def pack(self) -> str:
        """The callback data. Raises ValueError for what would not come back as it went."""
        numbers = self.numbers
        if len(numbers) > MOST_NUMBERS or max(numbers, default=0) > MOST_NUMBER:
            raise ValueError(f"not an address: {self!r}")
        head = _head(self.kind, self.verb)
        return f"{head}:{'.'.join(map(_base36, numbers))}" if numbers else head

    def number(self, place: int, otherwise: int = -1) -> int:
        """The number at a place; ``otherwise`` where there is none."""
        return self.numbers[place] if place < len(self.numbers) else otherwise


def unpack(data: str) -> Address | None:
    """The address in callback data; None for anything else."""
    match = _SHAPE.match(data)
    if match is None:
        return None
    numbers = tuple(int(part, 36) for part in match[3].split(".")) if match[3] else ()
    return Address(match[1], match[2], numbers) if all(number <= MOST_NUMBER for number in numbers) else None


@lru_cache(1024)
def _head(kind: str, verb: str) -> str:
    text = f"{kind}{VERSION}{verb}"
    if len(verb) != 1 or _SHAPE.match(text) is None:
        raise ValueError(f"not an address: {text!r}")
    return text


@lru_cache(4096)
def _base36(number: int) -> str:
    if number < 0:
        raise ValueError("numbers on buttons are not negative")
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
