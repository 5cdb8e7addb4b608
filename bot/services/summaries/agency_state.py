"""An agency in counts, for whoever has the care of it: its people. How campaigns stand is told by `reports`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from bot.services.people.leaving_proposed import proposed
from bot.services.people.new_accounts import UNDECIDED
from bot.services.people.reachable import absent, here, on_roster
from bot.services.people.scope import Right, Scope
from bot.services.people.shown_counts import shown_counts
from storage.labelled import all_of, first_of, labelled
from storage.models import Chat, HelpRequest, Person, Rebinding, Unit
from storage.unit_of_work import UnitOfWork

HELP_WITHIN: Final = timedelta(days=7)  # requests for help that are counted


@dataclass(frozen=True, slots=True)
class ReadableAgency:
    """An agency whose counts the reader may see."""

    id: int
    code: str
    names: dict[str, str]


_READABLE: Final = labelled(id=Unit.id, code=Unit.code, names=Unit.names)


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many of an agency. ``unreachable`` have joined; ``no_messenger`` may not use it; ``absent`` is today's."""

    total: int
    joined: int
    joined_today: int
    not_joined: int
    unreachable: int
    no_messenger: int
    absent: int


def own_agencies(uow: UnitOfWork, scope: Scope) -> list[ReadableAgency]:
    """The agencies of which the reader has the care."""
    return _listed(uow, scope.own_agencies(Right.COUNTS))


def agencies(uow: UnitOfWork, scope: Scope) -> list[ReadableAgency]:
    """All agencies of today with people, as far as the reader may see their counts."""
    exists_today = or_(Unit.valid_to.is_(None), Unit.valid_to >= scope.today)
    has_people = select(Person.id).where(Person.agency_id == Unit.id, on_roster(Person, scope.today)).exists()
    return _listed(uow, and_(scope.agencies(Right.COUNTS), exists_today, has_people))


def _listed(uow: UnitOfWork, which: ColumnElement[bool]) -> list[ReadableAgency]:
    return all_of(uow, ReadableAgency, select(*_READABLE).where(which).order_by(Unit.code))


def sees_province(uow: UnitOfWork, scope: Scope) -> bool:
    """Whether summaries of the whole province are for the reader."""
    return uow.connection.execute(select(literal(1)).where(scope.everywhere(Right.SUMMARIES))).first() is not None


def is_told(uow: UnitOfWork, scope: Scope, agency_id: int) -> bool:
    """Whether summaries of an agency come to the reader: of those they have the care of."""
    query = select(Unit.id).where(Unit.id == agency_id, scope.own_agencies(Right.SUMMARIES))
    return uow.connection.scalar(query) is not None


def agency(uow: UnitOfWork, scope: Scope, *, code: str = "", number: int = 0) -> ReadableAgency | None:
    """An agency by its code or row, if the reader may see its counts."""
    which = Unit.code.in_((code.strip(), code.strip().upper())) if code else Unit.id == number
    return first_of(uow, ReadableAgency, select(*_READABLE).where(which, scope.agencies(Right.COUNTS)))


def sees_small(uow: UnitOfWork, scope: Scope, agency_id: int) -> bool:
    """Whether the reader may know how everybody of an agency stands, however few they are."""
    query = select(Unit.id).where(Unit.id == agency_id, scope.agencies(Right.SMALL))
    return uow.connection.scalar(query) is not None


def may_show_people(uow: UnitOfWork, scope: Scope, found: ReadableAgency) -> bool:
    """Whether the counts of an agency's people may be shown to this reader: how many of how many have joined."""
    if sees_small(uow, scope, found.id):
        return True
    agency = aliased(Unit)
    query = (
        select(func.coalesce(agency.code, ""), func.count(Person.id), _count(_joined()))
        .select_from(Person)
        .outerjoin(agency, agency.id == Person.agency_id)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(on_roster(Person, scope.today))
        .group_by(agency.code)
    )
    pairs = {code: (total, joined) for code, total, joined in uow.connection.execute(query)}
    return found.code in shown_counts(uow, pairs).codes


def people(uow: UnitOfWork, scope: Scope, agency_id: int, now: datetime) -> PeopleCounts:
    """Everybody of an agency, counted; all zero when the reader may not see it.

    Whoever asked for deletion counts as somebody who has joined and can be reached, before and after it is carried out.
    """
    midnight = datetime.combine(scope.today, time(), now.tzinfo)
    joined, allowed = _joined(), Person.messenger.is_(True)
    unreachable = Chat.unreachable_at.is_not(None) & Person.frozen_at.is_(None)
    query = (
        select(
            func.count(Person.id),
            _count(joined),
            _count(joined & (Chat.bound_at >= midnight)),
            _count(~joined & allowed),
            _count(unreachable),
            _count(~allowed),
            _count(absent(Person.id, scope.today)),
        )
        .select_from(Person)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(Person.agency_id == agency_id, on_roster(Person, scope.today), scope.people(Right.COUNTS))
    )
    return PeopleCounts(*uow.connection.execute(query).one())


def _joined() -> ColumnElement[bool]:
    return Chat.id.is_not(None) | Person.frozen_at.is_not(None)


def asked_for_help(uow: UnitOfWork, scope: Scope, agency_id: int, now: datetime) -> int:
    """How many requests for help came from an agency in the last days."""
    query = (
        select(func.count(HelpRequest.id))
        .join(Person, Person.id == HelpRequest.person_id)
        .where(HelpRequest.agency_id == agency_id, HelpRequest.asked_at > now - HELP_WITHIN)
        .where(scope.people(Right.COUNTS))
    )
    return int(uow.connection.execute(query).scalar_one())


def waiting(uow: UnitOfWork, scope: Scope, agency_id: int | None = None) -> int:
    """How many new accounts wait for a word that the reader may give, in one agency or anywhere."""
    query = (
        select(func.count(Rebinding.id))
        .join(Person, Person.id == Rebinding.person_id)
        .where(UNDECIDED, scope.people(Right.VOUCHING))
    )
    if agency_id is not None:
        query = query.where(Person.agency_id == agency_id)
    return int(uow.connection.execute(query).scalar_one())


def leaving(uow: UnitOfWork, scope: Scope) -> int:
    """How many people were proposed as leavers and wait for a word that the reader may give."""
    query = select(func.count(Person.id)).where(proposed(), here(Person, scope.today))
    return int(uow.connection.execute(query.where(scope.people(Right.JOINING))).scalar_one())


def _count(condition: ColumnElement[bool]) -> Any:
    """How many rows fulfil a condition."""
    return func.count(case((condition, 1)))
