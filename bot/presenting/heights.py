"""How high a screen stands on a phone, so that lists are cut where the screen ends.

Measured in Chromium on a phone of 390 by 844 px, where 733 px are left between title bar and keyboard line
(`tests/browser/test_heights.py` holds the estimate against what is drawn). Lines are counted by characters, generously.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from bot.presenting.screens import Part, Screen, Tone, close_together

ROOM: Final = 690  # px for a screen, with something to spare of the 733
LINE: Final = 22  # px
SHORT: Final = 3 * LINE  # px by which cards of figures and dates, whose lines are short, are overestimated
BUTTONS: Final = 49  # px of a row of buttons
EDGES: Final = 46  # px around the text, and the time under it
IN_LINE: Final = 40  # characters
IN_BOLD_LINE: Final = 37
_BOLD: Final = frozenset({Tone.TITLE, Tone.QUESTION})


def lines(text: str, in_line: int = IN_LINE) -> int:
    """How many lines a text takes."""
    return sum(max(1, -(-len(line) // in_line)) for line in text.splitlines() or [""])


def of_part(part: Part) -> int:
    """Pixels of a paragraph."""
    return LINE * lines(part.plain, IN_BOLD_LINE if part.tone in _BOLD else IN_LINE)


def above(text: str) -> int:
    """Pixels of a paragraph that stands above a screen, with the empty line below it."""
    return LINE * (lines(text) + 1)


def of_screen(screen: Screen) -> int:
    """Pixels of a screen: its paragraphs with a line between them, its rows of buttons."""
    apart = sum(not close_together(before, after) for before, after in pairwise(screen.parts))
    return EDGES + sum(map(of_part, screen.parts)) + LINE * apart + BUTTONS * len(screen.rows)


def pages(count: int, fits: Callable[[range], bool]) -> list[range]:
    """Which of ``count`` pieces stand on which page, none empty: as many as fit, one at least."""
    found, first = list[range](), 0
    for n in range(1, count):
        if not fits(range(first, n + 1)):
            found.append(range(first, n))
            first = n
    return [*found, range(first, count)]
