"""Text into boxes of a PDF: made smaller until it fits, then cut."""

from __future__ import annotations

from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from bot.charts.fonts import font_file

POINT = 0.3528  # millimetres
BLACK, GREY, PALE = 20, 105, 165  # of 255
_FONT = "Source Sans 3"
_LINE = 1.22  # height of a line, in letters' sizes
_SMALLER = (1.0, 0.9, 0.8)
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class InkStyle:
    """``size`` in points, ``grey`` 0 (black) to 255, ``lines`` at most."""

    size: float
    bold: bool = False
    grey: int = BLACK
    lines: int = 1
    right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Where text begins and how wide it may be, in millimetres."""

    x: float
    y: float
    width: float


class Ink:
    """Writes with a font that has all Vietnamese letters; what of it is used gets into the file."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        pdf.add_font(_FONT, "", font_file())
        pdf.add_font(_FONT, "B", font_file(bold=True))

    def write(self, text: str, box: Box, style: InkStyle) -> float:
        """Write; gives the height of the line below, in millimetres from the top of the page."""
        size, lines = self._fitted(text, box.width, style)
        height = size * POINT * _LINE
        for number, line in enumerate(lines):
            self._pdf.set_xy(box.x, box.y + number * height)
            self._pdf.cell(box.width, height, line, align="R" if style.right else "L")
        return box.y + len(lines) * height

    def _fitted(self, text: str, width: float, style: InkStyle) -> tuple[float, list[str]]:
        for smaller in _SMALLER:
            size = style.size * smaller
            self._pdf.set_font(_FONT, "B" if style.bold else "", size)
            self._pdf.set_text_color(style.grey)
            lines = self._broken(text, width)
            if len(lines) <= style.lines:
                return size, lines
        kept = style.lines - 1
        return size, [*lines[:kept], self._cut(" ".join(lines[kept:]), width)]

    def _broken(self, text: str, width: float) -> list[str]:
        """Lines as fpdf2 breaks them: between words, inside of a word that is wider than a line."""
        words = " ".join(text.split())
        lines = self._pdf.multi_cell(width, text=words, dry_run=True, output=MethodReturnValue.LINES, align="L")
        assert isinstance(lines, list)
        return lines or [""]

    def _cut(self, text: str, width: float) -> str:
        if self._pdf.get_string_width(text) <= width:
            return text
        while text and self._pdf.get_string_width(text + _ELLIPSIS) > width:
            text = text[:-1]
        return text.rstrip() + _ELLIPSIS
