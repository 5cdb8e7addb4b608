"""Which updates were processed already."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.aliases import settle
from storage.base import Moment
from storage.models import Chat, Received
from storage.prepared import Prepared
from storage.unit_of_work import UnitOfWork

PARKED = "parked update"  # purpose under which their payload is sealed

_INSERT = Prepared(
    sqlite.insert(Received).values(update_id=bindparam("update_id"), at=bindparam("at")).on_conflict_do_nothing()
)
# One statement notes the update and locks the chat. It must not read what follows from the chat as well: a statement
# that waited for a lock sees the locked row as it is then, but everything it joins as it was when it began.
_chat = select(Chat.id).where(Chat.key == bindparam("chat_key")).with_for_update().cte("chat")
settle(_chat)
_row = select(bindparam("update_id", type_=BigInteger), bindparam("at", type_=Moment))
_INSERT_AND_LOCK = Prepared(
    postgresql.insert(Received)
    .from_select(["update_id", "at"], _row.where(select(func.count(_chat.c.id)).scalar_subquery() >= 0))
    .on_conflict_do_nothing()
)
_PRUNE = delete(Received).where(Received.at < bindparam("before"))


def is_new(uow: UnitOfWork, update_id: int, now: datetime, chat_key: str) -> bool:
    """Note an update and lock its chat until the transaction ends; False when it was processed before.

    What is read of the chat afterwards is what stands: one turn of a chat at a time, over all processes. SQLite has
    one writer anyway.
    """
    if uow.is_sqlite:
        return _INSERT.change(uow.connection, {"update_id": update_id, "at": now}) == 1
    given = {"update_id": update_id, "at": now, "chat_key": chat_key}
    return _INSERT_AND_LOCK.change(uow.connection, given) == 1


def forget(uow: UnitOfWork, before: datetime) -> int:
    """Drop notes older than anything Telegram still repeats (it keeps updates 24 hours); gives their number."""
    return uow.connection.execute(_PRUNE, {"before": before}).rowcount
