"""Import files built in memory."""

import io
import zipfile
from collections.abc import Callable, Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.services.imports.tables.tables import ImportFile, ReadTable, read_table

KNOWN = frozenset({"code", "kind", "name::vi", "parent", "staff_code", "full_name", "unit", "roles", "messenger"})


def workbook(rows: Iterable[Iterable[object]], touch: Callable[[Worksheet], None] | None = None) -> bytes:
    """An .xlsx of these rows; ``touch`` may change the sheet before it is saved."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if touch:
        touch(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> bytes:
    """The same archive with changed parts (None leaves a part out) and further ones."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return stream.getvalue()


def table(data: bytes | str, name: str = "list.csv", sheet: str = "roster") -> ReadTable:
    """Read bytes, or text as UTF-8, as a table."""
    return read_table(ImportFile(name, data.encode() if isinstance(data, str) else data), sheet=sheet, known=KNOWN)


def values(read: ReadTable) -> list[dict[str, str]]:
    return [dict(row.values) for row in read.rows]


def codes(found: Iterable[object]) -> list[tuple[int, str, str]]:
    """Problems or notices as (row, column, code); also renders each text, so that no wording lacks a parameter."""
    assert all(one.text for one in found)
    return [(one.row, one.column, one.code) for one in found]
