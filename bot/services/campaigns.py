"""Campaigns: a version offered to an audience between two dates.

scheduled -> open -> closed, or scheduled -> cancelled. ``now`` carries the installation's time zone wherever a date
is taken from it. Numbers are set-based: a campaign of 20,000 people is a few statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, literal, select, update

from bot.services import announcing, audit, versions
from bot.services.audience import Audience, can_take_part, matches, verify
from bot.services.bulk import insert_missing
from bot.services.refusals import Refusal
from storage.models import Campaign, Person, StoredSession, Unit
from storage.unit_of_work import UnitOfWork

JOBS = audit.JOBS  # the actor of what happens because its time has come


@dataclass(frozen=True, slots=True)
class CreatedCampaign:
    """A new campaign and how many sessions it has now."""

    id: int
    sessions: int


def create(
    uow: UnitOfWork,
    *,
    survey: str,
    audience: Audience,
    opens_at: datetime,
    closes_at: datetime,
    now: datetime,
    actor: str = audit.OPERATOR,
) -> CreatedCampaign:
    """Offer the newest version of a survey to an audience; it opens at once when ``opens_at`` has come.

    Raises Refusal for an unknown survey or code, dates that do not fit and an audience of nobody.
    """
    _check_dates(opens_at, closes_at, now)
    version = versions.newest(uow, survey)
    verify(uow, audience, now.date())
    campaign = Campaign(
        survey_id=version.survey_id,
        version_id=version.id,
        state="scheduled",
        audience=audience.to_json(),
        opens_at=opens_at,
        closes_at=closes_at,
        created_at=now,
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    sessions = _add_sessions(uow, campaign, now.date())
    if not sessions:
        raise Refusal("audience_empty", f"nobody fits the audience {audience.rule!r}", rule=audience.rule)
    details = {"survey": survey, "version": version.number, "sessions": sessions, "rule_kinds": [*audience.conditions]}
    _audit(uow, actor, "create", campaign, details, now)
    if opens_at <= now:
        _open(uow, [campaign.id], now)
    return CreatedCampaign(campaign.id, sessions)


def _check_dates(opens_at: datetime, closes_at: datetime, now: datetime) -> None:
    if closes_at <= opens_at:
        raise Refusal("closes_before_opening", "the campaign would close before it opens")
    if closes_at <= now:
        raise Refusal("closes_in_the_past", "the campaign would close in the past")


def _add_sessions(uow: UnitOfWork, campaign: Campaign, today: date) -> int:
    """A session for everybody of the audience who has none yet, with the unit of the day; gives their number."""
    has_one = select(literal(1)).where(StoredSession.campaign_id == campaign.id, StoredSession.person_id == Person.id)
    people = (
        select(literal(campaign.id), Person.id, literal(campaign.version_id), Unit.code, literal("new"))
        .join(Unit, Unit.id == Person.unit_id)
        .where(matches(Audience.from_json(campaign.audience)), can_take_part(today), ~has_one.exists())
        .order_by(Person.id)
    )
    columns = ["campaign_id", "person_id", "version_id", "unit_code", "status"]
    return insert_missing(uow, StoredSession, columns, people)


# -- as time passes


def open_due(uow: UnitOfWork, now: datetime) -> int:
    """Open what is due and plan the next batch of invitations; gives how much was done, 0 when nothing is left.

    Call it again until it gives 0: every call is a short transaction, and a crash between two loses nothing.
    """
    due = select(Campaign.id).where(Campaign.state == "scheduled", Campaign.opens_at <= now, Campaign.closes_at > now)
    opened = _open(uow, list(uow.orm.scalars(due)), now)
    return opened + announcing.plan_next(uow, now)


def _open(uow: UnitOfWork, ids: list[int], now: datetime) -> int:
    """Open scheduled campaigns; from then on `opens_at` is the moment at which they did open."""
    statement = update(Campaign).where(Campaign.id.in_(ids), Campaign.state == "scheduled")
    opened = uow.orm.scalars(statement.values(state="open", opens_at=now).returning(Campaign)).all()
    for campaign in opened:
        _audit(uow, JOBS, "open", campaign, {}, now)
    uow.orm.flush()
    return len(opened)


def close_due(uow: UnitOfWork, now: datetime) -> int:
    """Close what has reached its closing moment, also what never opened; gives the number of campaigns."""
    due = update(Campaign).where(Campaign.state.in_(("scheduled", "open")), Campaign.closes_at <= now)
    closed = uow.orm.scalars(due.values(state="closed").returning(Campaign)).all()
    for campaign in closed:
        announcing.cancel(uow, campaign.id)
        _audit(uow, JOBS, "close", campaign, {}, now)
    return len(closed)


def reconcile(uow: UnitOfWork, campaign: Campaign, now: datetime) -> int:
    """Add sessions for people who came to the audience after it was created; gives their number."""
    if campaign.state not in ("scheduled", "open"):
        return 0
    last = uow.orm.scalar(select(func.max(StoredSession.id)).where(StoredSession.campaign_id == campaign.id)) or 0
    added = _add_sessions(uow, campaign, now.date())
    if added and campaign.state == "open":
        announcing.plan_for_late(uow, campaign.id, last, now)
    return added


def reconcile_all(uow: UnitOfWork, now: datetime) -> int:
    """`reconcile` for every campaign that has not closed; gives the number of sessions added."""
    running = uow.orm.scalars(select(Campaign).where(Campaign.state.in_(("scheduled", "open"))).with_for_update())
    return sum(reconcile(uow, campaign, now) for campaign in running.all())


# -- by hand


def extend(
    uow: UnitOfWork, campaign_id: int, closes_at: datetime, now: datetime, *, actor: str = audit.OPERATOR
) -> Campaign:
    """Move the closing moment back. Raises Refusal when it would come earlier or the campaign is over."""
    campaign = _running(uow, campaign_id)
    if closes_at <= campaign.closes_at:
        raise Refusal("not_an_extension", f"it closes at {campaign.closes_at.isoformat()} already: give a later moment")
    if closes_at <= now:
        raise Refusal("closes_in_the_past", "the campaign would close in the past")
    before, campaign.closes_at = campaign.closes_at, closes_at
    campaign.plan_revision += 1
    details = {"from": before.isoformat(), "to": closes_at.isoformat()}
    _audit(uow, actor, "extend", campaign, details, now)
    return campaign


def close(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> Campaign:
    """Close an open campaign now; cancel a scheduled one. Raises Refusal when it is over."""
    campaign = _running(uow, campaign_id)
    if campaign.state == "open":
        campaign.state, campaign.closes_at = "closed", now
    else:
        campaign.state = "cancelled"
    campaign.plan_revision += 1
    announcing.cancel(uow, campaign.id)
    _audit(uow, actor, "close", campaign, {"state": campaign.state}, now)
    return campaign


def get(uow: UnitOfWork, campaign_id: int) -> Campaign:
    """A campaign. Raises Refusal when there is none with this number."""
    campaign = uow.orm.get(Campaign, campaign_id)
    if campaign is None:
        raise Refusal("campaign_unknown", f"there is no campaign {campaign_id}", campaign=str(campaign_id))
    return campaign


def _running(uow: UnitOfWork, campaign_id: int) -> Campaign:
    query = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    campaign = uow.orm.scalars(query).one_or_none() or get(uow, campaign_id)
    if campaign.state not in ("scheduled", "open"):
        raise Refusal("campaign_over", f"campaign {campaign_id} is {campaign.state}", state=campaign.state)
    return campaign


def _audit(
    uow: UnitOfWork, actor: str, act: str, campaign: Campaign, details: Mapping[str, object], now: datetime
) -> None:
    audit.record(uow, actor=actor, act=f"campaign.{act}", subject=f"campaign:{campaign.id}", details=details, now=now)
