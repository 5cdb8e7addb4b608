"""Slips as a workbook, for offices that lay out their own letters: a row for each person, the QR code as a picture."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

import segno
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.exports.handouts.slips import Handout, Slip

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SHEET = "invitations"
_WIDTHS = (26, 26, 15, 17, 46, 22, 48, 17)  # of the columns, in characters; the last holds the picture
_HEIGHT = 96  # of a row, in points
_QR_SIZE = 116  # of the picture, in pixels
_SCALE, _BORDER = 6, 4  # pixels of a module; modules around it


def write_workbook(file: IO[bytes], handout: Handout) -> None:
    """Write the slips. No cell is a formula or a link."""
    with Workbook(file, _OPTIONS) as book:
        sheet = book.add_worksheet(_SHEET)
        _prepare(sheet, handout)
        head = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "valign": "vcenter", "bottom": 4})
        sheet.write_row(0, 0, [*handout.headings, "QR"], head)
        slips = [slip for group in handout.groups for slip in group.slips]
        for row, slip in enumerate(slips, 1):
            _write(sheet, row, slip, cell)


def _prepare(sheet: Worksheet, handout: Handout) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + handout.title.replace("&", "&&") + "&R&P/&N")
    sheet.set_footer("&L" + handout.advice.replace("&", "&&"))


def _write(sheet: Worksheet, row: int, slip: Slip, cell: Any) -> None:
    sheet.set_row(row, _HEIGHT)
    values = (slip.name, slip.division, slip.staff_code, slip.code, slip.link, slip.until, slip.how, "")
    for column, value in enumerate(values):
        sheet.write_string(row, column, value, cell)
    code = segno.make_qr(slip.link, error="m")
    image = BytesIO()
    code.save(image, kind="png", scale=_SCALE, border=_BORDER)
    side = code.symbol_size(_SCALE, _BORDER)[0]
    scaled = {"x_scale": _QR_SIZE / side, "y_scale": _QR_SIZE / side, "x_offset": 4, "y_offset": 6}
    options = {"image_data": image, "object_position": 1, "description": "QR", **scaled}
    sheet.insert_image(row, len(_WIDTHS) - 1, "qr.png", options)
