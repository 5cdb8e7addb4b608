"""Databases on PostgreSQL that are put back into their first state after a test, instead of being made anew.

To copy a database costs PostgreSQL a third of a second, nearly all of it for the files of its own catalogue; to put
back the rows of the few tables that have any costs a twentieth of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from psycopg import sql

from tests.support.own_postgres import copied, named

_TABLES: Final = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
_SEQUENCES: Final = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
# What a test might alter beside rows: a column, a constraint, a trigger, a rule, a function, another schema, a setting.
_SHAPE: Final = """
    SELECT (SELECT array[count(*), sum(oid::bigint), sum(relnatts)]
              FROM pg_class WHERE relnamespace = 'public'::regnamespace),
           (SELECT array[count(*), sum(attrelid::bigint * attnum), sum(atttypid::bigint), sum(attnotnull::int)]
              FROM pg_attribute WHERE attnum > 0 AND attrelid IN
                   (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)),
           (SELECT array[count(*), sum(oid::bigint)] FROM pg_constraint),
           (SELECT array[count(*), sum(oid::bigint), sum(ascii(tgenabled))] FROM pg_trigger),
           (SELECT array[count(*), sum(oid::bigint)] FROM pg_rewrite),
           (SELECT array[count(*), sum(oid::bigint)] FROM pg_proc),
           (SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_'),
           (SELECT count(*) FROM pg_db_role_setting)
"""
_SEQUENCES_BACK: Final = """
    SELECT setval(format('public.%%I', name)::regclass, coalesce(value, 1), value IS NOT NULL)
    FROM unnest(%s::text[], %s::bigint[]) AS kept (name, value)
"""
_SIZE: Final = "SELECT pg_database_size(current_database())"
_MOST_GROWN: Final = 8_000_000  # bytes: beyond, what was deleted and not cleaned up costs more than a new database
_OTHERS_OUT: Final = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@dataclass(frozen=True, slots=True)
class FirstState:
    """What a database holds before any test: its shape, the rows of each table as PostgreSQL packs them, sequences."""

    shape: tuple[object, ...]
    size: int  # of all its files, in bytes
    rows: dict[str, bytes]  # of tables that are not empty
    sequences: dict[str, int | None]


class Reused:
    """A copy of one database, lent to one test after the other; whoever alters its tables gets the next a new one."""

    def __init__(self, postgres: str, template: str) -> None:
        self._postgres, self._template = postgres, template
        self._held = ExitStack()
        self._lent: tuple[str, FirstState] | None = None

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The URL of the database, as it was when it was made."""
        if self._lent is None:
            name = self._held.enter_context(copied(self._postgres, self._template))
            with self._connected(name) as connection:
                self._lent = name, _state(connection)
        name, first = self._lent
        yield named(self._postgres, name)
        with self._connected(name) as connection:
            connection.execute(_OTHERS_OUT)
            can_go_on = _is_alike(connection, first)
            if can_go_on:
                _put_back(connection, first)
        if not can_go_on:
            self.close()

    def close(self) -> None:
        """Remove the database."""
        self._held.close()
        self._lent = None

    def _connected(self, name: str) -> psycopg.Connection:
        return psycopg.connect(named(self._postgres, name))


def _state(connection: psycopg.Connection) -> FirstState:
    rows = {table: _packed(connection, table) for table in _filled(connection)}
    (size,) = _one(connection, _SIZE)
    return FirstState(_one(connection, _SHAPE), int(size), rows, dict(connection.execute(_SEQUENCES).fetchall()))


def _is_alike(connection: psycopg.Connection, first: FirstState) -> bool:
    """Whether nothing but rows differs, and not so many that a new database is cheaper."""
    (size,) = _one(connection, _SIZE)
    return _one(connection, _SHAPE) == first.shape and int(size) < first.size + _MOST_GROWN


def _one(connection: psycopg.Connection, query: str) -> tuple[Any, ...]:
    found = connection.execute(query).fetchone()
    assert found is not None
    return found


def _filled(connection: psycopg.Connection) -> list[str]:
    """The tables that have rows."""
    tables = [name for (name,) in connection.execute(_TABLES)]
    asked = sql.SQL("SELECT ") + sql.SQL(", ").join(
        sql.SQL("EXISTS (SELECT FROM {})").format(sql.Identifier(table)) for table in tables
    )
    found = connection.execute(asked).fetchone()
    assert found is not None
    return [table for table, has_rows in zip(tables, found, strict=True) if has_rows]


def _packed(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor().copy(_about("COPY {} TO STDOUT (FORMAT binary)", table)) as copy:
        return b"".join(copy)


def _put_back(connection: psycopg.Connection, first: FirstState) -> None:
    """Give every table that differs the rows it had; triggers and references look away meanwhile."""
    connection.execute("SET session_replication_role = replica")
    for table in sorted({*_filled(connection), *first.rows}):
        rows = first.rows.get(table, b"")
        if _packed(connection, table) != rows:
            connection.execute(_about("DELETE FROM {}", table))
            if rows:
                with connection.cursor().copy(_about("COPY {} FROM STDIN (FORMAT binary)", table)) as copy:
                    copy.write(rows)
    if first.sequences:
        names, values = zip(*first.sequences.items(), strict=True)
        connection.execute(_SEQUENCES_BACK, (list(names), list(values)))


def _about(statement: str, table: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table))
