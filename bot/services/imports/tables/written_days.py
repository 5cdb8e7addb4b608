"""Columns of dates in which the month stands first: found out for the column as a whole, never for one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.services.imports.problems import Notice
from bot.services.imports.tables.tables import ReadTable, TableRow

_NUMBERS: Final = re.compile(r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<year>\d{4})(?!\d)(?P<rest>.*)")
_MONTHS: Final = 12


def days_first(table: ReadTable, columns: Iterable[str]) -> tuple[ReadTable, list[Notice]]:
    """The table with its dates in ISO form where a column has them month first: `06/15/1980` in one row decides.

    A column that has both orders is left alone; what is no date in the usual order is then a problem of its row.
    """
    turned = [column for column in columns if column in table.columns and _is_month_first(table, column)]
    if not turned:
        return table, []
    rows = tuple(_turned(row, turned) for row in table.rows)
    notices = [Notice(0, column, "months_first", {"column": column}) for column in turned]
    return replace(table, rows=rows), notices


def _is_month_first(table: ReadTable, column: str) -> bool:
    written = [found for row in table.rows if (found := _NUMBERS.fullmatch(row.values[column]))]
    month_first = any(int(found["two"]) > _MONTHS for found in written)
    return month_first and not any(int(found["one"]) > _MONTHS for found in written)


def _turned(row: TableRow, columns: Iterable[str]) -> TableRow:
    return replace(row, values={**row.values, **{column: _iso(row.values[column]) for column in columns}})


def _iso(text: str) -> str:
    found = _NUMBERS.fullmatch(text)
    return f"{found['year']}-{int(found['one']):02}-{int(found['two']):02}{found['rest']}" if found else text
