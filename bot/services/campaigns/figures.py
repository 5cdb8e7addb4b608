"""Campaigns in figures: what a rule would give, and how many sessions stand where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, exists, func, literal, or_, select

from bot.services.campaigns import lifecycle, plans
from bot.services.campaigns.audience import Audience, can_take_part, hindrances, matches, verify
from bot.services.campaigns.audience_answers import PeopleBand
from bot.services.people.succession import THEN, succession
from bot.services.surveys import versions
from storage.models import Campaign, Person, StoredSession, StoredSurvey, SurveyVersion, Unit
from storage.repositories.windows import has_submitted, was_asked
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule gives: people per agency code ('' for those in none), and who is left out, per reason.

    By answers there is a ``band`` and nothing exact.
    """

    rule: str
    survey: str
    version: int
    people: int
    agencies: Mapping[str, int]
    excluded: Mapping[str, int]
    band: PeopleBand | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sessions stand where; ``withdrawn`` before it opened count nowhere else.

    Who was taken out later, or left, stays counted as what they were: else the difference would tell that.
    Whoever submitted stays counted, also when use was stopped or the answers were erased since; a session that was
    stopped before counts as what it was, so that no figure tells that somebody withdrew.
    """

    total: int = 0
    new: int = 0
    started: int = 0
    submitted: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """A campaign as the command line and the desks show it."""

    id: int
    survey: str
    version: int
    state: str
    rule: str
    opens_at: datetime
    closes_at: datetime
    counts: Counts
    grace_until: datetime | None
    correct_until: datetime | None
    reminders: str
    paused_at: datetime | None
    released_at: datetime | None
    revision: int


def preview(uow: UnitOfWork, *, survey: str, audience: Audience, now: datetime, version: int = 0) -> Preview:
    """What `create` would do, ages as they are today unless the audience says another day.

    Raises Refusal for an unknown survey, version or code.
    """
    found = versions.one(uow, survey, version)
    today = now.date()
    if not audience.day:
        audience = audience.on(today)
    verify(uow, audience, today)
    if audience.by_answers:  # no figure may be about a few
        plans.check_frame(uow, audience, now)
        return Preview(audience.rule, survey, found.number, 0, {}, {}, plans.band(uow, audience, now))
    agencies = _per_agency(uow, audience, today)
    left_out = excluded(uow, audience, today)
    people = plans.count(uow, audience, now)
    return Preview(audience.rule, survey, found.number, people, agencies, left_out)


def missing(uow: UnitOfWork, campaign_id: int, now: datetime) -> dict[str, int]:
    """Why people of the audience have no session of it, with their number; ``not_yet_made`` until all batches are."""
    campaign = lifecycle.get(uow, campaign_id)
    audience = plans.audience_of(campaign, now)
    mine = (StoredSession.campaign_id == campaign.id) & (StoredSession.person_id == Person.id)
    has_one = exists().where(mine, StoredSession.status != SessionStatus.WITHDRAWN)
    reason = case(
        *((condition, name) for name, condition in hindrances(now.date()).items()), else_=literal("not_yet_made")
    )
    found = select(reason.label("reason")).select_from(Person).where(matches(audience), ~has_one).subquery()
    query = select(found.c.reason, func.count()).group_by(found.c.reason)
    return {name: number for name, number in uow.orm.execute(query)}  # noqa: C416 - mypy reads a Row only so


def _per_agency(uow: UnitOfWork, audience: Audience, today: date) -> dict[str, int]:
    code = func.coalesce(Unit.code, "")
    query = select(code, func.count()).select_from(Person).outerjoin(Unit, Unit.id == Person.agency_id)
    query = query.where(matches(audience), can_take_part(today)).group_by(code).order_by(code)
    return {name: number for name, number in uow.orm.execute(query)}  # noqa: C416 - mypy reads a Row only so


def excluded(uow: UnitOfWork, audience: Audience, today: date) -> dict[str, int]:
    """Why people of an audience cannot take part, with their number."""
    reason = case(*((condition, name) for name, condition in hindrances(today).items()), else_="")
    found = (
        select(reason.label("reason")).select_from(Person).where(matches(audience), ~can_take_part(today)).subquery()
    )
    query = select(found.c.reason, func.count()).group_by(found.c.reason)
    return {name: number for name, number in uow.orm.execute(query)}  # noqa: C416 - mypy reads a Row only so


def states(uow: UnitOfWork, campaign_id: int | None = None) -> list[CampaignFigures]:
    """All campaigns with their counts, or only one, the newest first."""
    query = (
        select(Campaign, StoredSurvey.code, SurveyVersion.number, *_counted())
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .join(StoredSurvey, StoredSurvey.id == Campaign.survey_id)
        .outerjoin(StoredSession, StoredSession.campaign_id == Campaign.id)
        .group_by(Campaign.id, StoredSurvey.code, SurveyVersion.number)
        .order_by(Campaign.id.desc())
    )
    if campaign_id is not None:
        query = query.where(Campaign.id == campaign_id)
    return [
        CampaignFigures(
            campaign.id,
            survey,
            number,
            campaign.state,
            Audience.from_json(campaign.audience).rule,
            campaign.opens_at,
            campaign.closes_at,
            Counts(*counted),
            campaign.grace_until,
            campaign.correct_until,
            campaign.reminders,
            campaign.paused_at,
            campaign.released_at,
            campaign.revision,
        )
        for campaign, survey, number, *counted in uow.orm.execute(query)
    ]


def state(uow: UnitOfWork, campaign_id: int) -> CampaignFigures:
    """One campaign with its counts. Raises Refusal when there is none with this number."""
    lifecycle.get(uow, campaign_id)
    return states(uow, campaign_id)[0]


def per_agency(uow: UnitOfWork, campaign_id: int, reading: str = THEN) -> dict[str, Counts]:
    """Counts by the code of the agency that people belonged to ('' for none) when they were invited.

    ``reading`` is `THEN` for the structure of that day, `TODAY` for what has become of it.
    """
    query = select(StoredSession.unit_code, *_counted()).where(StoredSession.campaign_id == campaign_id)
    units = succession(uow)
    agency_of = units.agency if reading == THEN else units.agency_today
    found: dict[str, list[Counts]] = defaultdict(list)
    for unit, *counted in uow.orm.execute(query.group_by(StoredSession.unit_code)):
        found[agency_of(unit)].append(Counts(*counted))
    return {agency: added(found[agency]) for agency in sorted(found)}


def added(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    return Counts(*map(sum, zip(*(astuple(one) for one in counts), strict=True)))


def _counted() -> list[Any]:
    stands = StoredSession.status
    submitted, begun = has_submitted(), StoredSession.started_on.is_not(None)
    rests = or_(stands == SessionStatus.STOPPED, and_(stands == SessionStatus.WITHDRAWN, was_asked()))
    new = or_(stands == SessionStatus.NEW, and_(rests, ~begun))
    started = or_(stands == SessionStatus.STARTED, and_(rests, begun))
    return [
        func.count(case((was_asked(), 1))),
        func.count(case((and_(new, ~submitted), 1))),
        func.count(case((and_(started, ~submitted), 1))),
        func.count(case((submitted, 1))),
        func.count(case((~was_asked(), 1))),
    ]
