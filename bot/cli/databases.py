"""``surveybot migrate``, ``backup`` and ``restore``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, logs_to_stderr, note, print_json
from bot.clock import clock_for
from bot.installation import open_database, prepare_schema, secret_key
from bot.services import audit
from bot.services.operating.backup import Manifest, write_backup
from bot.services.operating.restoring import restore as restore_backup
from bot.settings import read_settings
from storage import presence
from storage.database import make_engine
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

app = typer.Typer()


@app.command()
def migrate(as_json: AsJson = False) -> None:
    """Bring the database to this program's tables; an SQLite file is copied first."""
    logs_to_stderr()
    settings = read_settings()
    now = clock_for(settings.clock)()
    if settings.database_file is not None:
        settings.database_file.parent.mkdir(parents=True, exist_ok=True)
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
        manifest = write_backup(engine, vault.check_value, file, opened.now)
        opened.database.run_now(_record, manifest.revision, opened.now)
    _report(file, manifest, as_json=as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup to read.", exists=True, dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there, after backing it up.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fill an empty database from a backup; the bot must not run meanwhile."""
    logs_to_stderr()
    settings = read_settings()
    now = clock_for(settings.clock)()
    folder = settings.database_file.parent if settings.database_file is not None else file.resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"before-restore-{now:%Y%m%d-%H%M%S}.zip"
    engine = make_engine(settings.database)
    try:
        check = Vault(secret_key(settings)).check_value
        with presence.alone(settings.database):
            manifest = restore_backup(engine, check, file, now, keep=kept if force else None)
    finally:
        engine.dispose()
    if kept.exists():
        note(f"what was there before is in {kept}")
    _report(file, manifest, as_json=as_json)


def _record(uow: UnitOfWork, revision: str, now: datetime) -> None:
    audit.record(uow, actor=audit.OPERATOR, act="database.backup", subject=f"revision:{revision}", now=now)


def _report(file: Path, manifest: Manifest, *, as_json: bool) -> None:
    rows = {name: entry.rows for name, entry in manifest.tables.items()}
    if as_json:
        print_json({"file": str(file), "revision": manifest.revision, "rows": rows})
    else:
        typer.echo(f"{file}: {sum(rows.values())} rows in {len(rows)} tables, revision {manifest.revision}")
