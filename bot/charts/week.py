"""The picture of the week: five lines of figures in a column for each campaign, to be read on a phone without a touch.

More campaigns than stand side by side have a row each.

A phone shows it about 390 points wide, 97 to an inch of the sheet: the smallest letters are 12 of these points high.
"""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes

from bot.charts import week_rows
from bot.charts.canvas import EXPECTED, INK, QUIET, WIDTH, font, png, sheet
from bot.charts.week_cells import BIG, EDGE, GAP, LINE, NORMAL, ROW, SHADES, SMALL, box, cell, heading, wrap
from bot.charts.week_shapes import CampaignColumn, WeekTable

__all__ = ["BIG", "MOST_COLUMNS", "NORMAL", "SMALL", "draw"]

MOST_COLUMNS: Final = 3
_LABELS: Final = 1.12  # the column of words


def draw(table: WeekTable) -> bytes:
    """The picture as a PNG of some 30 to 60 kilobytes."""
    if len(table.columns) > MOST_COLUMNS:
        return week_rows.draw(table)
    columns = table.columns
    wide = _wide(len(columns))
    title, top = heading(table)
    head = max((len(_above(column, wide)) for column in columns), default=0) * LINE + 0.12
    notes = max((len(_below(column, wide)) for column in columns), default=0) * LINE
    height = top + head + notes + ROW * len(table.lines) + 0.1
    figure = sheet(height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    title(axes)
    _labels(axes, table.lines, top + head, notes)
    for at, column in enumerate(columns):
        _column(axes, column, (EDGE + _LABELS + at * (wide + GAP), top, wide), head, notes)
    return png(figure)


def _wide(columns: int) -> float:
    return (WIDTH - 2 * EDGE - _LABELS - GAP * max(0, columns - 1)) / max(1, columns)


def _above(column: CampaignColumn, wide: float) -> list[tuple[str, bool]]:
    lines = [(line, True) for line in wrap(column.title, SMALL, wide, 3)]
    return lines + [(line, False) for text in column.under_title for line in wrap(text, SMALL, wide, 2)]


def _below(column: CampaignColumn, wide: float) -> list[str]:
    return [line for text in column.notes for line in wrap(text, SMALL, wide, 2)]


def _tops(count: int, notes: float) -> list[float]:
    """How far down each row begins; below the first one is room for notes."""
    return [0.0, *(notes + ROW * at for at in range(1, count))][:count]


def _labels(axes: Axes, lines: tuple[str, ...], top: float, notes: float) -> None:
    for at, (line, down) in enumerate(zip(lines, _tops(len(lines), notes), strict=True)):
        words = "\n".join(wrap(line, SMALL, _LABELS - 0.2, 2))
        middle = top + down + ROW / 2
        axes.add_patch(box((EDGE, middle - 0.13), 0.07, 0.26, SHADES[at % len(SHADES)]))
        axes.text(
            EDGE + 0.14,
            middle,
            words,
            color=INK,
            va="center",
            linespacing=1.05,
            fontproperties=font(SMALL if "\n" in words else NORMAL, bold=at == 0),
        )


def _column(axes: Axes, column: CampaignColumn, where: tuple[float, float, float], head: float, notes: float) -> None:
    left, top, wide = where
    for n, (line, strong) in enumerate(_above(column, wide)):
        axes.text(
            left,
            top + n * LINE + 0.02,
            line,
            color=INK if strong else EXPECTED,
            va="top",
            fontproperties=font(SMALL, bold=strong),
        )
    for at, down in enumerate(_tops(len(column.figures), notes)):
        cell(axes, column, at, (left, top + head + down, wide))
    for n, line in enumerate(_below(column, wide)):
        under = top + head + ROW + n * LINE - 0.03
        axes.text(left, under, line, color=QUIET, va="top", fontproperties=font(SMALL))
