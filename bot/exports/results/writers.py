"""The files an export can be, by suffix. A writer is given sheets, then rows, and keeps no more than it must."""

from __future__ import annotations

import csv
import shutil
import tempfile
import zipfile
from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from math import nan
from pathlib import Path
from typing import IO, Any, Final, Protocol

from bot.exports.results.fields import Field, FieldKind, Value
from bot.exports.results.layout import ExportSheet


class Writer(Protocol):
    """Takes rows of sheets in any order; what was written is whole after `close`."""

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...


Make = Callable[[IO[bytes], Sequence[ExportSheet], str], Writer]
"""From an open file, its sheets and the language of labels to a writer."""


class CsvZip:
    """One .csv a sheet in a .zip: UTF-8 with BOM, commas, ISO dates."""

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], _language: str) -> None:
        self._file = file
        self._parts: dict[str, IO[str]] = {}
        self._rows: dict[str, Any] = {}
        for sheet in sheets:
            part = tempfile.TemporaryFile("w+", encoding="utf-8-sig", newline="")  # noqa: SIM115 - closed in `close`
            self._parts[sheet.name] = part
            self._rows[sheet.name] = csv.writer(part)
            self._rows[sheet.name].writerow([field.header for field in sheet.fields])

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row; text that a spreadsheet would take for a formula gets an apostrophe before it."""
        self._rows[sheet].writerow([_plain(value) for value in values])

    def close(self) -> None:
        """Bring the parts together."""
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self._parts.items():
                part.flush()
                binary = part.buffer  # type: ignore[attr-defined]
                binary.seek(0)
                with archive.open(f"{name}.csv", "w", force_zip64=True) as member:
                    shutil.copyfileobj(binary, member)
                part.close()


class OneCsv:
    """The first sheet as a .csv like those of `CsvZip`."""

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], _language: str) -> None:
        self._name = sheets[0].name
        self._text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        self._rows = csv.writer(self._text)
        self._rows.writerow([field.header for field in sheets[0].fields])

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row; rows of other sheets are passed over."""
        if sheet == self._name:
            self._rows.writerow([_plain(value) for value in values])

    def close(self) -> None:
        """Let the file go, open."""
        self._text.detach()


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def _plain(value: Value) -> object:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class Parquet:
    """One sheet as .parquet, some thousand rows at a time."""

    _AT_ONCE: Final = 2000

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], _language: str) -> None:
        import pyarrow as pa  # noqa: PLC0415 - half a second that the other formats need not wait
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy; other formats do without

        self._arrow = pa
        self._sheet = sheets[0]
        types = {
            FieldKind.NUMBER: pa.float64(),
            FieldKind.WHOLE: pa.int64(),
            FieldKind.DAY: pa.date32(),
            FieldKind.MOMENT: pa.timestamp("s"),
        }
        fields = [pa.field(one.header, types.get(one.kind, pa.string())) for one in self._sheet.fields]
        self._schema = pa.schema(fields)
        self._writer = pq.ParquetWriter(file, self._schema)
        self._rows: list[Sequence[Value]] = []

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row; rows of other sheets are passed over."""
        if sheet == self._sheet.name:
            self._rows.append([fitting(value, one) for value, one in zip(values, self._sheet.fields, strict=True)])
            if len(self._rows) >= self._AT_ONCE:
                self._flush()

    def _flush(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        arrays = [self._arrow.array(column, type=one.type) for column, one in zip(columns, self._schema, strict=True)]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._writer.close()


class Sav:
    """One sheet as .sav with labels of variables and values.

    The format wants all rows at once: numbers are kept as eight bytes each, texts that repeat once.
    """

    def __init__(self, file: IO[bytes], sheets: Sequence[ExportSheet], language: str) -> None:
        self._file, self._sheet, self._language = file, sheets[0], language
        self._columns: list[Any] = [array("d") if _is_number(one) else [] for one in self._sheet.fields]
        self._texts: dict[Value, Value] = {}
        self._names = _variables(self._sheet.fields)

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row; rows of other sheets are passed over."""
        if sheet == self._sheet.name:
            for column, value, one in zip(self._columns, values, self._sheet.fields, strict=True):
                fits = self._fitting(value, one)
                column.append(
                    (nan if fits is None else fits) if _is_number(one) else self._texts.setdefault(fits, fits)
                )

    def _fitting(self, value: Value, one: Field) -> Value:
        if _is_coded(one) and isinstance(value, str):
            return float(value)
        fits = fitting(value, one)
        return "" if fits is None and one.kind in (FieldKind.TEXT, FieldKind.COMPUTED) and not _is_coded(one) else fits

    def close(self) -> None:
        """Write the file beside, and take it over."""
        import pandas as pd  # noqa: PLC0415 - a second that the other formats need not wait
        import pyreadstat  # noqa: PLC0415 - heavy; other formats do without

        frame = pd.DataFrame({n: self._series(pd, n, c) for n, c in zip(self._names, self._columns, strict=True)})
        labels: dict[str, str | None] = {
            n: self._label(one) for n, one in zip(self._names, self._sheet.fields, strict=True)
        }
        codes = {n: self._codes(one) for n, one in zip(self._names, self._sheet.fields, strict=True) if one.codes}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "export.sav"
            pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels=codes)
            with path.open("rb") as made:
                shutil.copyfileobj(made, self._file)

    def _series(self, pd: Any, name: str, column: Any) -> Any:
        one = self._sheet.fields[self._names.index(name)]
        if _is_number(one):
            return pd.Series(memoryview(column), dtype="float64", copy=False)
        return pd.Series(
            pd.to_datetime(column) if one.kind is FieldKind.MOMENT else column,
            dtype=None if one.kind is FieldKind.MOMENT else "object",
        )

    def _label(self, one: Field) -> str:
        return (one.names.get(self._language) or one.header)[:250]

    def _codes(self, one: Field) -> dict[Any, str]:
        read: Callable[[str], Any] = float if _is_coded(one) or one.kind is FieldKind.WHOLE else str
        return {read(code): names.get(self._language) or code for code, names in one.codes.items()}


def fitting(value: Value, one: Field) -> Value:
    """A value where the column must hold one kind: what is of another kind becomes text, or nothing."""
    if one.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
        return (int(value) if one.kind is FieldKind.WHOLE else value) if isinstance(value, (int, float)) else None
    if one.kind in (FieldKind.DAY, FieldKind.MOMENT):
        return value if isinstance(value, date) else None
    return value if value is None or isinstance(value, str) else str(_plain(value))


def _is_coded(one: Field) -> bool:
    """Whether all codes of a choice are numbers, so that a statistics program can take it for one."""
    return (
        one.kind is FieldKind.TEXT and bool(one.codes) and all(code.isascii() and code.isdigit() for code in one.codes)
    )


def _is_number(one: Field) -> bool:
    return one.kind in (FieldKind.NUMBER, FieldKind.WHOLE) or _is_coded(one)


def _variables(fields: Sequence[Field]) -> list[str]:
    """Names that SPSS takes: letters, digits and signs of its own, at most 64 bytes, each once."""
    found: list[str] = []
    for one in fields:
        name = "".join(sign if sign.isalnum() or sign in "_.$#" else "_" for sign in one.header.strip("/"))
        name = (name if name[:1].isalpha() else f"v_{name}").rstrip(".")[:56]
        tries = (name if n == 1 else f"{name}_{n}" for n in range(1, 10_000))
        found.append(next(one for one in tries if one.casefold() not in {other.casefold() for other in found}))
    return found


def _xlsx(file: IO[bytes], sheets: Sequence[ExportSheet], language: str) -> Writer:
    from bot.exports.results.workbook import Xlsx  # noqa: PLC0415 - it imports this module's names

    return Xlsx(file, sheets, language)


WRITERS: Final[dict[str, Make]] = {
    ".xlsx": _xlsx,
    ".zip": CsvZip,
    ".parquet": Parquet,
    ".sav": Sav,
}
"""Suffix -> writer of sheets. A format that is no table of sheets has its own way in `campaign`."""
BESIDE: Final = frozenset({".parquet", ".sav"})
"""Formats that hold one sheet: the others stand in files beside it."""
