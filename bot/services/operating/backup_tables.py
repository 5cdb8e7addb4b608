"""Tables as they are in a database, whatever its revision, and their values as JSON."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, DateTime, LargeBinary, MetaData, Table, event, func, select, text

from storage.base import Moment
from storage.models import Base

REVISION_TABLE = "alembic_version"

Convert = Callable[[Any], Any]


def stored_tables(connection: Connection) -> list[Table]:
    """The tables that exist, those referred to first; a column that the models know has its type from there."""
    metadata = MetaData()

    @event.listens_for(metadata, "column_reflect")
    def _as_modelled(inspector: object, table: Table, column: dict[str, Any]) -> None:
        del inspector
        model = Base.metadata.tables.get(table.name)
        if model is not None and column["name"] in model.columns:
            column["type"] = model.columns[column["name"]].type

    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != REVISION_TABLE]


def self_references(table: Table) -> list[Column[Any]]:
    """Columns that refer to rows of the same table, for example a person's supervisor."""
    return [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]


def encoder(column: Column[Any]) -> Convert:
    """How a value of a column becomes JSON."""
    if isinstance(column.type, LargeBinary):
        return lambda value: base64.b64encode(value).decode()
    if isinstance(column.type, (Moment, DateTime, Date)):
        return lambda value: value.isoformat()
    return lambda value: value


def decoder(column: Column[Any]) -> Convert:
    """The reverse of `encoder`."""
    if isinstance(column.type, LargeBinary):
        return base64.b64decode
    if isinstance(column.type, (Moment, DateTime)):
        return datetime.fromisoformat
    if isinstance(column.type, Date):
        return date.fromisoformat
    return lambda value: value


def reset_sequence(connection: Connection, table: Table) -> None:
    """Let PostgreSQL count on behind the ids that were brought along."""
    key = table.primary_key.columns.values()[0]
    sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, key.name))).scalar()
    if sequence is None:
        return
    highest = connection.execute(select(func.max(key))).scalar()
    set_it = text("SELECT setval(:sequence, :value, :is_used)")
    connection.execute(set_it, {"sequence": sequence, "value": highest or 1, "is_used": highest is not None})
