"""Slips as a PDF: A4, two beside each other, cut lines, divisions one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final

import segno
from fpdf import FPDF

from bot.exports.handouts.ink import GREY, PALE, Box, Ink, InkStyle
from bot.exports.handouts.slips import DivisionSlips, Handout, Slip

# Millimetres on A4.
_LEFT, _TOP, _BOTTOM, _WIDTH = 12.0, 11.0, 286.0, 186.0
_HEADER, _HEADING, _HEIGHT = 13.0, 8.5, 59.0
_NUMBER = 25.0  # the page's number
_COLUMNS: Final = 2
_SLIP = _WIDTH / _COLUMNS
_PAD, _QR = 5.0, 35.0  # inside a slip; the side of the code
_QUIET = 3.5  # nothing is printed so near to the code
_BESIDE = _SLIP - 2 * _PAD - _QR - _QUIET  # text beside the code
_LONG_NAME = 16.5  # a name that reaches further down leaves one line for the division


@dataclass(frozen=True, slots=True)
class SlipRow:
    """Slips beside each other, with the division's name above them where it begins or a page does."""

    heading: str
    slips: tuple[Slip, ...]

    @property
    def height(self) -> float:
        """In millimetres."""
        return _HEIGHT + (_HEADING if self.heading else 0)


def pages(groups: Sequence[DivisionSlips], room: float = _BOTTOM - _TOP - _HEADER) -> Iterator[list[SlipRow]]:
    """Rows page by page; a division that goes on has its name again."""
    page: list[SlipRow] = []
    for row, name in _rows(groups):
        if page and sum(above.height for above in page) + row.height > room:
            yield page
            page = []
        page.append(row if page else SlipRow(name, row.slips))
    if page:
        yield page


def _rows(groups: Sequence[DivisionSlips]) -> Iterator[tuple[SlipRow, str]]:
    for group in groups:
        for first in range(0, len(group.slips), _COLUMNS):
            yield SlipRow("" if first else group.name, group.slips[first : first + _COLUMNS]), group.name


def write_pdf(file: IO[bytes], handout: Handout) -> None:
    """Write the slips."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(handout.title)
    drawing = _Drawing(pdf)
    found = list(pages(handout.groups))
    for number, page in enumerate(found, 1):
        pdf.add_page()
        drawing.header(handout, f"{handout.page_word} {number}/{len(found)}")
        drawing.rows(page)
    file.write(pdf.output())


class _Drawing:
    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._ink = Ink(pdf)

    def header(self, handout: Handout, number: str) -> None:
        self._ink.write(handout.title, Box(_LEFT, _TOP, _WIDTH - _NUMBER), InkStyle(13, bold=True))
        right = Box(_LEFT + _WIDTH - _NUMBER, _TOP + 0.9, _NUMBER)
        self._ink.write(number, right, InkStyle(9, grey=GREY, right=True))
        self._ink.write(handout.advice, Box(_LEFT, _TOP + 6, _WIDTH), InkStyle(9, grey=GREY))

    def rows(self, rows: Sequence[SlipRow]) -> None:
        y = _TOP + _HEADER
        for row in rows:
            if row.heading:
                self._ink.write(row.heading, Box(_LEFT, y + 1.8, _WIDTH), InkStyle(11, bold=True))
                y += _HEADING
            for place, slip in enumerate(row.slips):
                self._slip(slip, _LEFT + place * _SLIP, y)
            y += _HEIGHT

    def _slip(self, slip: Slip, x: float, y: float) -> None:
        self._cut_lines(x, y)
        image = BytesIO()
        segno.make_qr(slip.link, error="m").save(image, kind="png", scale=8, border=0)
        self._pdf.image(image, x + _SLIP - _PAD - _QR, y + _PAD, _QR, _QR)
        self._beside(slip, x + _PAD, y)
        self._ink.write(slip.how, Box(x + _PAD, y + _PAD + _QR + _QUIET, _SLIP - 2 * _PAD), InkStyle(8.2, lines=4))

    def _beside(self, slip: Slip, x: float, y: float) -> None:
        """The upper left part: who, the code, until when."""
        below = self._ink.write(slip.name, Box(x, y + _PAD - 1, _BESIDE), InkStyle(13, bold=True, lines=3))
        room = 2 if below < y + _LONG_NAME else 1
        below = self._ink.write(slip.division, Box(x, below + 0.6, _BESIDE), InkStyle(8.5, grey=GREY, lines=room))
        self._ink.write(f"{slip.staff_label} {slip.staff_code}", Box(x, below + 0.2, _BESIDE), InkStyle(8.5, grey=GREY))
        self._ink.write(slip.code_label, Box(x, y + 27.2, _BESIDE), InkStyle(8, grey=GREY))
        self._ink.write(slip.code, Box(x, y + 29.8, _BESIDE), InkStyle(15, bold=True))
        self._ink.write(slip.until, Box(x, y + 36.6, _BESIDE), InkStyle(8))

    def _cut_lines(self, x: float, y: float) -> None:
        """Every line in one direction, so that the dashes of neighbours fall on one another."""
        self._pdf.set_draw_color(PALE)
        self._pdf.set_line_width(0.2)
        self._pdf.set_dash_pattern(1.6, 1.4)
        for far in (0.0, _HEIGHT):
            self._pdf.line(x, y + far, x + _SLIP, y + far)
        for far in (0.0, _SLIP):
            self._pdf.line(x + far, y, x + far, y + _HEIGHT)
        self._pdf.set_dash_pattern()
