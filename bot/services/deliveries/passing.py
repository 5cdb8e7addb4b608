"""What came of deleting messages that may not stay in their chat, and how many are still there.

Telegram lets a bot delete what it sent for 48 hours. The row goes once the message is
gone, and what came of it is on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select

from bot.services import audit
from storage.models import PassingMessage
from storage.unit_of_work import UnitOfWork

DELETABLE: Final = timedelta(hours=48)  # after sending, by Telegram's rule
AGAIN_AFTER: Final = timedelta(hours=1)  # until a deletion that was refused is tried once more
OVERDUE_AFTER: Final = timedelta(minutes=15)
DELETED, GONE, REFUSED = "deleted", "already gone", "refused"  # what came of it


@dataclass(frozen=True, slots=True)
class StillThere:
    """How many such messages stand in chats, and how many of them should be gone."""

    number: int
    overdue: int


def settle(uow: UnitOfWork, number: int, outcome: str, now: datetime) -> None:
    """Note what came of a deletion: on record, and tried again for as long as Telegram may still take it."""
    row = uow.orm.get(PassingMessage, number)
    if row is None:
        return  # another process was faster
    if outcome == REFUSED and now + AGAIN_AFTER < row.sent_at + DELETABLE:
        row.delete_after = now + AGAIN_AFTER
        return
    details = {"outcome": outcome, "hours": round((now - row.sent_at).total_seconds() / 3600)}
    subject = f"person:{row.person_id}"
    audit.record(uow, actor=audit.JOBS, act="people.not_joined.deleted", subject=subject, details=details, now=now)
    uow.connection.execute(delete(PassingMessage).where(PassingMessage.id == number))


def still_there(uow: UnitOfWork, now: datetime) -> StillThere:
    """How many there are, for `doctor`."""
    late = PassingMessage.delete_after < now - OVERDUE_AFTER
    count = select(func.count(PassingMessage.id))
    return StillThere(
        uow.connection.execute(count).scalar_one(), uow.connection.execute(count.where(late)).scalar_one()
    )
