"""Campaigns: a version offered to an audience between two dates, from its creation to its end.

What can be done when, and by whom, says `bot.services.campaigns.states`. ``now`` carries the installation's time zone
wherever a date is taken from it. Numbers are set-based: a campaign of 20,000 people is a few statements a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.calendar import Calendar
from bot.services import audit
from bot.services.campaigns import filling, plans, workdays
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.filling import reconcile, reconcile_all
from bot.services.campaigns.plans import Plan
from bot.services.campaigns.states import OVER, Act, follows
from bot.services.refusals import Refusal
from bot.services.reminders import invitations
from storage.models import Campaign
from storage.repositories.windows import window_of
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

__all__ = [
    "CreatedCampaign",
    "Plan",
    "close",
    "close_due",
    "create",
    "create_planned",
    "extend",
    "get",
    "locked",
    "open_due",
    "pause",
    "reconcile",
    "reconcile_all",
    "resume",
]

Details = Mapping[str, object]
JOBS = audit.JOBS  # the actor of what happens because its time has come


@dataclass(frozen=True, slots=True)
class CreatedCampaign:
    """A new campaign and how many sessions it has, or will have once all batches are done."""

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
    calendar: Calendar,
) -> CreatedCampaign:
    """Offer the newest version of a survey to an audience, approved; it opens at once when ``opens_at`` has come.

    Raises Refusal for an unknown survey or code, dates that do not fit and an audience of nobody.
    """
    return create_planned(uow, Plan(survey, audience, opens_at, closes_at), now, calendar)


def create_planned(
    uow: UnitOfWork, plan: Plan, now: datetime, calendar: Calendar, *, actor: str = audit.OPERATOR
) -> CreatedCampaign:
    """`create`, with everything a plan can say. The first batch of sessions is made at once."""
    checked = plans.check(uow, plan, now, calendar)
    campaign = add(uow, plan, checked, now, state=CampaignState.SCHEDULED)
    campaign.approved_at = campaign.released_at = now
    details = {
        "survey": plan.survey,
        "version": checked.version.number,
        "sessions": checked.people,
        "rule_kinds": [*checked.audience.conditions],
    }
    note(uow, actor, "create", campaign, now, details)
    filling.fill(uow, campaign, now)
    if plan.opens_at <= now:
        _open(uow, [campaign.id], now)
    return CreatedCampaign(campaign.id, checked.people)


def add(uow: UnitOfWork, plan: Plan, checked: plans.CheckedPlan, now: datetime, *, state: str) -> Campaign:
    """A campaign's row."""
    campaign = Campaign(
        survey_id=checked.version.survey_id,
        version_id=checked.version.id,
        state=state,
        audience=checked.audience.to_json(),
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        created_at=now,
        grace_until=plan.grace_until,
        correct_until=plan.correct_until,
        reminders=plan.reminders,
        revision=1,
        follows_id=plan.follows,
        words=plan.said(),
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    return campaign


# -- as time passes


def open_due(uow: UnitOfWork, now: datetime) -> int:
    """Open what is due and plan the next batch of invitations; gives how much was done, 0 when nothing is left.

    Call it again until it gives 0: every call is a short transaction, and a crash between two loses nothing.
    """
    due = select(Campaign.id).where(
        Campaign.state == CampaignState.SCHEDULED, Campaign.opens_at <= now, Campaign.closes_at > now
    )
    due = due.where(Campaign.released_at.is_(None) | (Campaign.released_at <= now), Campaign.paused_at.is_(None))
    opened = _open(uow, list(uow.orm.scalars(due)), now)
    return opened + invitations.plan_next(uow, now)


def _open(uow: UnitOfWork, ids: list[int], now: datetime) -> int:
    """Open scheduled campaigns; from then on `opens_at` is the moment at which they did open."""
    statement = update(Campaign).where(Campaign.id.in_(ids), Campaign.state == CampaignState.SCHEDULED)
    changed = statement.values(state=CampaignState.OPEN, opens_at=now, revision=Campaign.revision + 1)
    opened = uow.orm.scalars(changed.returning(Campaign)).all()
    for campaign in opened:
        note(uow, JOBS, "open", campaign, now)
    uow.orm.flush()
    return len(opened)


def close_due(uow: UnitOfWork, now: datetime) -> int:
    """Stop starts where closing has come, and close what has come to its end; gives the number of campaigns."""
    due = select(Campaign).where(
        Campaign.state.in_((CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSING)),
        Campaign.closes_at <= now,
    )
    changed = 0
    for campaign in uow.orm.scalars(due.order_by(Campaign.id).with_for_update()).all():
        act = (
            Act.STOP_STARTS
            if campaign.state != CampaignState.SCHEDULED and window_of(campaign).ends_at > now
            else Act.END
        )
        following = follows(campaign.state, act)
        if following is not None:
            _leave(uow, campaign, following)
            note(uow, JOBS, "close" if act is Act.END else "stop_starts", campaign, now)
            changed += 1
    return changed


def _leave(uow: UnitOfWork, campaign: Campaign, state: str) -> None:
    """Nothing is begun in it any more: what of its invitations still waits is withdrawn."""
    campaign.state = str(state)
    campaign.revision += 1
    uow.orm.flush()
    invitations.cancel(uow, campaign.id)


# -- by hand


def extend(
    uow: UnitOfWork,
    campaign_id: int,
    closes_at: datetime,
    now: datetime,
    calendar: Calendar,
    *,
    actor: str = audit.OPERATOR,
) -> Campaign:
    """Move the closing moment back, and what hangs on it; one that is closing opens again.

    Raises Refusal when it would come earlier or the campaign is over.
    """
    campaign = locked(uow, campaign_id, Act.EXTEND)
    if closes_at <= campaign.closes_at:
        raise Refusal("not_an_extension", f"it closes at {campaign.closes_at.isoformat()} already: give a later moment")
    if closes_at <= now:
        raise Refusal("closes_in_the_past", "the campaign would close in the past")
    before, campaign.closes_at = campaign.closes_at, closes_at
    for name in ("grace_until", "correct_until"):
        until = getattr(campaign, name)
        if until is not None and until >= before:
            setattr(campaign, name, workdays.shifted(calendar, until, closes_at - before))
    _changed(campaign, Act.EXTEND)
    note(uow, actor, "extend", campaign, now, {"from": before.isoformat(), "to": closes_at.isoformat()})
    return campaign


def close(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> Campaign:
    """Close a campaign that runs, for everybody and now; cancel one that does not run yet.

    Raises Refusal when it is over.
    """
    campaign = locked(uow, campaign_id, Act.CLOSE)
    if campaign.state in (CampaignState.OPEN, CampaignState.CLOSING):
        campaign.closes_at = min(campaign.closes_at, now)
        campaign.grace_until = campaign.correct_until = None
    _changed(campaign, Act.CLOSE)
    invitations.cancel(uow, campaign.id)
    note(uow, actor, "close", campaign, now, {"state": campaign.state})
    return campaign


def pause(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> Campaign:
    """Hold everything that would go out by itself, and all starts; who has begun may go on. Raises Refusal."""
    campaign = locked(uow, campaign_id, Act.PAUSE)
    if campaign.paused_at is not None:
        raise Refusal("paused_already", f"campaign {campaign_id} is paused already")
    campaign.paused_at = now
    _changed(campaign, Act.PAUSE)
    note(uow, actor, "pause", campaign, now)
    return campaign


def resume(uow: UnitOfWork, campaign_id: int, now: datetime, *, actor: str = audit.OPERATOR) -> Campaign:
    """Go on after a pause. Raises Refusal."""
    campaign = locked(uow, campaign_id, Act.RESUME)
    if campaign.paused_at is None:
        raise Refusal("not_paused", f"campaign {campaign_id} is not paused")
    campaign.paused_at = None
    _changed(campaign, Act.RESUME)
    note(uow, actor, "resume", campaign, now)
    return campaign


def _changed(campaign: Campaign, act: Act) -> None:
    """It moved on: what was planned for it is to be looked at anew."""
    following = follows(campaign.state, act)
    assert following is not None
    campaign.state = following.value
    campaign.revision += 1
    campaign.plan_revision += 1


def get(uow: UnitOfWork, campaign_id: int) -> Campaign:
    """A campaign. Raises Refusal when there is none with this number."""
    campaign = uow.orm.get(Campaign, campaign_id)
    if campaign is None:
        raise Refusal("campaign_unknown", f"there is no campaign {campaign_id}", campaign=str(campaign_id))
    return campaign


def locked(uow: UnitOfWork, campaign_id: int, act: Act, revision: int | None = None) -> Campaign:
    """A campaign, locked, with which something can be done now.

    ``revision`` is the one that whoever acts has seen. Raises Refusal when there is none, when it is not in a state for
    that, and when somebody was faster.
    """
    query = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    campaign = uow.orm.scalars(query, execution_options={"populate_existing": True}).one_or_none()
    campaign = campaign or get(uow, campaign_id)
    if revision is not None and campaign.revision != revision:
        raise Refusal("campaign_changed", f"campaign {campaign_id} was changed meanwhile: look at it again")
    if follows(campaign.state, act) is None:
        code = "campaign_over" if campaign.state in OVER else "campaign_state"
        raise Refusal(code, f"campaign {campaign_id} is {campaign.state}", state=campaign.state)
    return campaign


def note(
    uow: UnitOfWork,
    actor: str,
    act: str,
    campaign: Campaign,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Put an act on record."""
    subject = f"campaign:{campaign.id}"
    audit.record(uow, actor=actor, act=f"campaign.{act}", subject=subject, details=details or {}, now=now)
