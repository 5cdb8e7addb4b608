"""The .sav of statistics programs, written some thousand rows at a time whatever their number.

The library wants all rows of a file at once, because texts have the width of the longest one. So rows wait in a file on
disk until that is known. Then they are written in parts, each with a last row that is as wide as any: all parts have
the same dictionary and rows of one length, so that the first dictionary, with the number of rows put right, and the
rows of all parts are the file that the library would have made of everything.
"""

from __future__ import annotations

import json
import struct
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from math import nan
from pathlib import Path
from typing import IO, Any, Final

from bot.exports.results.fields import Field, FieldKind, Value, fitting
from bot.exports.results.layout import ExportSheet
from bot.exports.results.writers import Writer

_AT_ONCE: Final = 2000
_CASES: Final = 80  # where the number of rows stands, in four bytes
_CASES_AGAIN: Final = struct.pack("<4iq", 7, 16, 8, 2, 1)  # what comes before it where it has eight
_TIMES: Final = (FieldKind.DAY, FieldKind.MOMENT)
_SOMETIME: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - statistics programs know no time zones


class Sav(Writer):
    """One sheet as .sav with labels of variables and values."""

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], language: str) -> None:
        self._file, self._sheet, self._language = file, sheets[0], language
        self._names = variables(self._sheet.fields)
        self._waiting = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed in `close`
        self._widths = [1] * len(self._sheet.fields)
        self._number = 0

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row; rows of other sheets are passed over."""
        if sheet != self._sheet.name:
            return
        row = [_fitting(value, one) for value, one in zip(values, self._sheet.fields, strict=True)]
        for at, value in enumerate(row):
            if isinstance(value, str):
                self._widths[at] = max(self._widths[at], len(value.encode()))
        self._waiting.write(f"{json.dumps(row, ensure_ascii=False, default=_iso)}\n")
        self._number += 1

    def close(self) -> None:
        """Write all rows."""
        widest = [self._widest(one, width) for one, width in zip(self._sheet.fields, self._widths, strict=True)]
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder, "part.sav")
            once = self._written(part, [widest])
            length = len(self._written(part, [widest, widest])) - len(once)  # of a row
            self._file.write(_of(once[:-length], self._number))
            rows = self._rows()
            while some := list(islice(rows, _AT_ONCE)):
                self._file.write(self._written(part, [*some, widest])[len(once) - length : -length])
        self._waiting.close()

    def _rows(self) -> Iterator[list[Value]]:
        self._waiting.seek(0)
        for line in self._waiting:
            pairs = zip(json.loads(line), self._sheet.fields, strict=True)
            yield [datetime.fromisoformat(value) if value and one.kind in _TIMES else value for value, one in pairs]

    @staticmethod
    def _widest(one: Field, width: int) -> Value:
        if is_number(one):
            return 0.0
        return _SOMETIME if one.kind in _TIMES else "x" * width

    def _written(self, path: Path, rows: Sequence[Sequence[Value]]) -> bytes:
        """The library's file of some rows."""
        import pandas as pd  # noqa: PLC0415 - a second that the other formats need not wait
        import pyreadstat  # noqa: PLC0415 - heavy; other formats do without

        columns = zip(self._names, zip(*rows, strict=True), self._sheet.fields, strict=True)
        frame = pd.DataFrame({name: _series(pd, column, one) for name, column, one in columns})
        labels: dict[str, str | None] = {
            n: self._label(one) for n, one in zip(self._names, self._sheet.fields, strict=True)
        }
        codes = {n: self._codes(one) for n, one in zip(self._names, self._sheet.fields, strict=True) if one.codes}
        pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels=codes)
        return path.read_bytes()

    def _label(self, one: Field) -> str:
        return (one.names.get(self._language) or one.header)[:250]

    def _codes(self, one: Field) -> dict[Any, str]:
        read: Callable[[str], Any] = float if _is_coded(one) or one.kind is FieldKind.WHOLE else str
        return {read(code): names.get(self._language) or code for code, names in one.codes.items()}


def _iso(value: date) -> str:
    return value.isoformat()


def _series(pd: Any, column: Sequence[Value], one: Field) -> Any:
    if is_number(one):
        return pd.Series([nan if value is None else value for value in column], dtype="float64")
    if one.kind is FieldKind.MOMENT:
        return pd.Series(pd.to_datetime(list(column)))
    if one.kind is FieldKind.DAY:  # None would make texts of a column whose first hundred days are not given
        days = [value.date() if isinstance(value, datetime) else pd.NaT for value in column]
        return pd.Series(days, dtype="object")
    return pd.Series(list(column), dtype="object")


def _of(dictionary: bytes, number: int) -> bytes:
    """A dictionary that says how many rows follow, in both places."""
    found = bytearray(dictionary)
    struct.pack_into("<i", found, _CASES, number)
    again = found.find(_CASES_AGAIN)
    if again >= 0:
        struct.pack_into("<q", found, again + len(_CASES_AGAIN), number)
    return bytes(found)


def _fitting(value: Value, one: Field) -> Value:
    if _is_coded(one) and isinstance(value, str):
        return float(value)
    fits = fitting(value, one)
    return "" if fits is None and not is_number(one) and one.kind not in _TIMES else fits


def _is_coded(one: Field) -> bool:
    """Whether all codes of a choice are numbers, so that a statistics program can take it for one."""
    return (
        one.kind is FieldKind.TEXT and bool(one.codes) and all(code.isascii() and code.isdigit() for code in one.codes)
    )


def is_number(one: Field) -> bool:
    """Whether a column holds numbers alone."""
    return one.kind in (FieldKind.NUMBER, FieldKind.WHOLE) or _is_coded(one)


def variables(fields: Sequence[Field]) -> list[str]:
    """Names that SPSS takes: letters, digits and signs of its own, at most 64 bytes, each once."""
    found: list[str] = []
    for one in fields:
        name = "".join(sign if sign.isalnum() or sign in "_.$#" else "_" for sign in one.header.strip("/"))
        name = (name if name[:1].isalpha() else f"v_{name}").rstrip(".")[:56]
        tries = (name if n == 1 else f"{name}_{n}" for n in range(1, 10_000))
        found.append(next(one for one in tries if one.casefold() not in {other.casefold() for other in found}))
    return found
