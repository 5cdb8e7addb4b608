"""What both forms of the picture of the week are made of: its heading, wrapped words, a number on a bar."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.charts.canvas import DONE, INK, QUIET, REST, UNDER_WAY, WIDTH, font
from bot.charts.week_shapes import CampaignColumn, WeekTable

SMALL, NORMAL, BIG, TITLE = 9.0, 10.5, 13.0, 12.5  # points
EDGE: Final = 0.14  # inches, left and right
GAP: Final = 0.1  # between columns
LINE: Final = 0.155  # a line of small letters
ROW: Final = 0.4
SHADES: Final = (DONE, UNDER_WAY, "#f0d9a8", "#e3b7a0", "#c9ced2")  # submitted, in progress, not begun, …
_LETTER: Final = 0.0072  # inches a letter is wide, for each point of its size


def heading(table: WeekTable) -> tuple[Callable[[Axes], None], float]:
    """What draws title and subtitle, and where the picture goes on below them, in inches."""
    title, subtitle = wrap(table.title, TITLE, WIDTH - 2 * EDGE, 2), wrap(table.subtitle, SMALL, WIDTH, 1)
    top = 0.18 + 0.215 * len(title) + 0.2 * len(subtitle)

    def draw(axes: Axes) -> None:
        axes.text(
            EDGE, 0.13, "\n".join(title), color=INK, va="top", fontproperties=font(TITLE, bold=True), linespacing=1.15
        )
        axes.text(EDGE, top - 0.22, "".join(subtitle), color=QUIET, va="top", fontproperties=font(SMALL))

    return draw, top


def wrap(text: str, size: float, wide: float, most: int) -> list[str]:
    """A text on at most so many lines of a width; an ellipsis where something is missing."""
    room = max(4, int(wide / (size * _LETTER)))
    return textwrap.wrap(text, room, max_lines=most, placeholder=" …", break_on_hyphens=False)


def cell(axes: Axes, column: CampaignColumn, at: int, where: tuple[float, float, float]) -> None:
    """A number on a bar that is as long as its share."""
    left, top, wide = where
    share = column.figures[at] / (column.total or 1)
    bar, tall = top + ROW - 0.1, 0.07
    axes.add_patch(box((left, bar - tall / 2), wide, tall, REST))
    axes.add_patch(box((left, bar - tall / 2), wide * min(1.0, share), tall, SHADES[at % len(SHADES)]))
    words = str(column.figures[at]) if at else f"{column.figures[0]}/{column.total}"
    size = min(BIG, wide / (max(1, len(words)) * _LETTER * 1.15))
    axes.text(left, top + 0.145, words, color=INK, va="center", fontproperties=font(size, bold=True))


def box(corner: tuple[float, float], wide: float, tall: float, color: str) -> Rectangle:
    """A bar."""
    return Rectangle(corner, wide, tall, color=color, linewidth=0)
