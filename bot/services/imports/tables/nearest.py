"""What somebody may have meant by a code that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Final

from storage.vietnamese import folded

NOTHING: Final = "–"
MOST: Final = 200  # different values of a file that are looked up; each takes some milliseconds


class Nearest:
    """Finds the known word that is spelled most like another; ``words`` is asked once, and only when one is wanted."""

    def __init__(self, words: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """``words`` gives pairs: what may have been written, and the code that is meant by it."""
        self._words = words
        self._codes: dict[str, str] | None = None
        self._found: dict[str, str] = {}

    def to(self, value: str) -> str:
        """The nearest code, or a dash."""
        if value not in self._found:
            if len(self._found) >= MOST:
                return NOTHING
            self._found[value] = self._look_up(value)
        return self._found[value]

    def _look_up(self, value: str) -> str:
        if self._codes is None:
            self._codes = {folded(word): code for word, code in self._words()}
        near = get_close_matches(folded(value), self._codes, n=1, cutoff=0.5)
        return self._codes[near[0]] if near else NOTHING


def nearest(value: str, words: Iterable[str]) -> str:
    """The same for a few words looked up once."""
    return Nearest(lambda: ((word, word) for word in words)).to(value)
