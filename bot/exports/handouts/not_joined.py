"""The list of those who have not joined as a workbook or CSV: no cell is a formula or a link."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import TextIOWrapper
from typing import IO, Final

from xlsxwriter import Workbook

from bot.services.people.not_joined import NotReached
from bot.texts import Texts

_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS: Final = (28, 16, 34, 22, 22)  # of the columns, in characters
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
ENDINGS: Final = (".xlsx", ".csv")


def write(file: IO[bytes], ending: str, people: Sequence[NotReached], texts: Texts) -> None:
    """Write the list in the language of ``texts``; ``ending`` is one of `ENDINGS`."""
    rows = [_row(one, texts) for one in people]
    head = tuple(texts(f"list-{name}") for name in ("name", "code", "unit", "why", "invited"))
    (_write_workbook if ending == ".xlsx" else _write_csv)(file, (head, *rows))


def _row(one: NotReached, texts: Texts) -> tuple[str, ...]:
    why = texts("place-not_joined" if one.why == "not joined" else "place-unreachable")
    until = texts.moment(one.invited_until) if one.invited_until is not None else ""
    return one.name, one.staff_code, texts.pick(one.unit), why, until


def _write_workbook(file: IO[bytes], rows: Sequence[tuple[str, ...]]) -> None:
    with Workbook(file, _OPTIONS) as book:
        sheet, bold = book.add_worksheet("people"), book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, bold if number == 0 else None)


def _write_csv(file: IO[bytes], rows: Sequence[tuple[str, ...]]) -> None:
    out = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    csv.writer(out).writerows([_harmless(value) for value in row] for row in rows)
    out.flush()
    out.detach()


def _harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_RISKY) else value
