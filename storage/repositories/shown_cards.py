"""What chats show, as it is noted: the newest card wins, whichever process showed it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from typing import NamedTuple

from sqlalchemy import bindparam, case, func, or_, select, update

from storage.base import Moment
from storage.models import Chat
from storage.prepared import Prepared
from storage.unit_of_work import UnitOfWork


class CardNews(NamedTuple):
    """News of a card: the chat's row, the revision it shows, its message, and what it asks.

    ``asks`` is a checksum of the question; ``since`` is when the message was edited into it, None for a new message.
    """

    chat: int
    revision: int
    message: int
    asks: str = ""
    since: datetime | None = None


class Standing(Enum):
    """How a card that was sent stands beside what other processes showed in the same chat meanwhile."""

    NEWEST = auto()
    """It is what the chat should show."""
    OVERTAKEN = auto()
    """The chat should show more by now: another process is about to, and may have done so in the card above."""
    SHOWN = auto()
    """The chat shows as much or more already, in another message."""
    HIDDEN = auto()
    """An older card, which another process sent, lies below it."""


_NOTED = (
    update(Chat)
    .where(Chat.id == bindparam("b_id"), Chat.shown_revision < bindparam("b_revision"))
    # Another process may have sent a card below the one that was edited here: then that is what the person sees.
    .where(func.coalesce(Chat.message_id, 0) <= bindparam("b_message_id"))
    .values(
        shown_revision=bindparam("b_revision"),
        message_id=bindparam("b_message_id"),
        bottom_id=case(
            (func.coalesce(Chat.bottom_id, 0) < bindparam("b_message_id"), bindparam("b_message_id")),
            else_=Chat.bottom_id,
        ),
        asks=bindparam("b_asks"),
        asks_from=case((Chat.asks == bindparam("b_asks"), Chat.asks_from), else_=bindparam("b_message_id")),
        asks_since=case((Chat.asks == bindparam("b_asks"), Chat.asks_since), else_=bindparam("b_since", type_=Moment)),
    )
)
_SHOWN = Prepared(_NOTED)
_SENT = _NOTED.returning(Chat.revision)
_UNSHOWN = (
    select(Chat.id)
    .where(Chat.revision > Chat.shown_revision, Chat.unreachable_at.is_(None))
    .where(or_(Chat.wanted_at.is_(None), Chat.wanted_at <= bindparam("before")))
    .order_by(Chat.wanted_at)
    .limit(bindparam("most"))
)


def note_shown(uow: UnitOfWork, shown: list[CardNews]) -> list[int]:
    """Note what chats show now. Older news than what is noted is ignored.

    Gives the chats in which another card lies below: they have to be shown again.
    """
    if _SHOWN.change_all(uow.connection, [_noted(one) for one in shown]) == len(shown):
        return []
    newest = {one.chat: one.revision for one in shown}
    rows = uow.connection.execute(select(Chat.id, Chat.shown_revision).where(Chat.id.in_(newest)))
    return [chat for chat, revision in rows if revision < newest[chat]]


def note_sent(uow: UnitOfWork, sent: CardNews) -> Standing:
    """Note a card that was sent; says how it stands beside what other processes showed meanwhile."""
    wanted = uow.connection.scalar(_SENT, _noted(sent))
    if wanted is not None:
        return Standing.OVERTAKEN if wanted > sent.revision else Standing.NEWEST
    shown = uow.connection.execute(select(Chat.message_id, Chat.shown_revision).where(Chat.id == sent.chat)).first()
    if shown is None or shown.message_id == sent.message:
        return Standing.NEWEST
    return Standing.SHOWN if shown.shown_revision >= sent.revision else Standing.HIDDEN


def _noted(one: CardNews) -> dict[str, object]:
    return {
        "b_id": one.chat,
        "b_revision": one.revision,
        "b_message_id": one.message,
        "b_asks": one.asks,
        "b_since": one.since,
    }


def unshown(uow: UnitOfWork, before: datetime, most: int) -> list[int]:
    """Chats that should show something since ``before`` and do not yet."""
    return list(uow.connection.execute(_UNSHOWN, {"before": before, "most": most}).scalars())
