"""The annex workbook: every table of the report's releases, a sheet each, as numbers, behind a sheet of contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO, Any, Final

from xlsxwriter import Workbook

from bot.exports.report.released import Released, row_of
from bot.exports.report.worth import PUBLISHED
from bot.texts import Texts

CONTENTS: Final = "contents"
_ABOUT: Final = ("sheet", "survey", "released", "table", "about", "code", "meaning")


def write_annex(file: IO[bytes], waves: Sequence[Released], texts: Texts) -> None:
    """Write the released tables; a hidden row has no numbers, of "at least" its total and the category.

    The first sheet says what stands on which of the others, and what their columns mean.
    """
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        first = book.add_worksheet(CONTENTS)
        listed: list[Sequence[str]] = []
        for one in waves:
            listed += _participation(book, one, texts, bold)
            for table in one.release["tables"]:
                listed += _sheet(book, one, table, bold)
            if one.release.get("validity"):
                listed += _validity(book, one, texts, bold)
        _contents(first, [*listed, ("", "", "", "", "", "", texts("annex-note"))], bold)


def _contents(sheet: Any, lines: Sequence[Sequence[str]], bold: Any) -> None:
    for at, line in enumerate((_ABOUT, *lines)):
        sheet.write_row(at, 0, line, None if at else bold)
    _finish(sheet, len(_ABOUT) - 1, len(lines))
    for column, wide in ((2, 12), (3, 18), (4, 50), (6, 60)):
        sheet.set_column(column, column, wide)


def _line(sheet: Any, one: Released, table: str, about: str, code: str = "", meaning: str = "") -> Sequence[str]:
    return (sheet.name, one.title, one.date, table, about, code, meaning)


def _participation(book: Workbook, one: Released, texts: Texts, bold: Any) -> list[Sequence[str]]:
    sheet = book.add_worksheet(_name(book, one, "participation"))
    sheet.write_row(0, 0, ["id", "group", "invited", "answered"], bold)
    for at, group in enumerate(one.release["groups"], 1):
        sheet.write_row(at, 0, [group["id"], one.name(group), group["invited"]])
        if group["answered"] is not None:
            sheet.write_number(at, 3, group["answered"])
    _finish(sheet, 3, len(one.release["groups"]))
    return [_line(sheet, one, "participation", texts("figures-coverage"))]


def _sheet(book: Workbook, one: Released, table: Mapping[str, Any], bold: Any) -> list[Sequence[str]]:
    sheet = book.add_worksheet(_name(book, one, table["id"]))
    codes = [category["code"] for category in table["categories"]]
    sheet.write_row(0, 0, ["id", "group", "answers", *codes, "at least 80 %"], bold)
    for at, group in enumerate(one.release["groups"], 1):
        row = row_of(table, group["id"])
        sheet.write_row(at, 0, [group["id"], one.name(group)])
        if row["shown"]:
            sheet.write_number(at, 2, row["total"])
            sheet.write_row(at, 3, row.get("cells", ()))
        if "at_least" in row:
            sheet.write_string(at, 3 + len(codes), row["at_least"]["category"])
    _finish(sheet, 3 + len(codes), len(one.release["groups"]))
    name, meant = one.name(table), table["categories"]
    return [_line(sheet, one, table["id"], name, category["code"], one.name(category)) for category in meant]


def _validity(book: Workbook, one: Released, texts: Texts, bold: Any) -> list[Sequence[str]]:
    """What self-assessments are worth, beside what is published elsewhere."""
    sheet = book.add_worksheet(_name(book, one, "validity"))
    columns = ("against", "people", "pairs", "r", "same", "within_one", "mean_difference", "d", "category", "percent")
    sheet.write_row(0, 0, [*columns, "published r", "published d"], bold)
    for at, told in enumerate(one.release["validity"], 1):
        sheet.write_row(at, 0, [told.get(column) for column in columns])
        sheet.write_row(at, len(columns), PUBLISHED[told["against"]])
    _finish(sheet, len(columns) + 1, len(one.release["validity"]))
    return [_line(sheet, one, "validity", texts("figures-validity"))]


def _name(book: Workbook, one: Released, table_id: str) -> str:
    """At most 31 characters, without the signs that Excel forbids, each once."""
    clean = "".join("_" if sign in "[]:*?/\\'" else sign for sign in f"{one.campaign.rpartition('-')[2]} {table_id}")[
        :28
    ]
    taken = {sheet.name.casefold() for sheet in book.worksheets()}
    tries = (clean if n == 1 else f"{clean}_{n}" for n in range(1, 100))
    return next(name for name in tries if name.casefold() not in taken)


def _finish(sheet: Any, columns: int, rows: int) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 40)
    sheet.autofilter(0, 0, max(rows, 1), columns)
