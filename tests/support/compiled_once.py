"""What SQLAlchemy compiled for one test serves the others: an engine of its own would compile every statement anew.

A quarter of what a conversation costs is such compiling. SQLAlchemy keeps what it compiled by dialect and statement;
so all engines of a kind get one dialect and one cache.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.util import LRUCache

_MOST: Final = 5000  # statements: more than the program has
_shared: dict[tuple[str, ...], tuple[Dialect, LRUCache[Any, Any]]] = {}


def share() -> None:
    """From now on, engines share what was compiled."""
    event.listen(Engine, "engine_connect", _join)


def _join(connection: Connection) -> None:
    engine = connection.engine
    dialect, cache = _shared.setdefault(_kind(engine.dialect), (engine.dialect, LRUCache(_MOST)))
    if engine.get_execution_options().get("compiled_cache") is not cache:
        engine.dialect = connection.dialect = dialect
        engine.update_execution_options(compiled_cache=cache)
        connection.execution_options(compiled_cache=cache)  # it was there before its engine knew


def _kind(dialect: Dialect) -> tuple[str, ...]:
    """What must be alike: a dialect also keeps the isolation to which its connections are put back."""
    return dialect.name, dialect.driver, str(getattr(dialect, "_on_connect_isolation_level", None))
