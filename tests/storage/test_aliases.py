"""What modules keep of statements can be used by any number of threads from the first moment on."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from sqlalchemy import Table, inspect
from sqlalchemy.orm.util import AliasedClass
from sqlalchemy.sql.selectable import AliasedReturnsRows

import bot
import storage
from storage.aliases import lasting_alias
from storage.models import Base, Unit


def kept() -> Iterator[tuple[str, AliasedReturnsRows]]:
    """Aliases, subqueries and common tables that stand in modules, each with its name."""
    for package in (bot, storage):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__") and ".migrations." not in found.name:
                module = importlib.import_module(found.name)
                for name, value in vars(module).items():
                    if isinstance(value, AliasedClass):
                        yield f"{found.name}.{name}", inspect(value).selectable
                    elif isinstance(value, AliasedReturnsRows):
                        yield f"{found.name}.{name}", value


def is_settled(rows: AliasedReturnsRows | Table) -> bool:
    """Whether nothing is left that SQLAlchemy would make of the columns when it is first asked for."""
    return "_columns" in vars(rows) and bool(rows.columns._proxy_index)


def test_columns_are_made_before_any_thread_can_ask_for_them():
    """Made by two threads at once they would be half there for one of them, and its statement wrong for ever."""
    known = dict(kept())
    assert "bot.services.people.desks._own" in known
    assert [name for name, rows in known.items() if not is_settled(rows)] == []


def test_columns_of_tables_are_made_when_a_database_is_opened(database):
    assert [table.name for table in Base.metadata.tables.values() if not is_settled(table)] == []


def test_a_lasting_alias_is_a_table_of_its_own():
    one, other = lasting_alias(Unit), lasting_alias(Unit)
    assert inspect(one).selectable is not inspect(other).selectable
    assert "units AS units_1" in str(inspect(one).selectable.select())
