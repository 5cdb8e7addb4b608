"""Which updates were processed already."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite

from storage.models import Received
from storage.unit_of_work import UnitOfWork

_INSERT = {  # SQLAlchemy forgets how many rows an INSERT met unless it is told to keep it
    "sqlite": sqlite.insert(Received).on_conflict_do_nothing().execution_options(preserve_rowcount=True),
    "postgresql": postgresql.insert(Received).on_conflict_do_nothing().execution_options(preserve_rowcount=True),
}
_PRUNE = delete(Received).where(Received.at < bindparam("before"))


def is_new(uow: UnitOfWork, update_id: int, now: datetime) -> bool:
    """Note an update; False when it was processed before."""
    statement = _INSERT[uow.connection.dialect.name]
    return uow.connection.execute(statement, {"update_id": update_id, "at": now}).rowcount == 1


def forget(uow: UnitOfWork, before: datetime) -> int:
    """Drop notes older than anything Telegram still repeats (it keeps updates 24 hours); gives their number."""
    return uow.connection.execute(_PRUNE, {"before": before}).rowcount
