"""Rows written by the thousand in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Insert, Select, text
from sqlalchemy.dialects import postgresql, sqlite

from storage.base import Base
from storage.unit_of_work import UnitOfWork


def insert_missing(uow: UnitOfWork, table: type[Base], columns: Sequence[str], rows: Select[*tuple[Any, ...]]) -> int:
    """Insert what a query gives, leaving out what is there already by a unique key; gives the number inserted."""
    return count_inserted(uow, missing(table, columns, rows, is_sqlite=uow.is_sqlite))


def missing(
    table: type[Base], columns: Sequence[str], rows: Select[*tuple[Any, ...]], *, is_sqlite: bool
) -> sqlite.Insert | postgresql.Insert:
    """The statement of `insert_missing`, for those who run it often."""
    insert = sqlite.insert(table) if is_sqlite else postgresql.insert(table)
    return insert.from_select(columns, rows).on_conflict_do_nothing()


def count_inserted(uow: UnitOfWork, statement: Insert, **values: Any) -> int:
    """Run a statement of `missing` with the values of its parameters; gives the number of rows inserted."""
    inserted = uow.connection.execute(statement, values, execution_options={"preserve_rowcount": True}).rowcount
    if not uow.is_sqlite:
        return inserted
    # Python's driver does not count for a statement that begins with WITH.
    return int(uow.connection.execute(text("SELECT changes()")).scalar_one())


def insert_if_missing(uow: UnitOfWork, table: type[Base], values: Mapping[str, Any]) -> None:
    """Insert a row unless one with its unique key is there already."""
    dialect = sqlite if uow.is_sqlite else postgresql
    uow.connection.execute(dialect.insert(table).values(values).on_conflict_do_nothing())
