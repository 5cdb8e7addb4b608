"""The picture of the week: five lines of figures in a column for each campaign, to be read on a phone without a touch.

A phone shows it about 390 points wide, 97 to an inch of the sheet: the smallest letters are 12 of these points high.
"""

from __future__ import annotations

import textwrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.charts.canvas import DONE, EXPECTED, INK, QUIET, REST, UNDER_WAY, WIDTH, font, png, sheet
from bot.charts.picture import CampaignColumn, WeekTable

MOST_COLUMNS: Final = 3
SMALL, NORMAL, BIG, TITLE = 9.0, 10.5, 13.0, 12.5  # points
_EDGE: Final = 0.14  # inches, left and right
_GAP: Final = 0.1  # between columns
_LABELS: Final = 1.12  # the column of words
_LINE: Final = 0.155  # a line of small letters
_ROW: Final = 0.4
_LETTER: Final = 0.0072  # inches a letter is wide, for each point of its size
_SHADES: Final = (DONE, UNDER_WAY, "#f0d9a8", "#e3b7a0", "#c9ced2")  # submitted, in progress, not begun, …


def draw(table: WeekTable) -> bytes:
    """The picture as a PNG of some 30 to 60 kilobytes."""
    columns = table.columns[:MOST_COLUMNS]
    wide = _wide(len(columns))
    title, subtitle = _wrap(table.title, TITLE, WIDTH - 2 * _EDGE, 2), _wrap(table.subtitle, SMALL, WIDTH, 1)
    head = max((len(_above(column, wide)) for column in columns), default=0) * _LINE + 0.12
    notes = max((len(_below(column, wide)) for column in columns), default=0) * _LINE
    top = 0.18 + 0.215 * len(title) + 0.2 * len(subtitle)
    height = top + head + notes + _ROW * len(table.lines) + 0.1
    figure = sheet(height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.text(
        _EDGE, 0.13, "\n".join(title), color=INK, va="top", fontproperties=font(TITLE, bold=True), linespacing=1.15
    )
    axes.text(_EDGE, top - 0.22, "".join(subtitle), color=QUIET, va="top", fontproperties=font(SMALL))
    _labels(axes, table.lines, top + head, notes)
    for at, column in enumerate(columns):
        _column(axes, column, (_EDGE + _LABELS + at * (wide + _GAP), top, wide), head, notes)
    return png(figure)


def _wide(columns: int) -> float:
    return (WIDTH - 2 * _EDGE - _LABELS - _GAP * max(0, columns - 1)) / max(1, columns)


def _wrap(text: str, size: float, wide: float, most: int) -> list[str]:
    """A text on at most so many lines of a width; an ellipsis where something is missing."""
    room = max(4, int(wide / (size * _LETTER)))
    return textwrap.wrap(text, room, max_lines=most, placeholder=" …", break_on_hyphens=False)


def _above(column: CampaignColumn, wide: float) -> list[tuple[str, bool]]:
    lines = [(line, True) for line in _wrap(column.title, SMALL, wide, 3)]
    return lines + [(line, False) for text in column.under_title for line in _wrap(text, SMALL, wide, 2)]


def _below(column: CampaignColumn, wide: float) -> list[str]:
    return [line for text in column.notes for line in _wrap(text, SMALL, wide, 2)]


def _tops(count: int, notes: float) -> list[float]:
    """How far down each row begins; below the first one is room for notes."""
    return [0.0, *(notes + _ROW * at for at in range(1, count))][:count]


def _labels(axes: Axes, lines: tuple[str, ...], top: float, notes: float) -> None:
    for at, (line, down) in enumerate(zip(lines, _tops(len(lines), notes), strict=True)):
        words = "\n".join(_wrap(line, SMALL, _LABELS - 0.2, 2))
        middle = top + down + _ROW / 2
        axes.add_patch(_box((_EDGE, middle - 0.13), 0.07, 0.26, _SHADES[at % len(_SHADES)]))
        axes.text(
            _EDGE + 0.14, middle, words, color=INK, va="center", linespacing=1.05,
            fontproperties=font(SMALL if "\n" in words else NORMAL, bold=at == 0),
        )  # fmt: skip


def _column(axes: Axes, column: CampaignColumn, where: tuple[float, float, float], head: float, notes: float) -> None:
    left, top, wide = where
    for n, (line, strong) in enumerate(_above(column, wide)):
        axes.text(
            left, top + n * _LINE + 0.02, line, color=INK if strong else EXPECTED, va="top",
            fontproperties=font(SMALL, bold=strong),
        )  # fmt: skip
    for at, down in enumerate(_tops(len(column.figures), notes)):
        _cell(axes, column, at, (left, top + head + down, wide))
    for n, line in enumerate(_below(column, wide)):
        under = top + head + _ROW + n * _LINE - 0.03
        axes.text(left, under, line, color=QUIET, va="top", fontproperties=font(SMALL))


def _cell(axes: Axes, column: CampaignColumn, at: int, where: tuple[float, float, float]) -> None:
    """A number on a bar that is as long as its share."""
    left, top, wide = where
    share = column.figures[at] / (column.total or 1)
    bar, tall = top + _ROW - 0.1, 0.07
    axes.add_patch(_box((left, bar - tall / 2), wide, tall, REST))
    axes.add_patch(_box((left, bar - tall / 2), wide * min(1.0, share), tall, _SHADES[at % len(_SHADES)]))
    words = str(column.figures[at]) if at else f"{column.figures[0]}/{column.total}"
    size = min(BIG, wide / (max(1, len(words)) * _LETTER * 1.15))
    axes.text(left, top + 0.145, words, color=INK, va="center", fontproperties=font(size, bold=True))


def _box(corner: tuple[float, float], wide: float, tall: float, color: str) -> Rectangle:
    return Rectangle(corner, wide, tall, color=color, linewidth=0)
