"""Pictures of released figures of groups: a heat map, stacked bars, a trend. Hidden cells are hatched.

One look for all: colours that differ in lightness, so that they can be told apart by everybody and in print; a title,
a line with source and date; what a cell holds is written in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from bot.charts.boxes import HATCH, Boxes
from bot.charts.canvas import DONE, INK, LARGE, NORMAL, QUIET, REST, SMALL, WIDTH, font, png, sheet
from bot.charts.shapes import Bar, GroupWords, Heat, Stacked, Trend
from bot.texts.numbers import written

SCALE: Final = ("#f3f7f5", "#d5e6de", "#aed0c2", "#7fb4a0", "#4e937c", "#23705a", "#0e4d3c")
"""From little to much, by lightness alone."""
_EDGE: Final = 0.16  # inches
_HEAD: Final = 0.66
_FOOT: Final = 0.30
_LINE: Final = 0.165
_ROW: Final = 0.37
_MOST_LABEL: Final = 44
_MOST_BAR: Final = 64  # letters above a bar, which has the line to itself


def draw(picture: Heat | Stacked | Trend) -> bytes:
    """A picture as a PNG."""
    return png(figure_of(picture))


def figure_of(picture: Heat | Stacked | Trend) -> Figure:
    """A picture as matplotlib has it, before it becomes pixels."""
    if isinstance(picture, Heat):
        return _heat(picture)
    return _stacked(picture) if isinstance(picture, Stacked) else _trend(picture)


# -- the sheet around


def _sheet(words: GroupWords, inner: float) -> tuple[Figure, float]:
    height = _HEAD + inner + _FOOT
    figure = sheet(height)
    left = _EDGE / WIDTH
    figure.text(
        left, 1 - 0.13 / height, _cut(words.title, 52), color=INK, va="top", fontproperties=font(LARGE, bold=True)
    )
    figure.text(left, 1 - 0.36 / height, _cut(words.subtitle, 66), color=QUIET, va="top", fontproperties=font(NORMAL))
    figure.text(left, 0.09 / height, words.source, color=QUIET, va="bottom", fontproperties=font(SMALL - 1))
    return figure, height


def _axes(figure: Figure, height: float, bottom: float, tall: float) -> Axes:
    box = (_EDGE / WIDTH, (_FOOT + bottom) / height, 1 - 2 * _EDGE / WIDTH, tall / height)
    axes = figure.add_axes(box)
    axes.set_axis_off()
    return axes


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _legend(figure: Figure, patches: Sequence[Patch], at: float, columns: int) -> None:
    by_column = [patch for column in range(columns) for patch in patches[column::columns]]  # as legends are filled
    figure.legend(
        handles=by_column, loc="lower left", bbox_to_anchor=(_EDGE / WIDTH, at), ncols=columns, frameon=False,
        prop=font(SMALL), labelcolor=QUIET, handlelength=1.2, handleheight=0.9, columnspacing=1.0, borderpad=0,
        borderaxespad=0, handletextpad=0.4, labelspacing=0.35,
    )  # fmt: skip


def _hidden_patch(words: GroupWords) -> Patch:
    return Patch(facecolor="white", edgecolor=QUIET, hatch=HATCH, linewidth=0.5, label=words.hidden)


# -- the heat map


def _heat(picture: Heat) -> Figure:
    rows, legend = len(picture.rows), 0.26
    tall = _ROW * rows + 0.24
    figure, height = _sheet(picture.words, tall + legend)
    axes = _axes(figure, height, legend, tall)
    axes.set_xlim(0, len(picture.columns))
    axes.set_ylim(rows, -0.24 / _ROW)
    for at, name in enumerate(picture.columns):
        axes.text(at + 0.5, -0.1, name, color=QUIET, ha="center", va="bottom", fontproperties=font(SMALL))
    boxes = Boxes(axes)
    for at, (label, values) in enumerate(picture.rows):
        axes.text(
            0, at + 0.37, _cut(label, _MOST_LABEL), color=INK, va="bottom", fontproperties=font(SMALL, bold=at == 0)
        )
        for column, value in enumerate(values):
            _cell(axes, boxes, picture, (column, at), value)
    boxes.draw()
    _legend(figure, [_hidden_patch(picture.words)], (_FOOT + 0.02) / height, 1)
    return figure


def _cell(axes: Axes, boxes: Boxes, picture: Heat, where: tuple[int, int], value: float | None) -> None:
    column, at = where
    place, wide, high = (column + 0.04, at + 0.44), 0.92, 0.5
    if value is None:
        boxes.hatch(place, wide, high)
        return
    part = (value - picture.low) / ((picture.high - picture.low) or 1)
    shade = min(max(int(part * len(SCALE)), 0), len(SCALE) - 1)
    boxes.fill(place, wide, high, SCALE[shade])
    ink = "white" if shade >= len(SCALE) - 3 else INK
    said = written(value, picture.words.language, picture.decimals)
    axes.text(column + 0.5, at + 0.69, said, color=ink, ha="center", va="center", fontproperties=font(SMALL - 0.5))


# -- stacked bars


def _stacked(picture: Stacked) -> Figure:
    columns = max(1, min(3, 48 // max(len(name) for name in picture.categories)))
    lines = -(-(len(picture.categories) + 1) // columns)
    legend, tall = 0.1 + _LINE * lines, _ROW * len(picture.bars)
    figure, height = _sheet(picture.words, tall + legend)
    axes = _axes(figure, height, legend, tall)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(picture.bars), 0)
    shades = _shades(len(picture.categories))
    boxes = Boxes(axes)
    for at, bar in enumerate(picture.bars):
        _bar(axes, boxes, at, bar, _Scale(picture.categories, shades))
    boxes.draw()
    patches = [Patch(color=shade, label=name) for shade, name in zip(shades, picture.categories, strict=True)]
    _legend(figure, [*patches, _hidden_patch(picture.words)], (_FOOT + 0.02) / height, columns)
    return figure


def _shades(number: int) -> list[str]:
    """As many colours as there are categories, from light to dark; two are "done" and the rest."""
    if number <= 2:  # noqa: PLR2004 - a part and the rest
        return [DONE, REST][:number]
    scale = LinearSegmentedColormap.from_list("groups", SCALE[1:])  # the lightest would not be seen on the sheet
    return [to_hex(scale(at / (number - 1))) for at in range(number)]


def _ink(shade: str) -> str:
    """White on what is dark."""
    red, green, blue = to_rgb(shade)
    return INK if 0.3 * red + 0.59 * green + 0.11 * blue > 0.55 else "white"  # noqa: PLR2004 - half of the lightness


@dataclass(frozen=True, slots=True)
class _Scale:
    """Categories and their colours."""

    categories: Sequence[str]
    shades: Sequence[str]


def _bar(axes: Axes, boxes: Boxes, at: int, bar: Bar, scale: _Scale) -> None:
    axes.text(
        0, at + 0.42, _cut(bar.label, _MOST_BAR), color=INK, va="bottom", fontproperties=font(SMALL, bold=bar.strong)
    )
    place, high = at + 0.47, 0.42
    if bar.counts is None and bar.at_least is None:
        boxes.hatch((0, place), 1, high)
        return
    if bar.counts is None:
        boxes.fill((0, place), 1, high, REST)
        said = f"≥ 80 %: {scale.categories[bar.at_least or 0]}"
        axes.text(0.5, at + 0.68, said, color=INK, ha="center", va="center", fontproperties=font(SMALL - 0.5))
        return
    _segments(axes, boxes, at, bar.counts, scale.shades)


def _segments(axes: Axes, boxes: Boxes, at: int, counts: Sequence[int], shades: Sequence[str]) -> None:
    whole, left = sum(counts) or 1, 0.0
    for count, shade in zip(counts, shades, strict=True):
        wide = count / whole
        boxes.fill((left, at + 0.47), wide, 0.42, shade, "white")
        if wide > 0.045:  # noqa: PLR2004 - two digits fit
            ink = _ink(shade)
            axes.text(
                left + wide / 2,
                at + 0.68,
                str(count),
                color=ink,
                ha="center",
                va="center",
                fontproperties=font(SMALL - 0.5),
            )
        left += wide


# -- the trend


def _scale_of(axes: Axes, language: str) -> None:
    """Round steps up the side, each written with as many decimals as they need."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
    marks = axes.get_yticks()
    decimals = max(1, -floor(log10(marks[1] - marks[0]))) if len(marks) > 1 else 1
    axes.yaxis.set_major_formatter(lambda value, _: written(value, language, decimals))


_STYLES: Final = ("-", "--", "-.", ":")
_MARKS: Final = "osD^v"
_LABELS: Final = 2  # side by side in the legend: with a third, long names run over the edge


def _trend(picture: Trend) -> Figure:
    lines = -(-len(picture.lines) // _LABELS)
    legend, tall = 0.3 + _LINE * lines, 1.9
    figure, height = _sheet(picture.words, tall + legend)
    box = (0.34 / WIDTH, (_FOOT + legend) / height, 1 - 0.5 / WIDTH, tall / height)
    axes = figure.add_axes(box)
    shades = ("#0e4d3c", "#b4652b", "#3b6ea5", "#7a5195", "#5d6b75")
    for at, (label, values) in enumerate(picture.lines):
        points = [float("nan") if value is None else value for value in values]
        axes.plot(
            range(len(points)), points, color=shades[at % len(shades)], linewidth=1.6, markersize=4,
            linestyle=_STYLES[at // len(shades) % len(_STYLES)], marker=_MARKS[at % len(_MARKS)], label=_cut(label, 30),
        )  # fmt: skip
    axes.set_xticks(range(len(picture.waves)), picture.waves)
    axes.set_xlim(-0.15, len(picture.waves) - 0.85)
    _scale_of(axes, picture.words.language)
    for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        tick.set_fontproperties(font(SMALL))
        tick.set_color(QUIET)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[-1].set_horizontalalignment("right")
    axes.tick_params(length=0, pad=3)
    axes.grid(axis="y", color=REST, linewidth=0.6)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(REST)
    figure.legend(
        loc="lower left", bbox_to_anchor=(_EDGE / WIDTH, (_FOOT + 0.02) / height), ncols=_LABELS, frameon=False,
        prop=font(SMALL), labelcolor=QUIET, borderpad=0, borderaxespad=0, handletextpad=0.4, columnspacing=1.0,
    )  # fmt: skip
    return figure
