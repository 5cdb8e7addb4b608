"""Rows written by the thousand in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, text
from sqlalchemy.dialects import postgresql, sqlite

from storage.base import Base
from storage.unit_of_work import UnitOfWork


def insert_missing(uow: UnitOfWork, table: type[Base], columns: Sequence[str], rows: Select[*tuple[Any, ...]]) -> int:
    """Insert what a query gives, leaving out what is there already by a unique key; gives the number inserted."""
    dialect = sqlite if uow.is_sqlite else postgresql
    insert = dialect.insert(table).from_select(columns, rows).on_conflict_do_nothing()
    inserted = uow.connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount
    if not uow.is_sqlite:
        return inserted
    # Python's driver does not count for a statement that begins with WITH.
    return int(uow.connection.execute(text("SELECT changes()")).scalar_one())


def insert_if_missing(uow: UnitOfWork, table: type[Base], values: Mapping[str, Any]) -> None:
    """Insert a row unless one with its unique key is there already."""
    dialect = sqlite if uow.is_sqlite else postgresql
    uow.connection.execute(dialect.insert(table).values(values).on_conflict_do_nothing())
