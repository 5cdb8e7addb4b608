"""How high a screen stands on a phone, so that lists are cut where the screen ends.

Measured in Chromium on a phone of 390 by 844 px, where 733 px are left between title bar and keyboard line
(`tests/browser/test_heights.py` holds the estimate against what is drawn: within a line for nearly all screens). Lines
are broken as a phone breaks them, between words, with letters as wide as those of a wide font (Noto Sans).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from bot.presenting.screens import Part, Screen, Tone, close_together

IN_SIGHT: Final = 733  # px
ROOM: Final = 705  # px for a screen, with something to spare
LINE: Final = 22  # px
WARNED: Final = 2 * LINE  # px that pages of a list leave, so that none is higher than a phone below a warning
BUTTONS: Final = 47  # px of a row of buttons
EDGES: Final = 13  # px around the text
_WIDE: Final = 2145  # hundredths of the size of the letters in a line, 15 fewer than there are
_CLOCK: Final = 413  # of the time under the text, which stands in the last line where there is room
_SPACE: Final = 26
_UNKNOWN: Final = 130  # signs and emoji
_HORN: Final = "\u031b"  # which makes ư wider than u, under whatever tone
_MOST_LETTERS: Final = 4096  # whose widths are remembered


class _Widths(dict[str, int]):
    """Widths of letters; one that is not in the table is as wide as the letter it is made of."""

    def __missing__(self, letter: str) -> int:
        parts = normalize("NFD", letter)
        base = normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
        width = self.get(base, self.get(parts[0], _UNKNOWN))
        if len(self) < _MOST_LETTERS:
            self[letter] = width
        return width


_WIDTHS: Final = _Widths(
    (letter, width)
    for width, letters in {
        _SPACE: " ",
        28: "ijl'!,.:;J`()·",
        34: '-[]fIt\\{}"“”„',
        37: "/",
        38: "•",
        42: "r",
        49: "zcsvy?_–",
        52: "FLkx*|",
        57: "ETae$+0123456789<=>YZ^~",
        61: "XPVobdghnpquKRđ",
        65: "CAB#ß",
        67: "ư",
        74: "DGUHNĐ&",
        80: "OQw%…Ư",
        92: "mMW@—",
    }.items()
    for letter in letters
)
_BOLD: Final = frozenset({Tone.TITLE, Tone.QUESTION})
_BOLDER: Final = 107  # percent of the width
_SIGNED: Final = frozenset({Tone.WARNING, Tone.ANSWER})  # a sign stands before them


@lru_cache(1024)
def _laid(text: str, percent: int) -> tuple[int, int]:
    """How many lines a text takes, and how wide the last one is; a word too long for a line is broken."""
    most, count, end = _WIDE * 100 // percent, 0, 0
    for line in text.splitlines() or [""]:
        end = _wide(line)
        count, end = (count + 1, end) if end < most else _broken(line, most, count + 1)
    return count, end * percent // 100


def _wide(letters: str) -> int:
    return sum(map(_WIDTHS.__getitem__, letters))


def _broken(line: str, most: int, count: int) -> tuple[int, int]:
    """A line that is too long between words: the number of the line on which it ends, and how wide that one is."""
    end = 0
    for word in line.split(" "):
        wide = _wide(word)
        if end and end + _SPACE + wide > most:
            count, end = count + 1, 0
        end += wide + (_SPACE if end else 0)
        count, end = count + end // most, end % most
    return count, end


def lines(text: str) -> int:
    """How many lines a text takes."""
    return _laid(text, 100)[0]


def _laid_part(part: Part) -> tuple[int, int]:
    signed = f"⚠ {part.plain}" if part.tone in _SIGNED else part.plain
    return _laid(signed, _BOLDER if part.tone in _BOLD else 100)


def above(text: str) -> int:
    """Pixels of a warning that stands above a screen, with the empty line below it."""
    return LINE * (lines(f"⚠ {text}") + 1)


def of_screen(screen: Screen) -> int:
    """Pixels of a screen: its paragraphs with a line between them, its rows of buttons."""
    before, count, end = None, 0, 0
    for part in screen.parts:
        needed, end = _laid_part(part)
        count += needed if before is None or close_together(before, part) else needed + 1
        before = part
    clock = 1 if end + _CLOCK > _WIDE else 0
    return EDGES + LINE * (count + clock) + BUTTONS * len(screen.rows)


def below_warning(screen: Screen) -> Screen:
    """A screen that holds a warning, without what can be spared of the rest, until it fits or nothing is to spare.

    What was left out stands further up in the chat, on the card before the warning, and comes back on the next one.
    """
    return without(screen, sorted({part.spare for part in screen.parts if part.spare}), ROOM)


def without(screen: Screen, spares: Iterable[int], room: int = IN_SIGHT) -> Screen:
    """A screen without the paragraphs that have one of these spares, left out in their order until it fits."""
    for spare in spares:
        if of_screen(screen) <= room:
            break
        screen = replace(screen, parts=tuple(part for part in screen.parts if part.spare != spare))
    return screen


def pages(count: int, fits: Callable[[range], bool]) -> list[range]:
    """Which of ``count`` pieces stand on which page, none empty: as many as fit, one at least."""
    found, first = list[range](), 0
    for n in range(1, count):
        if not fits(range(first, n + 1)):
            found.append(range(first, n))
            first = n
    return [*found, range(first, count)]
