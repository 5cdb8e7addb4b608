"""Writing a backup: one format for both engines, consistent while the database is in use.

A backup is a zip: ``manifest.json`` (format, revision of the tables, check value of the secret key, columns, rows and
hash of every table) and a file of JSON lines for each table. All tables are read in one snapshot. What is sealed stays
sealed, and the key itself is never in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Engine, Table, inspect, select

from bot.services.operating.backup_tables import encoder, stored_tables
from bot.services.operating.files import written_whole
from storage import schema
from storage.models import StoredPicture
from storage.pictures import PictureFolder

FORMAT = 1
MANIFEST = "manifest.json"
_ROWS_AT_ONCE = 500

Progress = Callable[[str, int], None]
"""Told after each table: its name and its number of rows."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What a backup says of one table."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    revision: str
    key_check: str
    made_at: str
    tables: Mapping[str, TableEntry]
    format: int = FORMAT
    pictures: Mapping[str, str] = field(default_factory=dict)  # the hash of each file, sealed as it is


def write_backup(
    engine: Engine,
    key_check: str,
    path: Path,
    now: datetime,
    progress: Progress = lambda *_: None,
    *,
    folder: PictureFolder | None = None,
) -> Manifest:
    """Write a backup; the file appears under its name only when it is complete, readable by its owner alone.

    ``key_check`` is the check value of the secret key in use; ``folder`` has the pictures that people sent as answers.
    Raises OSError when the file cannot be written.
    """
    with (
        written_whole(path) as file,
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as archive,
        _snapshot(engine) as rows,
    ):
        revision = schema.seen_by(rows) or ""
        tables = {}
        for table in stored_tables(rows):
            tables[table.name] = _write_table(archive, rows, table)
            progress(table.name, tables[table.name].rows)
        pictures = _write_pictures(archive, rows, folder) if folder is not None else {}
        manifest = Manifest(revision, key_check, now.isoformat(), tables, pictures=pictures)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
    return manifest


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """One state of all tables, beside writers that go on."""
    sqlite = {"reading": True}
    postgres = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    options = sqlite if engine.dialect.name == "sqlite" else postgres
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _write_table(archive: ZipFile, connection: Connection, table: Table) -> TableEntry:
    encoders = [encoder(column) for column in table.columns]
    digest, number = sha256(), 0
    query = select(table).order_by(*table.primary_key.columns)
    result = connection.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE})
    with archive.open(file_of(table.name), "w", force_zip64=True) as out:
        for row in result:
            values = [None if value is None else encode(value) for encode, value in zip(encoders, row, strict=True)]
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            out.write(line)
            digest.update(line)
            number += 1
    return TableEntry(tuple(table.columns.keys()), number, digest.hexdigest())


def _write_pictures(archive: ZipFile, connection: Connection, folder: PictureFolder) -> dict[str, str]:
    """The files that answers of this moment speak of; one that was erased since is left out."""
    if not inspect(connection).has_table(StoredPicture.__tablename__):
        return {}
    written = {}
    for name in sorted(set(connection.scalars(select(StoredPicture.name)))):
        if (sealed := folder.sealed(name)) is not None:
            archive.writestr(ZipInfo(picture_file(name)), sealed)  # sealed, so there is nothing to be made smaller
            written[name] = sha256(sealed).hexdigest()
    return written


def picture_file(name: str) -> str:
    """The name of a picture's file in the zip."""
    return f"pictures/{name}"


def file_of(table: str) -> str:
    """The name of a table's file in the zip."""
    return f"{table}.jsonl"
