"""Rows that become values by the names of their columns, not by their order.

query = select(*labelled(campaign=Campaign.id, titles=SurveyVersion.titles)).join(…)
return all_of(uow, Ended, query)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Label, Select, SQLColumnExpression

from storage.unit_of_work import UnitOfWork

Made = TypeVar("Made")


def labelled(**columns: SQLColumnExpression[Any]) -> list[Label[Any]]:
    """Columns under the names of the fields they are for."""
    return [column.label(name) for name, column in columns.items()]


def all_of(uow: UnitOfWork, made: Callable[..., Made], query: Select[*tuple[Any, ...]]) -> list[Made]:
    """What a query finds, in its order. Raises TypeError for a column that is no field, or a field without one."""
    return [made(**row) for row in uow.connection.execute(query).mappings()]


def first_of(uow: UnitOfWork, made: Callable[..., Made], query: Select[*tuple[Any, ...]]) -> Made | None:
    """The first that a query finds; None for nothing. Raises TypeError as `all_of` does."""
    row = uow.connection.execute(query).mappings().first()
    return None if row is None else made(**row)
