"""Whose chat has a menu of its own, because they have a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from storage.models import Chat, PersonRole
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChatOfDesk:
    """A chat whose person holds roles or which has a menu of its own; ``menu`` marks what Telegram was told."""

    id: int
    address: int
    language: str
    menu: str
    roles: frozenset[str]


def chats_with_desks(uow: UnitOfWork) -> list[ChatOfDesk]:
    """Chats that can be reached and whose person holds a role, or that were told a menu of their own."""
    has_desk = select(PersonRole.id).where(PersonRole.person_id == Chat.person_id).exists()
    query = select(Chat.id, Chat.address, Chat.language, Chat.menu, Chat.person_id)
    query = query.where(has_desk | (Chat.menu != ""), Chat.unreachable_at.is_(None)).order_by(Chat.id)
    rows = uow.connection.execute(query).all()
    roles = _roles(uow, [row.person_id for row in rows if row.person_id is not None])
    return [
        ChatOfDesk(
            row.id,
            int(uow.vault.open_text(row.address, ADDRESS)),
            row.language,
            row.menu,
            frozenset(roles.get(row.person_id, ())),
        )
        for row in rows
    ]


def _roles(uow: UnitOfWork, people: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    query = select(PersonRole.person_id, PersonRole.role).where(PersonRole.person_id.in_(people))
    for person, role in uow.connection.execute(query):
        found.setdefault(person, set()).add(role)
    return found


def note_menu(uow: UnitOfWork, chat: int, mark: str) -> None:
    """Telegram knows the menu of this chat."""
    uow.connection.execute(update(Chat).where(Chat.id == chat).values(menu=mark))
