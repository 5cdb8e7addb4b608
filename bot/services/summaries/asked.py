"""Whom a campaign counts, and where: everybody who was asked, where they were when they were invited, until the end.

Whoever moves, leaves, or is no longer of the audience stays where they are counted, whether they answer or not. Counted
where they are today, two days between which nobody else answered would tell whether somebody had who moved or left.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from bot.services.campaigns.audience import Audience, matches
from bot.services.people.role_words import TECHNICAL
from bot.services.people.stood import stands
from bot.services.summaries.participation import BESIDE, PLACES, HeadCount
from storage.aliases import lasting_alias
from storage.models import Chat, Person, StoredSession, Unit
from storage.repositories.windows import has_submitted, was_asked
from storage.unit_of_work import UnitOfWork

invited_in = lasting_alias(Unit)
"""In a query on `StoredSession` that joins it by its code: the unit in which somebody was invited."""

# Whoever is to be asked and has no session yet is where they are today.
_is_asked = func.coalesce(was_asked(), false())
UNIT: Final[ColumnElement[int]] = case((_is_asked, invited_in.id), else_=Person.unit_id)
AGENCY: Final[ColumnElement[int]] = case((_is_asked, invited_in.agency_id), else_=Person.agency_id)


def head_counts(
    uow: UnitOfWork,
    campaign_id: int,
    audience: Audience,
    within: ColumnElement[bool],
    group: ColumnElement[int],
    today: date,
    *,
    is_joinable: bool,
) -> dict[int | None, HeadCount]:
    """Standings by group, `UNIT` or `AGENCY`: one statement, whatever the size of the roster.

    ``within`` may name these. ``is_joinable``: whether who comes to the audience is still invited.
    """
    people = (
        select(group.label("key"), _place(today).label("place"), is_elsewhere(today).label("elsewhere"))
        .select_from(Person)
        .outerjoin(StoredSession, and_(StoredSession.person_id == Person.id, StoredSession.campaign_id == campaign_id))
        .outerjoin(invited_in, invited_in.code == StoredSession.unit_code)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(within, _counts(audience, today, is_joinable=is_joinable))
        .subquery()
    )
    columns = (people.c.key, people.c.place, people.c.elsewhere)
    found: dict[int | None, dict[str, int]] = defaultdict(lambda: dict.fromkeys((*PLACES, *BESIDE), 0))
    for key, name, elsewhere, number in uow.connection.execute(select(*columns, func.count()).group_by(*columns)):
        found[key][name] += number
        found[key]["left"] += number if elsewhere else 0
    return {key: HeadCount(**numbers) for key, numbers in found.items()}


def has_left(today: date) -> ColumnElement[bool]:
    """In a query on `Person`: whether somebody is not here any more."""
    return and_(Person.left_on.is_not(None), Person.left_on <= today)


def is_elsewhere(today: date) -> ColumnElement[bool]:
    """Whether somebody who is counted has left, or moved to another agency, since they were invited."""
    return and_(_is_asked, or_(has_left(today), Person.agency_id.is_distinct_from(invited_in.agency_id)))


def _counts(audience: Audience, today: date, *, is_joinable: bool) -> ColumnElement[bool]:
    """With a session from the campaign, or about to get one; exempt are told beside them."""
    technical = Person.unit_id.in_(select(Unit.id).where(Unit.kind == TECHNICAL))
    fits = and_(~_is_asked, matches(audience), ~has_left(today), ~technical)
    return or_(_is_asked, fits if is_joinable else and_(fits, _is_exempt(today)))


def _is_exempt(today: date) -> ColumnElement[bool]:
    return or_(Person.messenger.is_(False), and_(Person.valid_from.is_not(None), Person.valid_from > today))


def _place(today: date) -> ColumnElement[str]:
    """Where somebody stands; the first that holds."""
    return case(
        (has_submitted(), "submitted"),
        (and_(~_is_asked, _is_exempt(today)), "exempt"),
        else_=stands(),
    )
