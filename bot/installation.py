"""What an installation is before it does anything: its key, its database at the right migration, its vault."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import inspect, select

from bot.settings import PREFIX, Settings
from storage import private, schema
from storage.database import Database, make_engine
from storage.models import Installation
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault, new_secret

log = structlog.get_logger()

KEY_FILE = "secret.key"
CHECK = "key check"


class InstallationError(Exception):
    """The installation cannot start; the message says why and how to mend it."""


def secret_key(settings: Settings) -> str:
    """The secret key: from the settings, or for SQLite from a file that is made on first use.

    Raises InstallationError with PostgreSQL and no key: several processes must share one, so none may make its own; and
    for a database that was written with a key which is not there any more: a fresh one beside it would only mislead.
    """
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    if settings.database_file is None:
        raise InstallationError(f"{PREFIX}SECRET_KEY: expected a long random text; it is required with PostgreSQL")
    path = settings.database_file.parent / KEY_FILE
    if not path.exists():
        if _has_key(settings):
            raise InstallationError(
                f"{path} is not there, and {settings.database_file} was written with its key: put it back, or set "
                f"{PREFIX}SECRET_KEY to its content"
            )
        _make_key(path)
    return path.read_text().strip()


def _has_key(settings: Settings) -> bool:
    """Whether the SQLite file was ever opened with a key."""
    file = settings.database_file
    if file is None or not file.exists() or not file.stat().st_size:
        return False
    engine = make_engine(settings.database)
    try:
        if not inspect(engine).has_table(Installation.__tablename__):
            return False
        with engine.connect() as connection:
            return connection.execute(select(Installation.key).where(Installation.key == CHECK)).first() is not None
    finally:
        engine.dispose()


def _make_key(path: Path) -> None:
    private.folder(path.parent)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:  # noqa: PTH123 - with a mode
        file.write(new_secret() + "\n")
    log.warning("a secret key was generated; without it the stored answers cannot be read, keep a copy", file=str(path))


def open_database(settings: Settings, now: datetime, *, migrate: bool = True) -> Database:
    """Open the database, at head, with the right key.

    Raises InstallationError when the database is newer than the program, not at head (``migrate=False``) or sealed with
    another key; nothing is changed then.
    """
    file = settings.database_file
    if file is not None:
        private.file(file)  # nobody else on the machine reads answers
    vault = Vault(secret_key(settings))
    prepare_schema(settings, now, migrate=migrate)
    database = Database(settings.database, vault)
    database.run_now(_check_key)
    return database


def prepare_schema(settings: Settings, now: datetime, *, migrate: bool = True) -> tuple[str | None, str]:
    """Bring the tables to head, copying an SQLite file first; gives (before, after). Raises InstallationError."""
    engine = make_engine(settings.database)
    try:
        before = schema.current(engine)
        if not schema.is_known(before):
            raise InstallationError(
                f"the database is at revision {before}, which this program does not know: it was written by a newer "
                "one. Install that version, or restore a backup."
            )
        if before == schema.head():
            return before, before
        if not migrate:
            raise InstallationError("the database is not up to date; run: surveybot migrate")
        if before is not None and settings.database_file is not None:
            copy = schema.copy_before_migration(settings.database_file, now)
            log.info("copied the database before migrating it", file=str(copy))
        return schema.migrate(engine)
    finally:
        engine.dispose()


def _check_key(uow: UnitOfWork) -> None:
    row = uow.orm.get(Installation, CHECK)
    if row is None:
        uow.orm.add(Installation(key=CHECK, value=uow.vault.check_value))
    elif row.value != uow.vault.check_value:
        raise InstallationError(f"{PREFIX}SECRET_KEY is not the key this database was written with; use that key")


def is_empty(database: Database) -> bool:
    """Whether nothing was ever stored here (used by `doctor`)."""
    if not inspect(database.engine).has_table("people"):
        return True
    with database.engine.connect() as connection:
        return connection.execute(select(Installation.key).limit(1)).first() is None
