"""The state of a database's tables: which migration it is at, bringing it to head, refusing one from the future.

Alembic is imported only when something is migrated or compared: it takes longer than most commands take for their work,
and these only ask where the database stands.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from storage import private
from storage.models import Base

if TYPE_CHECKING:
    from alembic.config import Config

_VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"
_REVISION: Final = re.compile(r"^(revision|down_revision)\b[^=]*= *(?:\"([^\"]*)\"|'([^']*)'|None)", re.MULTILINE)
_LOCK = 0x5375_7276  # advisory lock of this program's migrations on PostgreSQL


class NewerDatabaseError(Exception):
    """The database was written by a newer program than this one."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for this package's migrations, on a connection."""
    from alembic.config import Config  # noqa: PLC0415 - see the module's docstring

    config = Config()
    config.set_main_option("script_location", str(_VERSIONS.parent))
    config.attributes["connection"] = connection
    return config


@cache
def _chain() -> dict[str, str]:
    """Every migration this program knows with the one before it; the first has none: ``""``."""
    found = dict[str, str]()
    for path in _VERSIONS.glob("*.py"):
        values = {name: one or other for name, one, other in _REVISION.findall(path.read_text(encoding="utf-8"))}
        if "revision" in values:
            found[values["revision"]] = values.get("down_revision", "")
    return found


def head() -> str:
    """The newest migration this program knows: the one that comes before no other."""
    chain = _chain()
    (newest,) = chain.keys() - set(chain.values())
    return newest


def current(engine: Engine) -> str | None:
    """The migration a database is at; None when it is empty."""
    with engine.connect() as connection:
        return seen_by(connection)


def seen_by(connection: Connection) -> str | None:
    """The migration a database is at for whoever has this connection; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def is_known(revision: str | None) -> bool:
    """Whether this program can read (or upgrade) a database at ``revision``."""
    return revision is None or revision in _chain()


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the database to head; gives (before, after). Raises NewerDatabaseError and changes nothing then."""
    before = current(engine)
    if not is_known(before):
        raise NewerDatabaseError(before)
    from alembic import command  # noqa: PLC0415 - see the module's docstring

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
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - see the module's docstring
    from alembic.migration import MigrationContext  # noqa: PLC0415 - likewise

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of an SQLite database that may be in use (its online backup)."""
    private.file(target)
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
