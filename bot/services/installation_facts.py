"""Small facts about this installation that are kept: the bot's name, that using the messenger is lawful here."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

from storage.models import Installation
from storage.unit_of_work import UnitOfWork

BOT_NAME = "bot name"
LAWFUL_USE = "lawful use"
STRUCTURE = "structure as of"  # another value whenever a unit or an entry of a list was written
MOST_VALUE = 400  # characters


def remember(uow: UnitOfWork, key: str, value: str) -> None:
    """Keep a fact, over what was kept before; another process may keep it at the same moment."""
    row = uow.orm.get(Installation, key)
    if row is not None:
        row.value = value
        return
    insert = (sqlite if uow.is_sqlite else postgresql).insert(Installation).values(key=key, value=value)
    uow.connection.execute(insert.on_conflict_do_update(index_elements=("key",), set_={"value": value}))


def recall(uow: UnitOfWork, key: str) -> str:
    """The fact; empty when it is not known."""
    row = uow.orm.get(Installation, key)
    return row.value if row is not None else ""


def remember_name(uow: UnitOfWork, name: str) -> None:
    """The bot's name, for links drawn without a network."""
    remember(uow, BOT_NAME, name)
