"""``surveybot migrate``, ``backup`` and ``restore``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from bot.cli.common import AsJson, installation, logs_to_stderr, note, print_json
from bot.clock import present
from bot.installation import open_database, prepare_schema, secret_key
from bot.services import audit
from bot.services.operating import audit_mark
from bot.services.operating.backup import Manifest, write_backup
from bot.services.operating.restoring import restore as restore_backup
from bot.services.rights import ledger
from bot.services.sessions import pictures
from bot.settings import Settings, read_settings
from storage import presence, private, schema
from storage.database import Database, make_engine
from storage.pictures import PictureFolder
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

app = typer.Typer()


@app.command()
def migrate(as_json: AsJson = False) -> None:
    """Bring the database to this program's tables; an SQLite file is copied first."""
    logs_to_stderr()
    settings = read_settings()
    now = present(settings.clock, settings.zone)
    if settings.database_file is not None:
        private.file(settings.database_file)
    secret_key(settings)  # without one nothing is begun
    before, after = prepare_schema(settings, now)
    open_database(settings, now).close()  # checks the key, or notes it in a new database
    if as_json:
        print_json({"before": before, "after": after})
    elif before == after:
        typer.echo(f"the database is at {after} already")
    else:
        typer.echo(f"the database went from {before or 'nothing'} to {after}")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The backup to write; it holds no secret key.", dir_okay=False)],
    as_json: AsJson = False,
) -> None:
    """Write a consistent copy of the database, while it is in use."""
    with installation() as opened:
        engine, vault = opened.database.engine, opened.database.vault
        folder = PictureFolder(opened.settings.pictures_folder)
        manifest = write_backup(engine, vault.check_value, file, opened.now, folder=folder)
        opened.database.run_now(_record, manifest.revision, file.resolve().parent, opened.now)
        ledger.write([file.resolve().parent], opened.database.read_now(ledger.carried_out))
    _report(file, manifest, as_json=as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup to read.", exists=True, dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there, after backing it up.")] = False,
    erasures: Annotated[
        Path | None, typer.Option(help="A register of erasures that stands elsewhere than beside database or backup.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fill an empty database from a backup; the bot must not run meanwhile."""
    logs_to_stderr()
    settings = read_settings()
    now = present(settings.clock, settings.zone)
    folder = settings.database_file.parent if settings.database_file is not None else file.resolve().parent
    private.folder(folder)
    if settings.database_file is not None:
        private.file(settings.database_file)
    sent = PictureFolder(settings.pictures_folder)
    kept = folder / f"before-restore-{now:%Y%m%d-%H%M%S}.zip"
    engine = make_engine(settings.database)
    try:
        check = Vault(secret_key(settings)).check_value
        with presence.alone(settings.database):
            known = _erasures(settings, engine, [file.resolve().parent, *([erasures] if erasures else [])])
            manifest = restore_backup(engine, check, file, now, keep=kept if force else None, folder=sent)
            replayed = _replay(settings, known, now)
    finally:
        engine.dispose()
    if replayed:
        note(f"{replayed} erasures that were carried out after the backup was made were carried out again")
    if kept.exists():
        note(f"what was there before is in {kept}")
    _report(file, manifest, as_json=as_json)


def _erasures(settings: Settings, engine: Engine, places: list[Path]) -> list[ledger.Erasure]:
    """What is known of erasures: beside the database and the backup, and in the database that is replaced."""
    files = [place / ledger.NAME if place.is_dir() else place for place in [settings.data_folder, *places]]
    found = set(ledger.read(files))
    if schema.current(engine) == schema.head():
        database = Database(settings.database, Vault(secret_key(settings)))
        try:
            found |= set(database.read_now(ledger.carried_out))
        finally:
            database.close()
    return sorted(found)


def _replay(settings: Settings, known: list[ledger.Erasure], now: datetime) -> int:
    """Erase again, and overwrite what was there in between."""
    database = Database(settings.database, Vault(secret_key(settings)))
    try:
        replayed = database.run_now(ledger.replay, known, now)
        database.run_now(audit_mark.take_back, settings.data_folder, "database.restore", now)
        ledger.write([settings.data_folder], known)
        database.run_now(pictures.sweep, PictureFolder(settings.pictures_folder))
        if replayed:
            database.scrub()
        return replayed
    finally:
        database.close()


def _record(uow: UnitOfWork, revision: str, folder: Path, now: datetime) -> None:
    ledger.remember_folder(uow, folder)
    audit.record(uow, actor=audit.OPERATOR, act="database.backup", subject=f"revision:{revision}", now=now)


def _report(file: Path, manifest: Manifest, *, as_json: bool) -> None:
    rows = {name: entry.rows for name, entry in manifest.tables.items()}
    if as_json:
        print_json({"file": str(file), "revision": manifest.revision, "rows": rows})
    else:
        typer.echo(f"{file}: {sum(rows.values())} rows in {len(rows)} tables, revision {manifest.revision}")
