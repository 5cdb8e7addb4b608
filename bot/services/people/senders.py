"""Who may send files to the bot, asked before anything is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from bot.services.people import admins
from storage.models import Chat, Person, Received
from storage.repositories.chats import CHAT
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sender:
    """An admin, as far as words for them need it."""

    language: str
    form_of_address: str | None


def sender_of(uow: UnitOfWork, chat: int, update_id: int) -> Sender | None:
    """The admin of a chat; None for everybody else, and for an update that was taken before."""
    query = (
        select(Chat.language, Person.form_of_address)
        .join(Person, Person.id == Chat.person_id)
        .where(Chat.key == uow.vault.key_of(chat, CHAT), admins.is_admin(Chat.person_id))
        .where(~select(Received.update_id).where(Received.update_id == update_id).exists())
    )
    row = uow.connection.execute(query).first()
    return None if row is None else Sender(*row)
