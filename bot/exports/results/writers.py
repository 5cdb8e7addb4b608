"""The files an export can be, by suffix. A writer is given sheets, then rows, and keeps no more than it must."""

from __future__ import annotations

import csv
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import TextIOWrapper
from typing import IO, Any, Final, Protocol

from bot.exports.results.fields import FieldKind, Value, fitting, plain
from bot.exports.results.layout import ExportSheet


class Writer(Protocol):
    """Takes rows of sheets in any order; what was written is whole after `close`."""

    def add(self, sheet: str, values: Sequence[Value]) -> None:
        """One row."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...

    def continued(self) -> Mapping[str, Sequence[str]]:
        """The sheets that were full, with those on which their rows go on."""
        return {}


Make = Callable[[IO[bytes], Sequence[ExportSheet], str], Writer]
"""From an open file, its sheets and the language of labels to a writer."""


class CsvZip(Writer):
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


class OneCsv(Writer):
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


def _plain(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else plain(value)


class Parquet(Writer):
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


def _xlsx(file: IO[bytes], sheets: Sequence[ExportSheet], language: str) -> Writer:
    from bot.exports.results.workbook import Xlsx  # noqa: PLC0415 - it imports this module's names

    return Xlsx(file, sheets, language)


def _sav(file: IO[bytes], sheets: Sequence[ExportSheet], language: str) -> Writer:
    from bot.exports.results.spss import Sav  # noqa: PLC0415 - as above

    return Sav(file, sheets, language)


WRITERS: Final[dict[str, Make]] = {
    ".xlsx": _xlsx,
    ".zip": CsvZip,
    ".parquet": Parquet,
    ".sav": _sav,
}
"""Suffix -> writer of sheets. A format that is no table of sheets has its own way in `campaign`."""
BESIDE: Final = frozenset({".parquet", ".sav"})
"""Formats that hold one sheet: the others stand in files beside it."""
