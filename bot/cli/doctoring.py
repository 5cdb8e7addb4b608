"""``surveybot doctor``."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from bot.cli.bot_api import BotApiError, ask
from bot.cli.common import AsJson, logs_to_stderr, print_json
from bot.clock import present
from bot.installation import CHECK, KEY_FILE
from bot.services.operating.doctor import Finding, examine, examine_audit
from bot.services.operating.vitals import surroundings
from bot.settings import PREFIX, Settings, read_settings
from storage import private, schema
from storage.database import Database, make_engine
from storage.models import Installation
from storage.vault import Vault

app = typer.Typer()

_MARKS = {True: "ok ", False: "BAD", None: "   "}


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what is wrong with this installation; changes nothing. Exit code 1 when something is."""
    logs_to_stderr()
    settings = read_settings()
    now = present(settings.clock, settings.zone)
    findings = [
        _time(settings, now),
        _folder(settings),
        _private(settings),
        *_telegram(settings),
        *_database(settings, now),
    ]
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            typer.echo(f"{_MARKS[finding.ok]} {finding.name}: {finding.text}")
    if any(finding.ok is False for finding in findings):
        raise typer.Exit(1)


def _time(settings: Settings, now: datetime) -> Finding:
    return Finding("time", None, f"{now.astimezone(settings.zone):%Y-%m-%d %H:%M} in {settings.timezone}")


def _folder(settings: Settings) -> Finding:
    """The folder of the data, or the nearest one above it that exists, can be written to."""
    wanted = (settings.database_file or settings.data_dir / "x").parent.resolve()
    existing = next(folder for folder in (wanted, *wanted.parents) if folder.exists())
    if os.access(existing, os.W_OK | os.X_OK):
        return Finding("folder", True, f"{wanted} can be written to")
    return Finding("folder", False, f"{existing} cannot be written to: give this program's user the right to")


def _private(settings: Settings) -> Finding:
    """Whether anybody else on this machine may read what is stored, its key, or copies of it."""
    folder = settings.data_folder
    if not folder.is_dir():
        return Finding("private", None, f"{folder} is not there yet")
    names = (settings.database_file.name if settings.database_file is not None else "surveybot.sqlite", KEY_FILE)
    files = (
        path for pattern in (*(f"{name}*" for name in names), "*before-*", "*.jsonl") for path in folder.glob(pattern)
    )
    found = private.open_to_others(path for path in {folder, *files})
    if not found:
        return Finding("private", True, f"{folder} and what is in it are their owner's alone")
    shown = " ".join(str(path) for path in found)
    return Finding("private", False, f"others on this machine may look at it; mend it with: chmod go-rwx {shown}")


# -- Telegram


def _telegram(settings: Settings) -> list[Finding]:
    try:
        me = ask(settings, "getMe")
        webhook = ask(settings, "getWebhookInfo")
    except BotApiError as error:
        return [Finding("telegram", False, str(error))]
    return [Finding("telegram", True, f"the token is that of @{me.get('username', '?')}"), _webhook(settings, webhook)]


def _webhook(settings: Settings, info: dict[str, Any]) -> Finding:
    """Whether what Telegram knows fits MODE; polling is refused while a webhook is set."""
    url, waiting = str(info.get("url", "")), info.get("pending_update_count", 0)
    if settings.mode == "polling":
        text = f"a webhook is set, {PREFIX}MODE is polling: run removes it" if url else "none, as polling needs"
        return Finding("webhook", not url, f"{text}; {waiting} updates wait")
    if url != settings.webhook_url:
        return Finding("webhook", False, f"Telegram does not call {PREFIX}WEBHOOK_URL: start `surveybot run` to set it")
    error = info.get("last_error_message")
    text = f"set; {waiting} updates wait" + (f"; the last call failed: {error}" if error else "")
    return Finding("webhook", not (error and waiting), text)


# -- the database


def _database(settings: Settings, now: datetime) -> list[Finding]:
    if settings.database_file is not None and not settings.database_file.exists():
        return [Finding("database", None, f"{settings.database_file} is not there yet: run or migrate makes it")]
    engine = make_engine(settings.database)
    try:
        return _reached(settings, engine, now)
    except DBAPIError as error:
        return [Finding("database", False, f"cannot be used: {error.orig}".strip())]
    finally:
        engine.dispose()


def _reached(settings: Settings, engine: Engine, now: datetime) -> list[Finding]:
    revision = schema.current(engine)
    if not schema.is_known(revision):
        return [Finding("database", False, f"at {revision}, written by a newer program: install that one")]
    if revision != schema.head():
        return [Finding("database", False, f"at {revision or 'nothing'}, not {schema.head()}: run surveybot migrate")]
    key = _key(settings, engine)
    found = [Finding("database", True, f"{engine.dialect.name}, at {revision}"), key]
    database = Database(settings.database, Vault(_secret(settings)))
    try:
        found += database.read_now(examine, now, surroundings(settings))
        return [*found, database.read_now(examine_audit, now, settings.data_folder)] if key.ok else found
    finally:
        database.close()


def _key(settings: Settings, engine: Engine) -> Finding:
    """Whether the secret key is there and is the one the database was written with. Makes none."""
    secret = _secret(settings)
    if not secret:
        return Finding("secret key", False, f"{PREFIX}SECRET_KEY is not set")
    with engine.connect().execution_options(reading=True) as connection:
        known = connection.execute(select(Installation.value).where(Installation.key == CHECK)).scalar()
    fits = known in (None, Vault(secret).check_value)
    return Finding(
        "secret key", fits, "fits the database" if fits else "is not the one that the database was written with"
    )


def _secret(settings: Settings) -> str:
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    file = settings.database_file
    path = file.parent / KEY_FILE if file is not None else Path()
    return path.read_text().strip() if path.is_file() else ""
