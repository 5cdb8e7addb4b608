"""The message that tells somebody of their results, once for each submission or whenever they ask."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from bot.services import outgoing, results_due
from bot.services.results import pictures
from storage.models import Result
from storage.unit_of_work import UnitOfWork

KIND: Final = "result"


def leave(uow: UnitOfWork, person: int, picture: bytes | None, now: datetime) -> None:
    """Leave the message to somebody taken at ``now``, with its picture where there is one; they wait no more.

    Where they submitted anew meanwhile, the message that comes after that is the one they get.
    """
    if not results_due.told(uow, person, now):
        return
    newest = uow.connection.scalar(select(func.max(Result.id)).where(Result.person_id == person, Result.current))
    if newest is None or picture is None:
        return
    key = f"{KIND}:{person}:{newest}:{now.isoformat()}"
    delivery, is_new = outgoing.leave(uow, key, person, KIND, {}, now)
    if is_new:
        pictures.keep(uow, delivery, picture, now)
