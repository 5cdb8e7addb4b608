"""Erasing what is stored about somebody, in one transaction, over every table of `personal_data`.

Freed space of the database file is overwritten afterwards (`storage.database.scrub`): that it is called for stands in
a row, so that neither a crash nor a reader that is in the way leaves it undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, delete, or_, select, update

from bot.services import installation_facts
from bot.services.rights import erased_counts
from bot.services.rights.personal_data import ANSWERS, EVERYTHING, FATES, SCOPES, Fate
from storage.base import Base
from storage.models import Chat, Person, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork

SCRUB: Final = "traces to be overwritten since"  # in `Installation`: rows went, their bytes may still be in the file

_BY_TABLE: Final[dict[str, Fate]] = {fate.model.__tablename__: fate for fate in FATES}
_REFERRING: Final = [
    (column.table, column, key.column.table.name)
    for table in Base.metadata.sorted_tables
    for column in table.columns
    for key in column.foreign_keys
    if column.nullable
]


def erase_person(uow: UnitOfWork, person_id: int, scope: str, now: datetime) -> dict[str, int]:
    """Erase what a scope takes of somebody; gives how many rows went or were emptied, by table."""
    uow.orm.flush()
    if scope == EVERYTHING:
        erased_counts.keep(uow, person_id)
    conditions = [(fate, fate.of_person(person_id)) for fate in _children_first()]
    _leave_screen(uow, person_id, now)
    figures = _erase(uow, conditions, scope, now)
    if not uow.is_sqlite:
        _wait_for_writers(uow, person_id)
        more = _erase(uow, conditions, scope, now)
        figures = {name: figures.get(name, 0) + more.get(name, 0) for name in sorted({*figures, *more})}
    return figures


def _wait_for_writers(uow: UnitOfWork, person_id: int) -> None:
    """Wait for other processes that are writing rows which refer to somebody; what they wrote can be seen afterwards.

    Such a row holds its person until its transaction ends: its foreign key does, and `sources.hold` from before what it
    rests on was read. Nobody holds a person who is taken here.
    """
    uow.connection.execute(select(Person.id).where(Person.id == person_id).with_for_update())


def take_sessions(uow: UnitOfWork, condition: ColumnElement[bool], most: int) -> list[int]:
    """Sessions that are to be erased, held until this transaction ends; without those that anybody is writing about.

    Whoever writes holds the session, or the person it is of; it is not waited for, since so much can be erased later.
    """
    found = select(StoredSession.id, StoredSession.person_id).where(condition).order_by(StoredSession.id).limit(most)
    taken = uow.connection.execute(found.with_for_update(skip_locked=True, of=StoredSession)).all()
    people = select(Person.id).where(Person.id.in_({one.person_id for one in taken})).with_for_update(skip_locked=True)
    free = set(uow.connection.scalars(people))
    return [one.id for one in taken if one.person_id in free]


def erase_sessions(uow: UnitOfWork, sessions: Sequence[int], now: datetime) -> dict[str, int]:
    """Erase the answers of sessions that were taken; gives how many rows went or were emptied, by table."""
    hanging = [fate for fate in _children_first() if fate.hangs_on_session]
    return _erase(uow, [(fate, fate.of_sessions(sessions)) for fate in hanging], ANSWERS, now)


def _children_first() -> list[Fate]:
    order = [table.name for table in reversed(Base.metadata.sorted_tables)]
    return [_BY_TABLE[name] for name in order if name in _BY_TABLE]


def _erase(
    uow: UnitOfWork, conditions: Sequence[tuple[Fate, ColumnElement[bool]]], scope: str, now: datetime
) -> dict[str, int]:
    uow.orm.flush()
    figures: dict[str, int] = {}
    for fate, mine in conditions:
        table = fate.model.__table__
        if fate.rows in SCOPES[scope]:
            _let_go_of(uow, fate, mine)
            figures[table.name] = uow.connection.execute(delete(fate.model).where(mine)).rowcount
        else:
            figures[table.name] = _empty(uow, fate, mine, scope, now)
    uow.orm.expire_all()
    installation_facts.remember(uow, SCRUB, now.isoformat())
    return {name: rows for name, rows in sorted(figures.items()) if rows}


def _let_go_of(uow: UnitOfWork, fate: Fate, mine: ColumnElement[bool]) -> None:
    """Rows of others that refer to those that go refer to nothing from now on."""
    going = select(*fate.model.__table__.primary_key.columns).where(mine)
    for table, column, target in _REFERRING:
        if target == fate.model.__tablename__:
            uow.connection.execute(update(table).where(column.in_(going)).values({column.name: None}))


def _empty(uow: UnitOfWork, fate: Fate, mine: ColumnElement[bool], scope: str, now: datetime) -> int:
    """Empty columns of rows that stay; gives how many of them held anything."""
    columns = [name for name, at in fate.blank.items() if at in SCOPES[scope]]
    if not columns:
        return 0
    table: Table = fate.model.__table__
    values: dict[str, Any] = dict.fromkeys(columns)
    held = or_(*(table.c[name].is_not(None) for name in columns))
    if fate.model is StoredSession:
        values |= {"erased_at": now, "turn": StoredSession.turn + 1, "revision": StoredSession.revision + 1}
    return uow.connection.execute(update(fate.model).where(mine, held).values(values)).rowcount


def _leave_screen(uow: UnitOfWork, person_id: int, now: datetime) -> None:
    """What is on the screen may be of what goes: the chat shows the person's rights from now on."""
    chats.turn_to(uow, Chat.person_id == person_id, {"at": "rights"}, now, session_id=None)


def wants_scrub(uow: UnitOfWork) -> str:
    """Since when bytes wait to be overwritten; empty when none do."""
    return installation_facts.recall(uow, SCRUB)


def note_scrubbed(uow: UnitOfWork, since: str) -> None:
    """They were, unless more has gone since."""
    if installation_facts.recall(uow, SCRUB) == since:
        installation_facts.remember(uow, SCRUB, "")
