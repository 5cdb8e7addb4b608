"""Where whoever has not submitted stands in a campaign, and keeping it when they leave or are asked no more.

A figure that moved on that day would tell that they had not: who had stays where they were.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update

from storage.models import Chat, Person, StoredSession
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork


def stands() -> ColumnElement[str]:
    """In a query on `Person`, `StoredSession` and `Chat`: where somebody stands who has not submitted.

    Whoever withdrew or asked for deletion stays where they stood: no figure may tell that somebody did. Their chat is
    gone by then, so that they are never among those who have not joined or cannot be reached.
    """
    status = func.coalesce(StoredSession.status, SessionStatus.NEW.value)
    rests = or_(Person.frozen_at.is_not(None), status == SessionStatus.STOPPED)
    return case(
        (StoredSession.stood.is_not(None), StoredSession.stood),
        (and_(rests, StoredSession.started_on.is_not(None)), "in_progress"),
        (rests, "not_started"),
        (Chat.id.is_(None), "not_joined"),
        (Chat.unreachable_at.is_not(None), "unreachable"),
        (status == SessionStatus.STARTED, "in_progress"),
        else_="not_started",
    )


def keep(uow: UnitOfWork, which: ColumnElement[bool]) -> None:
    """Note of sessions where their people stand; before their chats go and their sessions stop."""
    now = (
        select(stands())
        .select_from(Person)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(Person.id == StoredSession.person_id)
        .correlate(StoredSession)
        .scalar_subquery()
    )
    uow.connection.execute(update(StoredSession).where(which).values(stood=now))
