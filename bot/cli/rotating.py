"""``surveybot key rotate``."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, logs_to_stderr, note, print_json, refuse_nowhere
from bot.clock import present
from bot.installation import KEY_FILE, InstallationError, prepare_schema, secret_key
from bot.services.operating.rotation import Rotated, belongs_to, rotate
from bot.settings import PREFIX, Settings, read_settings
from storage import presence
from storage.database import Database
from storage.vault import Vault, new_secret

app = typer.Typer()
key = typer.Typer(no_args_is_help=True)
app.add_typer(key, name="key", help="The secret key.")

NEW: str = "secret.key.new"


@key.callback()
def _group() -> None:
    """The secret key."""


@key.command("rotate")
def rotate_key(
    to: Annotated[
        Path | None, typer.Option(help="File for the new key, made if it is not there; default: beside the database.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Draw a new secret key and seal everything with it; the bot must not run. Open invitations end."""
    logs_to_stderr()
    settings = read_settings()
    refuse_nowhere(settings)
    now = present(settings.clock, settings.zone)
    old = secret_key(settings)
    folder = settings.database_file.parent if settings.database_file is not None else settings.data_dir
    file = to or folder / NEW
    with presence.alone(settings.database):
        prepare_schema(settings, now, migrate=False)
        done = _rotate(settings, old, _new_key(file), now)
        kept = _swap(settings, file, now) if settings.secret_key is None else None
    _report(file, kept, done, as_json=as_json)


def _new_key(file: Path) -> str:
    """The new key: from the file of an attempt that did not end, or a fresh one."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:  # noqa: PTH123 - with a mode
            out.write(new_secret() + "\n")
            out.flush()
            os.fsync(out.fileno())
    return file.read_text().strip()


def _rotate(settings: Settings, old: str, fresh: str, now: datetime) -> Rotated | None:
    """Seal everything anew; None when an earlier attempt came that far. Raises InstallationError for another key."""
    database, new = Database(settings.database, Vault(old)), Vault(fresh)
    try:
        known = database.read_now(belongs_to)
        if known == new.check_value:
            return None
        if known not in ("", database.vault.check_value):
            raise InstallationError(f"{PREFIX}SECRET_KEY is not the key this database was written with; use that key")
        return database.run_now(rotate, new, now)
    finally:
        database.close()


def _swap(settings: Settings, file: Path, now: datetime) -> Path:
    """The key file gets the new key; the old one stays beside it, for backups made before."""
    assert settings.database_file is not None
    current = settings.database_file.parent / KEY_FILE
    kept = current.with_name(f"{KEY_FILE}.before-{now:%Y%m%d-%H%M%S}")
    os.link(current, kept)
    file.replace(current)  # at no moment is there no key: a start would make one
    return kept


def _report(file: Path, kept: Path | None, done: Rotated | None, *, as_json: bool) -> None:
    if kept is not None:
        note(f"the old key is in {kept}: keep it as long as there are backups from before, then delete it")
    else:
        note(f"now set {PREFIX}SECRET_KEY to the content of {file} in every process, then delete the file")
    if as_json:
        values, chats, invitations = (done.values, done.chats, done.invitations) if done else (0, 0, 0)
        print_json({"values": values, "chats": chats, "invitations_revoked": invitations})
    elif done is None:
        typer.echo("everything was sealed with the new key already")
    else:
        typer.echo(f"{done.values} values and {done.chats} chats sealed with the new key")
        if done.invitations:
            typer.echo(f"{done.invitations} open invitations ended: draw new ones with surveybot invite")
