"""Restoring a backup: checked as a whole first, then into an empty database in one transaction, then to head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, Table, bindparam, func, insert, inspect, select, text, update

import storage
from bot.services.operating.backup import (
    FORMAT,
    MANIFEST,
    Manifest,
    Progress,
    TableEntry,
    file_of,
    picture_file,
    write_backup,
)
from bot.services.operating.backup_tables import REVISION_TABLE, decoder, reset_sequence, self_references, stored_tables
from bot.services.refusals import Refusal
from storage import schema
from storage.models import Installation
from storage.pictures import PictureFolder

_ROWS_AT_ONCE = 500
_NAME = re.compile(r"[0-9a-f]{64}\.(jpg|png)\Z")


def restore(
    engine: Engine,
    key_check: str,
    path: Path,
    now: datetime,
    *,
    keep: Path | None,
    progress: Progress = lambda *_: None,
    folder: PictureFolder | None = None,
) -> Manifest:
    """Fill the database from a backup.

    ``keep`` is where a backup of what is in the database now is written before it is replaced; None refuses a database
    that holds anything. Raises Refusal for a broken backup, one of a newer program, one of another secret key.
    """
    manifest = verify(path)
    if not schema.is_known(manifest.revision):
        raise Refusal(
            "backup_newer",
            f"the backup is of revision {manifest.revision}, which this program does not know: it was "
            "made by a newer one",
            revision=manifest.revision,
        )
    if manifest.key_check != key_check:
        raise Refusal("backup_other_key", "the backup was made with another SECRET_KEY: set that one to restore it")
    if not is_empty(engine):
        if keep is None:
            raise Refusal("database_not_empty", "the database is not empty; --force backs it up and replaces it")
        write_backup(engine, key_check, keep, now, folder=folder)
    with engine.begin() as connection, ZipFile(path) as archive:
        _recreate(connection, manifest.revision)
        _fill(connection, archive, manifest, progress)
        if folder is not None:
            for name in manifest.pictures:
                folder.put(name, archive.read(picture_file(name)))
    schema.migrate(engine)
    return manifest


def verify(path: Path) -> Manifest:
    """Read a backup from beginning to end. Raises Refusal when it is not one or is damaged."""
    try:
        with ZipFile(path) as archive:
            manifest = _manifest(json.loads(archive.read(MANIFEST)))
            for name, entry in manifest.tables.items():
                _verify_table(archive, name, entry)
            for name, digest in manifest.pictures.items():
                _verify_picture(archive, name, digest)
    except (BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise Refusal("backup_broken", f"{path} is not a backup that can be read: {error}") from error
    return manifest


def _manifest(stored: dict[str, Any]) -> Manifest:
    if stored["format"] != FORMAT:
        raise ValueError(f"format {stored['format']}, expected {FORMAT}")
    tables = {
        name: TableEntry(tuple(entry["columns"]), entry["rows"], entry["sha256"])
        for name, entry in stored["tables"].items()
    }
    return Manifest(
        stored["revision"], stored["key_check"], stored["made_at"], tables, pictures=stored.get("pictures", {})
    )


def _verify_table(archive: ZipFile, name: str, entry: TableEntry) -> None:
    digest, rows = sha256(), 0
    with archive.open(file_of(name)) as lines:
        for line in lines:
            digest.update(line)
            rows += 1
    if (rows, digest.hexdigest()) != (entry.rows, entry.sha256):
        raise ValueError(f"table {name} is damaged")


def _verify_picture(archive: ZipFile, name: str, digest: str) -> None:
    if not _NAME.match(name) or sha256(archive.read(picture_file(name))).hexdigest() != digest:
        raise ValueError(f"picture {name[:20]} is damaged")


def is_empty(engine: Engine) -> bool:
    """Whether no table holds a row; what an installation knows of itself does not count."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {REVISION_TABLE, Installation.__tablename__}
        tables = [table for table in stored_tables(connection) if table.name in names] if names else []
        return not any(connection.execute(select(func.count()).select_from(table)).scalar() for table in tables)


def _recreate(connection: Connection, revision: str) -> None:
    """Replace all tables by empty ones as they were at a revision."""
    tables = stored_tables(connection)
    if tables:
        tables[0].metadata.drop_all(connection)
    connection.execute(text(f"DROP TABLE IF EXISTS {REVISION_TABLE}"))
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _fill(connection: Connection, archive: ZipFile, manifest: Manifest, progress: Progress) -> None:
    for table in stored_tables(connection):
        connection.execute(table.delete())  # rows that a migration put there
        entry = manifest.tables.get(table.name)
        if entry is None:
            continue
        _fill_table(connection, table, _rows(archive, table, entry))
        if connection.dialect.name == "postgresql":
            reset_sequence(connection, table)
        progress(table.name, entry.rows)


def _rows(archive: ZipFile, table: Table, entry: TableEntry) -> Iterator[dict[str, Any]]:
    decoders = [decoder(table.columns[name]) for name in entry.columns]
    with archive.open(file_of(table.name)) as lines:
        for line in lines:
            values = json.loads(line)
            yield {
                name: None if value is None else decode(value)
                for name, decode, value in zip(entry.columns, decoders, values, strict=True)
            }


def _fill_table(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Insert rows; what refers to rows of the same table is set once all of them are there."""
    later = [column.name for column in self_references(table)]
    references: list[dict[str, Any]] = []
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        for row in batch:
            if any(row[name] is not None for name in later):
                references.append({"b_id": row["id"], **{name: row[name] for name in later}})
                row.update(dict.fromkeys(later))
        connection.execute(insert(table), batch)
    if references:
        connection.execute(update(table).where(table.columns["id"] == bindparam("b_id")), references)
