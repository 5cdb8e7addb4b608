"""Tables that stand in statements under a second name, for any number of threads."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnClause, FromClause, column, inspect
from sqlalchemy.orm import aliased

from storage.models import Base

Model = TypeVar("Model", bound=Base)
_OF_NO_TABLE: ColumnClause[None] = column("of no table")  # it has to be looked for, which makes the index


def lasting_alias(model: type[Model]) -> type[Model]:
    """An alias of a table that lives as long as the process: all that modules keep are made here."""
    made = aliased(model)
    settle(inspect(made).selectable)
    return made


def settle(rows: FromClause) -> None:
    """Make what SQLAlchemy makes of a table's or an alias's columns only when it is first asked for.

    It does so without a lock. Of two threads that ask at once one may see half of the columns, and keep for ever what
    it made of them: statements in which a column of the alias stands as one of the table itself. So it is made before
    there are threads: for aliases when their module is imported, for tables when a database is opened.
    """
    rows.corresponding_column(_OF_NO_TABLE)


def settle_tables() -> None:
    """The same for all tables."""
    for table in Base.metadata.tables.values():
        settle(table)
