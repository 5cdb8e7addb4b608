"""Who belongs to the organisation, is on duty, and can be reached: the one place that joins people and chats."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from bot.services.people.absences import covers
from storage.aliases import lasting_alias
from storage.models import Absence, Chat, Person, PersonRole, Unit

Ids = Select[int]
# Made once: adapting a table's columns to an alias takes longer than the query.
_holder, _their_home = lasting_alias(Person), lasting_alias(Unit)
_held, _chat = lasting_alias(PersonRole), lasting_alias(Chat)


def on_roster(person: Any, today: date) -> ColumnElement[bool]:
    """The condition that somebody is counted among the people of their unit today.

    Whoever asked for deletion still works there: a count that fell by one would tell everybody that they asked.
    """
    return or_(person.left_on.is_(None), person.left_on > today)


def here(person: Any, today: date) -> ColumnElement[bool]:
    """The condition that somebody belongs to the organisation today and has not asked for deletion."""
    return and_(on_roster(person, today), person.frozen_at.is_(None))


def absent(person_id: Any, today: date) -> ColumnElement[bool]:
    """The condition that an absence of somebody covers today."""
    mine = select(literal(1)).where(Absence.person_id == person_id, covers(today))
    return mine.correlate_except(Absence).exists()


def on_duty(role: str, agency: Any, today: date, *, except_for: Any = 0) -> Ids:
    """Who holds a role for an agency and can be counted on: joined, reachable, not absent, not gone."""
    return (
        select(_holder.id)
        .join(_held, _held.person_id == _holder.id)
        .outerjoin(_their_home, _their_home.id == _held.unit_id)
        .join(_chat, _chat.person_id == _holder.id)
        .where(_held.role == role, func.coalesce(_their_home.agency_id, _holder.agency_id) == agency)
        .where(
            here(_holder, today), _chat.unreachable_at.is_(None), ~absent(_holder.id, today), _holder.id != except_for
        )
    )


def can_read(now: datetime) -> ColumnElement[bool]:
    """The condition on `Person` and `Chat`: here, with a chat that works, at work today, not snoozing."""
    today = now.date()
    snoozing = and_(Person.snoozed_until.is_not(None), Person.snoozed_until > now)
    return and_(here(Person, today), Chat.unreachable_at.is_(None), ~absent(Person.id, today), ~snoozing)
