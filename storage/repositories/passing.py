"""Messages that may not stay in their chat: where they are, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from storage.models import PassingMessage
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork

BATCH: Final = 50


@dataclass(frozen=True, slots=True)
class Passing:
    """A message whose time is over; ``address`` is the channel's number of its chat."""

    id: int
    address: int
    message: int


def note(uow: UnitOfWork, person: int, address: int, message: int, sent_at: datetime, kept_for: timedelta) -> None:
    """A message has arrived that is to be deleted after a while. Earlier ones of the same person go at once."""
    hasten(uow, person, sent_at)
    sealed = uow.vault.seal_text(str(address), ADDRESS)
    uow.orm.add(
        PassingMessage(
            person_id=person, address=sealed, message_id=message, sent_at=sent_at, delete_after=sent_at + kept_for
        )
    )


def hasten(uow: UnitOfWork, person: int, now: datetime) -> None:
    """What somebody has of these goes at once: something newer is there, or the account is not theirs any more."""
    mine = update(PassingMessage).where(PassingMessage.person_id == person, PassingMessage.delete_after > now)
    uow.connection.execute(mine.values(delete_after=now))


def due(uow: UnitOfWork, now: datetime) -> list[Passing]:
    """Those whose time is over, the oldest first."""
    query = select(PassingMessage.id, PassingMessage.address, PassingMessage.message_id)
    query = query.where(PassingMessage.delete_after <= now).order_by(PassingMessage.delete_after, PassingMessage.id)
    found = uow.connection.execute(query.limit(BATCH))
    return [Passing(number, int(uow.vault.open_text(sealed, ADDRESS)), message) for number, sealed, message in found]
