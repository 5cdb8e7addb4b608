"""The sheet around pictures of groups: title, source, legend, and where the rows and their names stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.textpath import TextPath

from bot.charts.boxes import HATCH
from bot.charts.canvas import INK, LARGE, NORMAL, QUIET, SMALL, font, sheet
from bot.charts.shapes import GroupWords, Medium

EDGE: Final = 0.16  # inches
FOOT: Final = 0.30
_LINE: Final = 0.186  # of a legend, in letters for a phone
_HEAD: Final = 0.66
_POINTS: Final = 72  # to an inch
_MOST_BESIDE: Final = 40  # letters in a column of names
_ABOVE: Final = 0.45  # of a row: what the name above its box takes


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A figure with its title and source, and the measures of what is drawn in it."""

    figure: Figure
    height: float
    medium: Medium

    def axes(self, bottom: float, tall: float) -> Axes:
        """The place of the rows: all the width, or what the column of names leaves of it."""
        wide, left = self.medium.width, EDGE + self.medium.names
        box = (left / wide, (FOOT + bottom) / self.height, (wide - left - EDGE) / wide, tall / self.height)
        axes = self.figure.add_axes(box)
        axes.set_axis_off()
        return axes

    def legend(self, patches: Sequence[Patch], columns: int) -> None:
        """What colours mean, above the source."""
        by_column = [patch for column in range(columns) for patch in patches[column::columns]]  # as legends are filled
        self.figure.legend(
            handles=by_column,
            loc="lower left",
            bbox_to_anchor=(EDGE / self.medium.width, (FOOT + 0.02) / self.height),
            ncols=columns,
            frameon=False,
            prop=self.small(),
            labelcolor=QUIET,
            handlelength=1.2,
            handleheight=0.9,
            columnspacing=1.0,
            borderpad=0,
            borderaxespad=0,
            handletextpad=0.4,
            labelspacing=0.35,
        )

    def small(self, less: float = 0.0, *, bold: bool = False) -> FontProperties:
        """The letters of names and figures."""
        return font(SMALL + self.medium.larger - less, bold=bold)

    def name(self, axes: Axes, at: int, text: str, *, bold: bool) -> None:
        """What a row is called: above it, or beside it."""
        if self.medium.names:
            across = axes.get_xlim()[1] * self.medium.names / (self.medium.width - 2 * EDGE - self.medium.names)
            axes.text(
                -across,
                at + 0.5,
                shortened(text, _MOST_BESIDE),
                color=INK,
                va="center",
                fontproperties=self.small(bold=bold),
            )
        else:
            axes.text(0, at + _ABOVE - 0.05, text, color=INK, va="bottom", fontproperties=self.small(bold=bold))

    @property
    def box(self) -> tuple[float, float]:
        """Where in a row its box begins, and how high it is."""
        return (0.07, 0.86) if self.medium.names else (_ABOVE, 0.47)


def lines_high(count: int, medium: Medium) -> float:
    """How many inches so many lines of a legend take."""
    return count * _LINE * (SMALL + medium.larger) / SMALL


def sheet_of(words: GroupWords, inner: float, medium: Medium) -> GroupSheet:
    """A sheet with title and source around ``inner`` inches of rows and legend."""
    height = _HEAD + inner + FOOT
    figure = sheet(height, medium.width)
    left, more = EDGE / medium.width, medium.larger
    title, subtitle = shortened(words.title, medium.letters * 4 // 5), shortened(words.subtitle, medium.letters)
    figure.text(left, 1 - 0.13 / height, title, color=INK, va="top", fontproperties=font(LARGE + more, bold=True))
    figure.text(left, 1 - 0.37 / height, subtitle, color=QUIET, va="top", fontproperties=font(NORMAL + more))
    figure.text(left, 0.09 / height, words.source, color=QUIET, va="bottom", fontproperties=font(SMALL - 1 + more))
    return GroupSheet(figure, height, medium)


def shortened(text: str, most: int) -> str:
    """A text of so many letters; a longer one ends at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0] if " " in text[most // 2 : most] else text[: most - 1]
    return words.rstrip(" ,;:·–") + "…"


def fitting(text: str, letters: FontProperties, wide: float) -> str:
    """A text that is at most so many inches wide; a longer one ends at a word, with an ellipsis."""
    told, most = text, len(text)
    while most > 1 and TextPath((0, 0), told, prop=letters).get_extents().width / _POINTS > wide:
        most -= 1
        told = shortened(text, most)
    return told


def hidden_patch(words: GroupWords) -> Patch:
    """What hatching means, for a legend."""
    return Patch(facecolor="white", edgecolor=QUIET, hatch=HATCH, linewidth=0.5, label=words.hidden)
