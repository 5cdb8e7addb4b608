"""Tables that stand in statements under a second name, for any number of threads."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

from storage.models import Base

Model = TypeVar("Model", bound=Base)


def lasting_alias(model: type[Model]) -> type[Model]:
    """An alias of a table that lives as long as the process: all that modules keep are made here.

    SQLAlchemy makes the columns of an alias when they are first asked for, and without a lock: two threads that ask at
    once make two sets, and statements in which both occur name the table itself, in this process for ever. Here they
    are made before any thread can ask.
    """
    made = aliased(model)
    _ = inspect(made).selectable.columns
    return made
