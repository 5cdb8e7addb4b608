"""The picture of a trend: a line for each question, over waves."""

from __future__ import annotations

from math import floor, log10
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.charts.canvas import QUIET, REST
from bot.charts.group_sheet import EDGE, FOOT, GroupSheet, lines_high, sheet_of, shortened
from bot.charts.shapes import Medium, Trend
from bot.texts.numbers import written

_SHADES: Final = ("#0e4d3c", "#b4652b", "#3b6ea5", "#7a5195", "#5d6b75")
_STYLES: Final = ("-", "--", "-.", ":")
_MARKS: Final = "osD^v"
_TALL: Final = 1.9  # inches
_WAVES: Final = 0.32  # the line of the waves' days
_LEFT, _RIGHT = 0.34, 0.16  # beside the lines, for the scale and for a name of a wave


def draw_trend(picture: Trend, medium: Medium) -> Figure:
    """A line for each question; below them their names whole, beside each other where two fit."""
    longest = max(len(label) for label, _ in picture.lines)
    columns = 2 if 2 * longest <= medium.letters else 1
    legend = _WAVES + medium.larger / 40 + lines_high(-(-len(picture.lines) // columns), medium)
    sheet = sheet_of(picture.words, _TALL + legend, medium)
    wide = medium.width
    box = (_LEFT / wide, (FOOT + legend) / sheet.height, 1 - (_LEFT + _RIGHT) / wide, _TALL / sheet.height)
    axes = sheet.figure.add_axes(box)
    _lines(axes, picture, medium.letters // columns)
    _scales(axes, picture, sheet)
    sheet.figure.legend(
        loc="lower left",
        bbox_to_anchor=(EDGE / wide, (FOOT + 0.02) / sheet.height),
        ncols=columns,
        frameon=False,
        prop=sheet.small(),
        labelcolor=QUIET,
        borderpad=0,
        borderaxespad=0,
        handletextpad=0.4,
        columnspacing=1.0,
        handlelength=2.4,
        labelspacing=0.35,
    )
    return sheet.figure


def _lines(axes: Axes, picture: Trend, most: int) -> None:
    for at, (label, values) in enumerate(picture.lines):
        points = [float("nan") if value is None else value for value in values]
        axes.plot(
            range(len(points)),
            points,
            color=_SHADES[at % len(_SHADES)],
            linewidth=1.6,
            markersize=4,
            linestyle=_STYLES[at // len(_SHADES) % len(_STYLES)],
            marker=_MARKS[at % len(_MARKS)],
            label=shortened(label, most),
        )


def _scales(axes: Axes, picture: Trend, sheet: GroupSheet) -> None:
    axes.set_xticks(range(len(picture.waves)), picture.waves)
    axes.set_xlim(-0.15, len(picture.waves) - 0.85)
    _scale_of(axes, picture.words.language)
    for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        tick.set_fontproperties(sheet.small())
        tick.set_color(QUIET)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[-1].set_horizontalalignment("right")
    axes.tick_params(length=0, pad=3)
    axes.grid(axis="y", color=REST, linewidth=0.6)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(REST)


def _scale_of(axes: Axes, language: str) -> None:
    """Round steps up the side, each written with as many decimals as they need."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
    marks = axes.get_yticks()
    decimals = max(1, -floor(log10(marks[1] - marks[0]))) if len(marks) > 1 else 1
    axes.yaxis.set_major_formatter(lambda value, _: written(value, language, decimals))
