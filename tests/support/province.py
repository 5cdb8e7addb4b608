"""The demo province as a database to copy: seeded once a session, for each engine."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, text

from bot.demo.seeding import seed
from storage import schema
from storage.database import Database, driver_url, make_engine
from storage.vault import Vault
from tests.support.clock import START, VIET_NAM

SECRET = "a secret of the tests"


def migrate(url: str) -> None:
    """Make the tables of an empty database."""
    engine = make_engine(url)
    schema.migrate(engine)
    engine.dispose()


def fill(url: str) -> None:
    """Seed a migrated database: structure, roster, the three surveys open since the clock's start."""
    database = Database(url, Vault(SECRET))
    seed(database, START, VIET_NAM)
    database.close()


def make_sqlite(path: Path) -> Path:
    """A migrated and seeded SQLite file."""
    migrate(f"sqlite:///{path}")
    fill(f"sqlite:///{path}")
    return path


def run_sql(url: str, *statements: str) -> None:
    """Run statements that may not be in a transaction, on PostgreSQL."""
    engine = create_engine(driver_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
