"""The sheet that pictures are drawn on: size, font, colours. The object interface only, so that threads may draw."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any, Final

from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from PIL import Image

from bot.charts.fonts import font_file

rcParams["text.hinting"] = "none"  # for large pixels; here it is half of what text costs, and not seen

WIDTH: Final = 4.0  # inches; with DPI the width in pixels of a phone's picture
DPI: Final = 220

_PACKED: Final = 3  # of 9

INK: Final = "#1d2a33"
QUIET: Final = "#5d6b75"
DONE: Final = "#1f6f54"
UNDER_WAY: Final = "#8fc3ad"
REST: Final = "#e3e8eb"
EXPECTED: Final = "#b4652b"

SMALL: Final = 7.5
NORMAL: Final = 8.5
LARGE: Final = 10.5


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """A font that has all Vietnamese letters."""
    return FontProperties(fname=str(font_file(bold=bold)), size=size)


def sheet(height: float, width: float = WIDTH) -> Figure:
    """An empty sheet, ``height`` inches high; as wide as a phone's picture, where nothing else is said."""
    figure = Figure(figsize=(width, height), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def png(figure: Figure) -> bytes:
    """The sheet as a PNG; the same drawing gives the same bytes. It is used up by that.

    It is packed lightly: more takes half as long again, and saves a tenth.
    """
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    drawn, out = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()), BytesIO()
    drawn.convert("RGB").save(out, "PNG", compress_level=_PACKED, dpi=(DPI, DPI))
    vars(canvas.renderer).clear()  # a sheet is a circle: its pixels, some MiB, would stay until the collector comes by
    return out.getvalue()
