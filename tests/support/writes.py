"""What was written, told by the database itself: a trigger on every table notes each row that changes (SQLite).

Events of SQLAlchemy would not do, since `storage.prepared` writes on the driver's own cursor.
"""

from __future__ import annotations

from typing import Final

from storage.models import Base
from storage.unit_of_work import UnitOfWork

NOTES: Final = "noted_writes"  # the table in which the triggers note


def note_writes(uow: UnitOfWork) -> None:
    """Have the database note the table of every row that is written from now on, whoever writes it."""
    run = uow.connection.exec_driver_sql
    run(f"CREATE TABLE {NOTES} (name TEXT NOT NULL)")
    for name in Base.metadata.tables:
        for act in ("INSERT", "UPDATE", "DELETE"):
            note = f"INSERT INTO {NOTES} VALUES ('{name}')"
            run(f"CREATE TRIGGER {NOTES}_{name}_{act} AFTER {act} ON {name} BEGIN {note}; END")


def tables_written(uow: UnitOfWork) -> frozenset[str]:
    """The tables that were written to since the notes were begun or forgotten."""
    return frozenset(uow.connection.exec_driver_sql(f"SELECT DISTINCT name FROM {NOTES}").scalars())


def forget_writes(uow: UnitOfWork) -> None:
    """Begin the notes anew."""
    uow.connection.exec_driver_sql(f"DELETE FROM {NOTES}")
