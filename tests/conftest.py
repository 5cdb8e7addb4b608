"""Fixtures used everywhere: the clock, a fresh database on each of the two engines; and how much of the suite runs."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.receiving import uploads
from bot.services.surveys import examining
from storage.database import Database
from storage.vault import Vault
from tests.support import compiled_once, extent, laws, of_the_run, own_postgres, province, warm_examiner
from tests.support.clock import FakeClock
from tests.support.own_postgres import drop_all, named
from tests.support.patience import PATIENCE
from tests.support.province import SECRET
from tests.support.reused_postgres import Reused
from tests.support.stage import Stage


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-transcripts`` writes what the bot says now; ``--extent`` and ``--part`` say how much is tried."""
    parser.addoption("--update-transcripts", action="store_true", help="rewrite the golden transcripts")
    parser.addoption("--extent", choices=extent.EXTENTS, default=extent.USUAL, help="how much of the suite runs")
    parser.addoption(
        "--part", type=int, choices=range(1, extent.PARTS + 1), help="of a quick run, instead of the day's part"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settle which part runs, for the workers of xdist too; fit the number of examples to the extent."""
    if config.option.part is None:
        config.option.part = extent.part_of_today(date.today()) + 1  # noqa: DTZ011 - the developer's day
    if of_the_run.begin():
        config.add_cleanup(of_the_run.end)
    laws.register()
    # On a busy machine a process takes long to begin, and what it checks takes long.
    examining.GRACE, examining.STANDARD = PATIENCE, examining.ExaminingLimits(PATIENCE, PATIENCE)
    uploads.CHECKED_WITHIN = PATIENCE
    examining.GIVES_WAY = examining.NICE  # nobody is kept waiting by it but the tests themselves
    if config.getoption("--extent") != extent.ALL and warm_examiner.is_possible():
        examining.COMMAND = warm_examiner.command()
    compiled_once.share()
    settings.load_profile(extent.PROFILES[config.getoption("--extent")])


def _choice(config: pytest.Config) -> extent.Choice:
    return extent.Choice(config.getoption("--extent"), config.option.part - 1)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are called by their argument: packed files hold the time, and workers must collect the same tests."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the extent leaves out, but for tests named one by one and transcripts written anew.

    The longest begin first.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if any("::" in name for name in config.args) or config.option.update_transcripts:
        return
    chosen, left_out = _choice(config).of(items)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = chosen


def pytest_collection_finish() -> None:
    """What was imported stays: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was tried, and once what could not be run on this machine, and why."""
    terminalreporter.write_line(_choice(terminalreporter.config).sentence)
    skipped = terminalreporter.stats.get("skipped", [])
    for line in extent.reasons(skipped, lambda report: str(report.longrepr[2])):
        terminalreporter.write_line(line)


@event.listens_for(Engine, "connect")
def _unordered_rows_come_backwards(connection: Any, record: object) -> None:
    """Rows have no order that nobody asked for: SQLite, too, gives them in one that no test and no code expects."""
    del record
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA reverse_unordered_selects=ON")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    made = of_the_run.made_once("template.sqlite", lambda path: province.migrate(f"sqlite:///{path}"))
    return Path(shutil.copy(made, tmp_path_factory.mktemp("template")))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server; gives the URL of its ``postgres`` database: that of the run, or ``TEST_POSTGRES_URL``."""
    url = os.environ.get("TEST_POSTGRES_URL") or of_the_run.server()
    yield url
    drop_all(url)


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a migrated database to copy."""

    def make(path: Path) -> None:
        name = own_postgres.make(postgres, "template")
        path.write_text(name)
        province.migrate(named(postgres, name))

    return of_the_run.made_once("template.database", make).read_text()


@pytest.fixture(scope="session")
def reused_postgres(postgres: str, postgres_template: str) -> Iterator[Reused]:
    """An empty, migrated database that is put back after every test."""
    reused = Reused(postgres, postgres_template)
    yield reused
    reused.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database; each test runs on both engines."""
    if request.param == "sqlite":
        path = tmp_path / "surveybot.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("reused_postgres").lent() as url:
        yield url


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
    made = of_the_run.made_once("province.sqlite", province.make_sqlite)
    return Path(shutil.copy(made, tmp_path_factory.mktemp("province")))


@pytest.fixture(scope="session")
def sqlite_province_bytes(sqlite_province: Path) -> bytes:
    """The same as it was when it was made, whatever a test does to the file."""
    return sqlite_province.read_bytes()


@pytest.fixture(scope="session")
def postgres_province(postgres: str, postgres_template: str) -> str:
    """The name of a database with the demo province, to copy."""

    def make(path: Path) -> None:
        name = own_postgres.make(postgres, "province", postgres_template)
        path.write_text(name)
        province.fill(named(postgres, name))

    return of_the_run.made_once("province.database", make).read_text()


@pytest.fixture(scope="session")
def reused_postgres_province(postgres: str, postgres_province: str) -> Iterator[Reused]:
    """A database with the demo province that is put back after every test."""
    reused = Reused(postgres, postgres_province)
    yield reused
    reused.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def province_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with the demo province; each test runs on both engines unless it picks one."""
    if request.param == "sqlite":
        path = tmp_path / "province.sqlite"
        path.write_bytes(request.getfixturevalue("sqlite_province_bytes"))
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("reused_postgres_province").lent() as url:
        yield url


@pytest.fixture
async def stage(province_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """The demo province with the bot running, and phones."""
    made = Stage(province_url, tmp_path)
    await made.open()
    yield made
    await made.close()
