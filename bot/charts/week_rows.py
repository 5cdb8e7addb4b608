"""The picture of the week with more campaigns than stand side by side: a row of figures for each of them."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes

from bot.charts.canvas import EXPECTED, INK, QUIET, WIDTH, font, png, sheet
from bot.charts.week_cells import EDGE, GAP, LINE, ROW, SHADES, SMALL, box, cell, heading, wrap
from bot.charts.week_shapes import CampaignColumn, WeekTable

MOST_ROWS: Final = 6
_APART: Final = 0.1  # between campaigns
_MARK: Final = 0.07  # the coloured line above a word


def draw(table: WeekTable) -> bytes:
    """The picture as a PNG. What does not fit is said in the last line, which comes with the table."""
    rows = table.columns[:MOST_ROWS]
    wide = (WIDTH - 2 * EDGE - GAP * (len(table.lines) - 1)) / max(1, len(table.lines))
    words = [wrap(line, SMALL, wide + GAP, 2) for line in table.lines]
    title, top = heading(table)
    head = max(map(len, words), default=0) * LINE + 0.2
    height = top + head + sum(map(_tall, rows)) + (LINE + 0.05 if table.more else 0) + 0.05
    figure = sheet(height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    title(axes)
    for at, lines in enumerate(words):
        _word(axes, lines, at, (EDGE + at * (wide + GAP), top, wide))
    down = top + head
    for row in rows:
        _row(axes, row, down, wide)
        down += _tall(row)
    if table.more:
        axes.text(EDGE, down, table.more, color=INK, va="top", fontproperties=font(SMALL, bold=True))
    return png(figure)


def _word(axes: Axes, lines: list[str], at: int, where: tuple[float, float, float]) -> None:
    left, top, wide = where
    axes.add_patch(box((left, top), wide, _MARK, SHADES[at % len(SHADES)]))
    axes.text(
        left,
        top + _MARK + 0.04,
        "\n".join(lines),
        color=INK,
        va="top",
        linespacing=1.05,
        fontproperties=font(SMALL, bold=at == 0),
    )


def _lines(row: CampaignColumn) -> list[tuple[str, str, bool]]:
    """What stands above the figures: text, colour, whether it is strong."""
    room = WIDTH - 2 * EDGE
    beside = [(" · ".join(row.under_title), EXPECTED), (" · ".join(row.notes), QUIET)]
    small = [(line, color, False) for text, color in beside for line in wrap(text, SMALL, room, 2)]
    return [(line, INK, True) for line in wrap(row.title, SMALL, room, 2)] + small


def _tall(row: CampaignColumn) -> float:
    return len(_lines(row)) * LINE + ROW + _APART


def _row(axes: Axes, row: CampaignColumn, top: float, wide: float) -> None:
    lines = _lines(row)
    for n, (line, color, strong) in enumerate(lines):
        axes.text(EDGE, top + n * LINE, line, color=color, va="top", fontproperties=font(SMALL, bold=strong))
    for at in range(len(row.figures)):
        cell(axes, row, at, (EDGE + at * (wide + GAP), top + len(lines) * LINE, wide))
