"""The state of a database's tables: which migration it is at, bringing it to head, refusing one from the future."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from storage.models import Base

_LOCK = 0x5375_7276  # advisory lock of this program's migrations on PostgreSQL


class NewerDatabaseError(Exception):
    """The database was written by a newer program than this one."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for this package's migrations, on a connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The newest migration this program knows."""
    found = ScriptDirectory.from_config(config()).get_current_head()
    return found or ""


def current(engine: Engine) -> str | None:
    """The migration a database is at; None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str | None) -> bool:
    """Whether this program can read (or upgrade) a database at ``revision``."""
    return revision is None or revision in {s.revision for s in ScriptDirectory.from_config(config()).walk_revisions()}


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the database to head; gives (before, after). Raises NewerDatabaseError and changes nothing then."""
    before = current(engine)
    if not is_known(before):
        raise NewerDatabaseError(before)
    with engine.connect() as connection, _locked(connection):
        command.upgrade(config(connection), "head")
        connection.commit()
    return before, head()


@contextmanager
def _locked(connection: Connection) -> Iterator[None]:
    """Two processes that start together must not migrate together."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
        connection.commit()


def differences(engine: Engine) -> list[object]:
    """What `alembic check` would report: how the tables differ from the models."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of an SQLite database that may be in use (its online backup)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()


def copy_before_migration(database: Path, now: datetime) -> Path | None:
    """Copy an SQLite file that is about to be migrated beside itself; None when there is nothing to copy."""
    if not database.exists():
        return None
    target = database.with_name(f"{database.stem}-before-{now:%Y%m%d-%H%M%S}{database.suffix}")
    copy_sqlite(database, target)
    return target
