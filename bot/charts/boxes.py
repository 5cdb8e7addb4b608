"""The boxes of a picture, drawn together: one by one they are most of what a picture costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from bot.charts.canvas import QUIET

HATCH: Final = "////"
_EDGE: Final = 0.4  # points

Corners = list[tuple[float, float]]


class Boxes:
    """Boxes on axes whose limits stand; they appear with `draw`, below all text."""

    def __init__(self, axes: Axes) -> None:
        """Begin without any."""
        self._axes = axes
        self._filled: list[tuple[Corners, str, str]] = []
        self._hidden: list[Corners] = []

    def fill(self, corner: tuple[float, float], wide: float, high: float, colour: str, edge: str = "none") -> None:
        """A box of one colour, from a corner on."""
        self._filled.append((_corners(corner, wide, high), colour, edge))

    def hatch(self, corner: tuple[float, float], wide: float, high: float) -> None:
        """A box whose figure is hidden."""
        self._hidden.append(_corners(corner, wide, high))

    def draw(self) -> None:
        """Put them on the axes, those added later on top."""
        if self._filled:
            corners, colours, edges = zip(*self._filled, strict=True)
            self._add(corners, colours, edges)
        if self._hidden:
            self._add(self._hidden, ("white",), (QUIET,), HATCH)

    def _add(self, corners: Sequence[Corners], colours: Sequence[str], edges: Sequence[str], hatch: str = "") -> None:
        found = PolyCollection(corners, facecolors=colours, edgecolors=edges, linewidths=_EDGE, hatch=hatch or None)
        found.set_snap(True)  # sharp edges, as single boxes have them
        found.set_clip_on(False)  # else half of an outer edge is missing
        self._axes.add_collection(found, autolim=False)


def _corners(corner: tuple[float, float], wide: float, high: float) -> Corners:
    left, top = corner
    return [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
