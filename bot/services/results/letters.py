"""The message that tells somebody of their results, once for each submission or whenever they ask."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select

from bot.services import outgoing
from bot.services.results import pictures
from storage.models import Result, ResultDue
from storage.unit_of_work import UnitOfWork

KIND: Final = "result"


def leave(uow: UnitOfWork, person: int, picture: bytes | None, now: datetime) -> None:
    """Leave the message, with its picture where there is one; the person waits no more."""
    asked = uow.connection.scalar(select(ResultDue.asked_at).where(ResultDue.person_id == person))
    uow.connection.execute(delete(ResultDue).where(ResultDue.person_id == person))
    newest = uow.connection.scalar(select(func.max(Result.id)).where(Result.person_id == person, Result.current))
    if newest is None or asked is None or picture is None:
        return
    key = f"{KIND}:{person}:{newest}:{asked.isoformat()}"
    delivery, is_new = outgoing.leave(uow, key, person, KIND, {}, now)
    if is_new:
        pictures.keep(uow, delivery, picture, now)
