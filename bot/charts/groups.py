"""Pictures of released figures of groups: a heat map, stacked bars, a trend. Hidden cells are hatched.

One look for all: colours that differ in lightness, so that they can be told apart by everybody and in print; a title,
a line with source and date; what a cell holds is written in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from bot.charts.boxes import Boxes
from bot.charts.canvas import DONE, INK, QUIET, REST, png
from bot.charts.group_sheet import EDGE, GroupSheet, fitting, hidden_patch, lines_high, sheet_of, shortened
from bot.charts.shapes import PHONE, Bar, Heat, Medium, Stacked, Trend
from bot.charts.trend import draw_trend
from bot.texts.numbers import written

SCALE: Final = ("#f3f7f5", "#d5e6de", "#aed0c2", "#7fb4a0", "#4e937c", "#23705a", "#0e4d3c")
"""From little to much, by lightness alone."""
_COLUMNS: Final = 0.24  # inches: the line of the names of columns
_ABOVE_LEGEND: Final = 0.13
_NARROW: Final = 0.05  # between the longest line of a legend and the edge
_MARK: Final = 0.21  # the box of a colour in a legend, and the gap behind it
_MOST_LABEL: Final = 44
_MOST_BAR: Final = 64  # letters above a bar, which has the line to itself


def draw(picture: Heat | Stacked | Trend, medium: Medium = PHONE) -> bytes:
    """A picture as a PNG, for a phone or for paper."""
    return png(figure_of(picture, medium))


def figure_of(picture: Heat | Stacked | Trend, medium: Medium = PHONE) -> Figure:
    """A picture as matplotlib has it, before it becomes pixels."""
    if isinstance(picture, Heat):
        return _heat(picture, medium)
    return _stacked(picture, medium) if isinstance(picture, Stacked) else draw_trend(picture, medium)


# -- the heat map


def _heat(picture: Heat, medium: Medium) -> Figure:
    rows, legend = len(picture.rows), 0.26
    tall = medium.row * rows + _COLUMNS
    around = sheet_of(picture.words, tall + legend, medium)
    axes = around.axes(legend, tall)
    axes.set_xlim(0, len(picture.columns))
    axes.set_ylim(rows, -_COLUMNS / medium.row)
    for at, name in enumerate(picture.columns):
        axes.text(at + 0.5, -0.1, name, color=QUIET, ha="center", va="bottom", fontproperties=around.small())
    boxes = Boxes(axes)
    for at, (label, values) in enumerate(picture.rows):
        around.name(axes, at, shortened(label, _MOST_LABEL), bold=at == 0)
        for column, value in enumerate(values):
            _cell(around, axes, boxes, picture, (column, at), value)
    boxes.draw()
    around.legend([hidden_patch(picture.words)], 1)
    return around.figure


def _cell(
    around: GroupSheet, axes: Axes, boxes: Boxes, picture: Heat, where: tuple[int, int], value: float | None
) -> None:
    column, at = where
    begin, high = around.box
    place, wide = (column + 0.04, at + begin), 0.92
    if value is None:
        boxes.hatch(place, wide, high)
        return
    part = (value - picture.low) / ((picture.high - picture.low) or 1)
    shade = min(max(int(part * len(SCALE)), 0), len(SCALE) - 1)
    boxes.fill(place, wide, high, SCALE[shade])
    ink = "white" if shade >= len(SCALE) - 3 else INK
    said = written(value, picture.words.language, picture.decimals)
    middle = at + begin + high / 2
    axes.text(column + 0.5, middle, said, color=ink, ha="center", va="center", fontproperties=around.small(0.5))


# -- stacked bars


def _stacked(picture: Stacked, medium: Medium) -> Figure:
    longest = max(len(name) for name in picture.categories)
    columns = max(1, min(len(picture.categories) + 1, 3 if medium is PHONE else 5, medium.letters * 3 // 4 // longest))
    lines = -(-(len(picture.categories) + 1) // columns)
    legend, tall = _ABOVE_LEGEND + lines_high(lines, medium), medium.row * len(picture.bars)
    around = sheet_of(picture.words, tall + legend, medium)
    axes = around.axes(legend, tall)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(picture.bars), 0)
    shades = _shades(len(picture.categories))
    boxes = Boxes(axes)
    for at, bar in enumerate(picture.bars):
        around.name(axes, at, shortened(bar.label, _MOST_BAR), bold=bar.strong)
        _bar(_BarPlace(around, axes, boxes, at), bar, picture.categories, shades)
    boxes.draw()
    room = (medium.width - EDGE - _NARROW) / columns - _MARK
    names = [fitting(name, around.small(), room) for name in picture.categories]
    patches = [Patch(color=shade, label=name) for shade, name in zip(shades, names, strict=True)]
    around.legend([*patches, hidden_patch(picture.words)], columns)
    return around.figure


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
class _BarPlace:
    """A row of a sheet in which a bar is drawn."""

    around: GroupSheet
    axes: Axes
    boxes: Boxes
    at: int

    @property
    def top(self) -> float:
        """Where the bar begins."""
        return self.at + self.around.box[0]

    @property
    def high(self) -> float:
        """How high it is."""
        return self.around.box[1]

    def say(self, across: float, text: str, ink: str) -> None:
        """Write into the bar."""
        middle, letters = self.top + self.high / 2, self.around.small(0.5)
        self.axes.text(across, middle, text, color=ink, ha="center", va="center", fontproperties=letters)


def _bar(place: _BarPlace, bar: Bar, categories: Sequence[str], shades: Sequence[str]) -> None:
    if bar.counts is not None:
        _segments(place, bar.counts, shades)
    elif bar.at_least is not None:
        place.boxes.fill((0, place.top), 1, place.high, REST)
        place.say(0.5, f"≥ 80 %: {categories[bar.at_least]}", INK)
    else:
        place.boxes.hatch((0, place.top), 1, place.high)


def _segments(place: _BarPlace, counts: Sequence[int], shades: Sequence[str]) -> None:
    whole, left = sum(counts) or 1, 0.0
    for count, shade in zip(counts, shades, strict=True):
        wide = count / whole
        place.boxes.fill((left, place.top), wide, place.high, shade, "white")
        if wide > 0.045:  # noqa: PLR2004 - two digits fit
            place.say(left + wide / 2, str(count), _ink(shade))
        left += wide
