"""What need not be kept any longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import delete, select, update

from storage.models import Chat, ParkedUpdate, Rebinding, Summary
from storage.unit_of_work import UnitOfWork

KEEP_RECEIVED: Final = timedelta(hours=48)  # Telegram repeats for 24 hours


KEEP_PARKED: Final = timedelta(days=14)


KEEP_STRANGERS: Final = timedelta(days=1)


KEEP_PICTURES: Final = timedelta(hours=48)  # of summaries; their figures stay


def forget_parked(uow: UnitOfWork, before: object) -> int:
    """Remove updates that could not be processed and were set aside before a moment; gives their number."""
    return uow.connection.execute(delete(ParkedUpdate).where(ParkedUpdate.at < before)).rowcount


def forget_pictures(uow: UnitOfWork, before: object) -> int:
    """Drop the pictures of summaries made before a moment, not their figures; gives their number."""
    old = update(Summary).where(Summary.at < before, Summary.picture.is_not(None))
    return uow.connection.execute(old.values(picture=None)).rowcount


def forget_strangers(uow: UnitOfWork, before: object) -> int:
    """Chats that are bound to nobody and came to nothing."""
    waits = select(Rebinding.id).where(Rebinding.chat_id == Chat.id).exists()
    idle = delete(Chat).where(Chat.person_id.is_(None), Chat.bound_at.is_(None), Chat.wanted_at < before, ~waits)
    return uow.connection.execute(idle).rowcount
