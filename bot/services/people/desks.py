"""Who has a desk, and why: the roles of somebody with the agencies they are for, and chats with a menu of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update

from bot.services.people.role_words import AGENCY, TABLE
from storage.aliases import lasting_alias
from storage.models import Chat, Person, PersonRole, Unit
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork

_home, _own = lasting_alias(Unit), lasting_alias(Unit)


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds; ``agency`` has the names of the agency it is for, empty for one of the province."""

    role: str
    agency: dict[str, str]


def held(uow: UnitOfWork, person_id: int) -> list[Held]:
    """The roles of somebody that open a desk, in the order of the table of roles; none while their data are frozen."""
    query = (
        select(PersonRole.role, _own.names)
        .select_from(PersonRole)
        .join(Person, Person.id == PersonRole.person_id)
        .outerjoin(_home, _home.id == PersonRole.unit_id)
        .outerjoin(_own, _own.id == func.coalesce(_home.agency_id, Person.agency_id))
        .where(PersonRole.person_id == person_id, Person.frozen_at.is_(None))
    )
    known = {role.word: (n, role.counts == AGENCY) for n, role in enumerate(TABLE) if role.desk}
    found = [(role, names) for role, names in uow.connection.execute(query) if role in known]
    ordered = sorted(found, key=lambda one: known[one[0]][0])
    return [Held(role, dict(names or {}) if known[role][1] else {}) for role, names in ordered]


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
    query = select(PersonRole.person_id, PersonRole.role).join(Person, Person.id == PersonRole.person_id)
    query = query.where(PersonRole.person_id.in_(people), Person.frozen_at.is_(None))
    for person, role in uow.connection.execute(query):
        found.setdefault(person, set()).add(role)
    return found


def note_menu(uow: UnitOfWork, chat: int, mark: str) -> None:
    """Telegram knows the menu of this chat."""
    uow.connection.execute(update(Chat).where(Chat.id == chat).values(menu=mark))
