"""Statements of the answering path: compiled once, then run on the driver's own cursor.

For a statement it has in its cache SQLAlchemy still works several times as long as SQLite does (docs/decisions/0006).
What is left here of that work are the types: values go in and come out as the columns say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, NoReturn

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

Convert = Callable[[Any], Any]
_CURSOR: Final = "cursor of prepared statements"  # in what a connection knows of itself


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement in one dialect."""

    sql: str
    named: bool  # whether the driver wants values by name
    constants: Mapping[str, Any]
    order: Callable[[Mapping[str, Any]], tuple[Any, ...]]  # the values by their names, as the statement wants them
    names: Sequence[str]
    given: Sequence[tuple[int, Convert]]  # values that do not go as they are
    taken: Sequence[tuple[int, Convert]]  # columns that do not come as they should be

    def values(self, given: Mapping[str, Any]) -> Any:
        """Values as the driver wants them. Raises KeyError for one that is missing."""
        values = list(self.order({**self.constants, **given} if self.constants else given))
        for at, convert in self.given:
            values[at] = convert(values[at])
        return dict(zip(self.names, values, strict=True)) if self.named else values

    def row(self, row: Sequence[Any]) -> list[Any]:
        """A row as the columns say. What is not there is None, whatever its column."""
        values = list(row)
        for at, convert in self.taken:
            if values[at] is not None:
                values[at] = convert(values[at])
        return values


class Prepared:
    """A Core statement with a bind parameter for everything that varies."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def first(self, connection: Connection, given: Mapping[str, Any]) -> list[Any] | None:
        """The first row, or None. Raises DBAPIError as SQLAlchemy does."""
        ready = self._in(connection.dialect)
        cursor = _run(connection, ready, ready.values(given))
        row = cursor.fetchone()
        _let_go(ready, cursor)
        return None if row is None else ready.row(row)

    def change(self, connection: Connection, given: Mapping[str, Any]) -> int:
        """Write; gives the number of rows met. Raises DBAPIError."""
        ready = self._in(connection.dialect)
        return _met(ready, _run(connection, ready, ready.values(given)))

    def change_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Write once for each; gives the number of rows met in all. Raises DBAPIError."""
        ready = self._in(connection.dialect)
        return _met(ready, _run(connection, ready, [ready.values(row) for row in rows], many=True))

    def _in(self, dialect: Dialect) -> _Ready:
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = _prepare(self._statement, dialect)
        return ready


def _run(connection: Connection, ready: _Ready, values: Any, *, many: bool = False) -> Any:
    """The cursor after a statement. One of psycopg's is used again, for two thirds of what a new one costs."""
    try:
        raw = connection.connection
        cursor = raw.info.get(_CURSOR) or raw.cursor()
        (cursor.executemany if many else cursor.execute)(ready.sql, values)
    except connection.dialect.loaded_dbapi.Error as error:
        _raise_as_sqlalchemy(connection, ready.sql, error)
    if ready.named:
        raw.info[_CURSOR] = cursor
    return cursor


def _met(ready: _Ready, cursor: Any) -> int:
    met: int = cursor.rowcount
    _let_go(ready, cursor)
    return met


def _let_go(ready: _Ready, cursor: Any) -> None:
    """A cursor of SQLite holds what it has begun to read."""
    if not ready.named:
        cursor.close()


def _prepare(statement: ClauseElement, dialect: Dialect) -> _Ready:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    types = {name: bind.type for bind, name in compiled.bind_names.items()}
    names = compiled.positiontup if compiled.positional else list(types)
    assert names is not None
    given = [types[name].dialect_impl(dialect).bind_processor(dialect) for name in names]
    columns = getattr(statement, "selected_columns", ())
    taken = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return _Ready(
        sql=str(compiled),
        named=not compiled.positional,
        constants={name: value for name, value in compiled.params.items() if value is not None},
        order=_ordered(names),
        names=names,
        given=[(at, convert) for at, convert in enumerate(given) if convert is not None],
        taken=[(at, convert) for at, convert in enumerate(taken) if convert is not None],
    )


def _ordered(names: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda known: tuple(known[name] for name in names)


def _raise_as_sqlalchemy(connection: Connection, sql: str, error: Exception) -> NoReturn:
    """Raise what SQLAlchemy would; a connection that is gone is not used again."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)  # type: ignore[arg-type]
    if gone:
        connection.invalidate(error)
    raise DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, connection_invalidated=gone, dialect=dialect
    ) from error
