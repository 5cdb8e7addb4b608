"""A submission as a PDF for the person: questions, answers, receipt."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from fpdf import FPDF

from bot.exports.handouts.ink import BLACK, GREY, POINT, Box, Ink, InkStyle

_LEFT, _TOP, _BOTTOM, _WIDTH = 18.0, 16.0, 281.0, 174.0  # millimetres on A4
_TITLE: Final = InkStyle(16, bold=True, lines=3)
_QUIET: Final = InkStyle(9, grey=GREY, lines=4)
_HEADING: Final = InkStyle(11.5, bold=True, lines=3)
_QUESTION: Final = InkStyle(9.5, grey=GREY, lines=12)
_ANSWER: Final = InkStyle(10.5, grey=BLACK, lines=40)
_GAP, _SECTION = 1.6, 4.0
_ROOM: Final = 24.0  # what a question with its answer wants at least
_LETTERS: Final = 90  # that a line surely takes, to know beforehand what fits
_LINE: Final = 1.25

Lines = Sequence[tuple[str, str]]


def submission_pdf(title: str, head: str, sections: Sequence[tuple[str, Lines]], foot: str) -> bytes:
    """The PDF: title, receipt and moment, then sections of (question, answer), and a line at the end."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(title)
    sheet = _Sheet(pdf)
    sheet.write(title, _TITLE)
    sheet.write(head, _QUIET)
    for heading, lines in sections:
        sheet.space(_SECTION)
        sheet.write(heading, _HEADING)
        for question, answer in lines:
            sheet.space(_GAP)
            sheet.write(question, _QUESTION)
            sheet.write(answer, _ANSWER)
    sheet.space(_SECTION)
    sheet.write(foot, _QUIET)
    out = BytesIO()
    pdf.output(out)
    return out.getvalue()


class _Sheet:
    """Writes from top to bottom, page after page."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._ink = Ink(pdf)
        self._y = 0.0
        self._page()

    def _page(self) -> None:
        self._pdf.add_page()
        self._y = _TOP

    def space(self, height: float) -> None:
        """Leave room; go to the next page where there is not enough for more."""
        self._y += height
        if self._y > _BOTTOM - _ROOM:
            self._page()

    def write(self, text: str, style: InkStyle) -> None:
        """Write a paragraph; one that is empty is left out."""
        if self._y + len(text) / _LETTERS * style.size * POINT * _LINE > _BOTTOM:
            self._page()
        if text.strip():
            self._y = self._ink.write(text.strip(), Box(_LEFT, self._y, _WIDTH), style)
