"""Binding a chat to a person: one chat a person, one person a chat; wrong tries are limited and say nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update

from bot.services import invitations
from bot.services.invitations import FoundInvitation
from storage.models import Chat
from storage.repositories import chats
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork

MOST_TRIES: Final = 5  # wrong codes and facts of one chat within the window
WINDOW: Final = timedelta(hours=1)
FACT_LETTERS: Final = 3  # the last characters of the staff code (design section 7)


def may_try(chat: ChatView, now: datetime) -> bool:
    """Whether this chat may try a code or a fact now."""
    if chat.tries_until is not None and chat.tries_until <= now:
        chat.wrong_tries, chat.tries_until = 0, None
    return chat.wrong_tries < MOST_TRIES


def note_wrong(chat: ChatView, now: datetime) -> None:
    """Count a wrong code or fact."""
    chat.wrong_tries += 1
    chat.tries_until = chat.tries_until or now + WINDOW


def fits(invitation: FoundInvitation, fact: str) -> bool:
    """Whether the fact is the one the link does not hold."""
    return fact.strip().casefold() == invitation.staff_code[-FACT_LETTERS:].casefold()


def bind(uow: UnitOfWork, chat: ChatView, invitation: FoundInvitation, now: datetime) -> None:
    """Bind the chat. A chat the person had before is let go: a new code means a new phone or account.

    Raises Refusal when the invitation ended meanwhile.
    """
    invitations.use(uow, invitation, now)
    earlier = update(Chat).where(Chat.person_id == invitation.person_id, Chat.id != chat.id)
    forgotten = {"person_id": None, "session_id": None, "place": {"at": "stranger"}}
    uow.connection.execute(earlier.values(**forgotten, revision=Chat.revision + 1, wanted_at=now))
    bound = update(Chat).where(Chat.id == chat.id)
    uow.connection.execute(bound.values(person_id=invitation.person_id, bound_at=now))
    found = chats.by_id(uow, chat.id)
    assert found is not None
    assert found.person is not None
    chat.person = found.person
    chat.wrong_tries, chat.tries_until = 0, None
    chat.language = found.person.language or chat.language
