"""Binding a chat to a person: one chat a person, one person a chat; wrong tries are limited and say nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update

from bot.services.people import invitations, new_accounts
from bot.services.people.invitations import FoundInvitation
from bot.services.people.new_accounts import LET_GO
from bot.settings import Settings
from storage.models import Chat
from storage.repositories import chats, passing
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork
from survey_definitions.answers import dates
from survey_definitions.answers.folding import folded, western
from survey_definitions.answers.unreadable import Unreadable

MOST_TRIES: Final = 5  # wrong codes and facts of one chat within the window
WINDOW: Final = timedelta(hours=1)
FACT_LETTERS: Final = 3  # the last characters of the staff code
STAFF_CODE_END: Final = "staff_code_end"
BIRTH_MONTH: Final = "birth_month"


def may_try(chat: ChatView, now: datetime) -> bool:
    """Whether this chat may try a code or a fact now."""
    if chat.tries_until is not None and chat.tries_until <= now:
        chat.wrong_tries, chat.tries_until = 0, None
    return chat.wrong_tries < MOST_TRIES


def note_wrong(chat: ChatView, now: datetime) -> None:
    """Count a wrong code or fact."""
    chat.wrong_tries += 1
    chat.tries_until = chat.tries_until or now + WINDOW


def facts_asked(settings: Settings, birth_month: str | None) -> list[str]:
    """Which facts are asked of somebody, in order; one that the roster does not know cannot be asked."""
    words = settings.join_facts.split()
    asked = [word for word in words if word != BIRTH_MONTH or birth_month]
    return asked or [STAFF_CODE_END]


def fits(invitation: FoundInvitation, fact: str, kind: str = STAFF_CODE_END) -> bool:
    """Whether the fact is the one the link does not hold; who types the whole staff code knows its end as well."""
    if kind == STAFF_CODE_END:
        code = _code(invitation.staff_code)
        return _code(fact) in (code, code[-FACT_LETTERS:])
    try:
        return dates.month(fact)[: len("YYYY-MM")] == invitation.birth_month
    except Unreadable:
        return False


def _code(text: str) -> str:
    """A staff code, or a part of one, however it was typed: `ＢＴＣ－０１２` and `btc 012` are both `btc012`."""
    return "".join(sign for sign in folded(western(text)) if sign.isalnum())


def join(uow: UnitOfWork, chat: ChatView, invitation: FoundInvitation, now: datetime) -> bool:
    """Bind the chat; False when the person has joined already and the new account has to be confirmed first.

    Raises Refusal when the invitation ended meanwhile.
    """
    person, drawn_by = invitation.person_id, invitation.drawn_by
    if invitation.for_new_account or not new_accounts.needs_confirming(uow, person, chat.id, drawn_by):
        bind(uow, chat, invitation, now)
        return True
    invitations.use(uow, invitation, now)
    new_accounts.ask(uow, invitation.person_id, chat.id, now)
    return False


def bind(uow: UnitOfWork, chat: ChatView, invitation: FoundInvitation, now: datetime) -> None:
    """Bind the chat. A chat the person had before is let go; what they answered stays.

    Raises Refusal when the invitation ended meanwhile.
    """
    invitations.use(uow, invitation, now)
    let_go(uow, invitation.person_id, now, except_for=chat.id)
    new_accounts.drop(uow, invitation.person_id, chat.id, now)
    bound = update(Chat).where(Chat.id == chat.id)
    uow.connection.execute(bound.values(person_id=invitation.person_id, bound_at=now))
    found = chats.by_id(uow, chat.id)
    assert found is not None
    assert found.person is not None
    chat.person = found.person
    chat.wrong_tries, chat.tries_until = 0, None
    chat.language = found.person.language or chat.language


def let_go(uow: UnitOfWork, person_id: int, now: datetime, *, except_for: int | None = None) -> int:
    """Unbind the chat of a person, except the one given; it shows the stranger's card from now on."""
    passing.hasten(uow, person_id, now)
    mine = (Chat.person_id == person_id) & (Chat.id != (except_for or 0))
    return chats.turn_to(uow, mine, LET_GO, now, person_id=None, session_id=None)
