"""Rows of a report's tables as Word has them: written as XML at once, since cell by cell is most of a report's time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Pt
from docx.table import Table

_SIZE: Final = Pt(9)
_NONE: Final = "–"
_RIGHT: Final = '<w:jc w:val="right"/>'
_INNER: Final = '<w:ind w:left="227"/>'
_ON_A_PAGE: Final = 25  # rows of a table that is not divided between pages


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row's cells; None is a dash. An inner row is part of one above it: its first cell stands further in."""

    cells: tuple[Any, ...]
    is_inner: bool = False


def fill(
    table: Table, header: Sequence[str], rows: Sequence[ReportRow], widths: Sequence[Length], *, is_followed: bool
) -> None:
    """Give an empty table a header, which is there again on each page, and rows.

    ``is_followed``: a line below belongs to it, so that its last row stays on the page of that.
    """
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    last = len(rows) - 1
    kept = range(last if len(rows) <= _ON_A_PAGE else 1)
    made = [_row(header, widths, is_header=True, is_kept=True)]
    made += [
        _row(row.cells, widths, is_inner=row.is_inner, is_kept=at in kept or (is_followed and at == last))
        for at, row in enumerate(rows)
    ]
    body = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(made)}</w:tbl>")
    for row in list(body):
        table._tbl.append(row)  # noqa: SLF001 - there is no public way to add rows that are whole


def _row(
    values: Sequence[Any],
    widths: Sequence[Length],
    *,
    is_kept: bool,
    is_header: bool = False,
    is_inner: bool = False,
) -> str:
    """A row; it stays on one page, ``is_kept`` with the next one. Its numbers stand to the right."""
    marks = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_header else "<w:trPr><w:cantSplit/></w:trPr>"
    look = "<w:b/>" if is_header else ""
    first = _INNER if is_inner else ""
    kept = "<w:keepNext/>" if is_kept else ""
    cells = (
        _cell(_NONE if value is None else str(value), width, look, kept + (_RIGHT if at else first))
        for at, (value, width) in enumerate(zip(values, widths, strict=True))
    )
    return f"<w:tr>{marks}{''.join(cells)}</w:tr>"


def _cell(text: str, width: Length, look: str, place: str) -> str:
    look = f'<w:rPr>{look}<w:sz w:val="{round(_SIZE.pt * 2)}"/></w:rPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width.twips}"/></w:tcPr><w:p><w:pPr>{place}</w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )
