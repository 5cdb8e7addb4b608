"""An agency in counts, for whoever has the care of it: how many joined, how many stand where in open campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import aliased

from bot.services.people.leaving_proposed import proposed
from bot.services.people.new_accounts import UNDECIDED
from bot.services.people.reachable import absent, here
from bot.services.people.scope import Right, Scope
from bot.services.people.shown_counts import ShownCounts, shown_counts
from storage.models import Campaign, Chat, HelpRequest, Person, Rebinding, StoredSession, SurveyVersion, Unit
from storage.repositories.windows import last_day
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

HELP_WITHIN: Final = timedelta(days=7)  # requests for help that are counted


@dataclass(frozen=True, slots=True)
class ReadableAgency:
    """An agency whose counts the reader may see."""

    id: int
    code: str
    names: dict[str, str]


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


@dataclass(frozen=True, slots=True)
class OpenCampaign:
    """An open campaign in one agency. The last two are of those who have not submitted.

    ``closes_at`` is, while it is closing, until when those who have begun may finish.
    """

    id: int
    titles: dict[str, str]
    closes_at: datetime
    total: int
    submitted: int
    started: int
    new: int
    not_joined: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class Covered:
    """An open campaign in an agency that is not shown by itself: the counts are those of a wider group.

    ``whole`` is the code of its block or '' for the province; None where nothing may be shown.
    """

    id: int
    titles: dict[str, str]
    closes_at: datetime
    whole: str | None
    total: int
    submitted: int


def agencies(uow: UnitOfWork, scope: Scope, most: int) -> list[ReadableAgency]:
    """The reader's own agencies, at most so many."""
    query = select(Unit.id, Unit.code, Unit.names).where(scope.own_agencies(Right.COUNTS)).order_by(Unit.code)
    return [ReadableAgency(*row) for row in uow.connection.execute(query.limit(most))]


def agency(uow: UnitOfWork, scope: Scope, *, code: str = "", number: int = 0) -> ReadableAgency | None:
    """An agency by its code or row, if the reader may see its counts."""
    which = Unit.code.in_((code.strip(), code.strip().upper())) if code else Unit.id == number
    query = select(Unit.id, Unit.code, Unit.names).where(which, scope.agencies(Right.COUNTS))
    row = uow.connection.execute(query).first()
    return None if row is None else ReadableAgency(*row)


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
        select(func.coalesce(agency.code, ""), func.count(Person.id), _count(Chat.id.is_not(None)))
        .select_from(Person)
        .outerjoin(agency, agency.id == Person.agency_id)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(here(Person, scope.today))
        .group_by(agency.code)
    )
    pairs = {code: (total, joined) for code, total, joined in uow.connection.execute(query)}
    return found.code in shown_counts(uow, pairs).codes


def shown_campaigns(uow: UnitOfWork, scope: Scope, found: ReadableAgency) -> list[OpenCampaign | Covered]:
    """Open campaigns with the agency's counts, or where these are about too few, with those of a wider group."""
    own = campaigns(uow, scope, found.id)
    if not own or sees_small(uow, scope, found.id):
        return list(own)
    shown = {one.id: _shown_of(uow, one.id, scope) for one in own}
    return [one if found.code in shown[one.id].codes else _covered(one, found, shown[one.id]) for one in own]


def _shown_of(uow: UnitOfWork, campaign_id: int, scope: Scope) -> ShownCounts:
    agency = aliased(Unit)
    query = (
        select(
            func.coalesce(agency.code, ""), func.count(StoredSession.id), _count(StoredSession.status == "submitted")
        )
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(agency, agency.id == Person.agency_id)
        .where(StoredSession.campaign_id == campaign_id, here(Person, scope.today))
        .group_by(agency.code)
    )  # fmt: skip
    pairs = {code: (total, done) for code, total, done in uow.connection.execute(query)}
    return shown_counts(uow, pairs)


def names_of(uow: UnitOfWork, code: str) -> dict[str, str]:
    """The names of a unit, empty for none."""
    return dict(uow.connection.scalar(select(Unit.names).where(Unit.code == code)) or {})


def _covered(one: OpenCampaign, found: ReadableAgency, shown: ShownCounts) -> Covered:
    wider = shown.instead_of(found.code)
    total, submitted = shown.counts[wider] if wider is not None else (0, 0)
    return Covered(one.id, one.titles, one.closes_at, wider, total, submitted)


def people(uow: UnitOfWork, scope: Scope, agency_id: int, now: datetime) -> PeopleCounts:
    """Everybody of an agency, counted; all zero when the reader may not see it."""
    midnight = datetime.combine(scope.today, time(), now.tzinfo)
    joined, allowed = Chat.id.is_not(None), Person.messenger.is_(True)
    query = (
        select(
            func.count(Person.id), _count(joined), _count(joined & (Chat.bound_at >= midnight)),
            _count(~joined & allowed), _count(Chat.unreachable_at.is_not(None)), _count(~allowed),
            _count(absent(Person.id, scope.today)),
        )
        .select_from(Person)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(Person.agency_id == agency_id, here(Person, scope.today), scope.people(Right.COUNTS))
    )  # fmt: skip
    return PeopleCounts(*uow.connection.execute(query).one())


def campaigns(uow: UnitOfWork, scope: Scope, agency_id: int) -> list[OpenCampaign]:
    """Open campaigns with how many of an agency's people stand where; who closes first is on top."""
    status = StoredSession.status
    open_yet = status != SessionStatus.SUBMITTED
    query = (
        select(
            Campaign.id, SurveyVersion.titles, last_day(), func.count(StoredSession.id),
            *(_count(status == name) for name in ("submitted", "started", "new")),
            _count(and_(open_yet, Chat.id.is_(None))), _count(and_(open_yet, Chat.unreachable_at.is_not(None))),
        )
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING)), Person.agency_id == agency_id)
        .where(here(Person, scope.today), scope.people(Right.COUNTS))
        .group_by(Campaign.id, SurveyVersion.id)
        .order_by(Campaign.closes_at, Campaign.id)
    )  # fmt: skip
    return [OpenCampaign(*row) for row in uow.connection.execute(query)]


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
