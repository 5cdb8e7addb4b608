"""Ways to make the bot wait for its database, or lose it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from storage.database import driver_url, make_engine
from tests.support.patience import PATIENCE
from tests.support.province import run_sql
from tests.support.stage import Stage

CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is true. Raises AssertionError."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not become true"
        await asyncio.sleep(0.01)


@contextmanager
def rows_held(stage: Stage) -> Iterator[None]:
    """All chats are locked by somebody else: the bot's transactions wait."""
    engine = create_engine(driver_url(stage.url)) if "postgres" in stage.url else make_engine(stage.url)
    with engine.connect() as connection:
        connection.execute(text("UPDATE chats SET revision = revision"))
        yield
        connection.rollback()
    engine.dispose()


@asynccontextmanager
async def database_away(stage: Stage) -> AsyncIterator[None]:
    """The bot cannot reach its database: on PostgreSQL it takes no connections, on SQLite it stays locked."""
    if "postgres" in stage.url:
        name = make_url(stage.url).database
        admin = stage.url.replace(f"/{name}?", "/postgres?")
        await asyncio.to_thread(run_sql, admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await asyncio.to_thread(run_sql, admin, CUT_OFF.format(name=name))
        yield
        await asyncio.to_thread(run_sql, admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        return
    database = stage.bot.program.database
    await database.run(lambda uow: uow.connection.exec_driver_sql("PRAGMA busy_timeout=20"))
    with rows_held(stage):
        yield
    await database.run(lambda uow: uow.connection.exec_driver_sql("PRAGMA busy_timeout=30000"))


async def in_hand(stage: Stage) -> None:
    """Wait until the newest update was handed to the bot."""
    newest = stage.server.backend.queue.since(0)[-1].id
    await until(lambda: stage.server.backend.poller.handed_out >= newest)
