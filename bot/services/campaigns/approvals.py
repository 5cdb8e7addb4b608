"""Two pairs of eyes: a plan is sent for approval, a second admin approves it, and for a minute it can be recalled.

An approval is for the revision that was looked at: an edit voids it. Until `RECALL_WITHIN` has passed nothing was made
or planned for anybody. Whoever approves is never whoever sent it, unless the installation has one admin
(``SINGLE_ADMIN``), and that is on record. Who may do what in which state is the table in `states`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from bot.calendar import Calendar
from bot.services import audit, outgoing
from bot.services.campaigns import lifecycle, plans
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.plans import Plan
from bot.services.campaigns.states import Act, Who, may
from bot.services.people import admins, hands, new_accounts
from bot.services.refusals import Refusal
from storage.models import Campaign, Chat, Delivery, Person, StoredSession, StoredSurvey, SurveyVersion
from storage.states import CampaignState, DeliveryState
from storage.unit_of_work import UnitOfWork

RECALL_WITHIN: Final = timedelta(seconds=60)
KIND: Final = "approval"  # of deliveries to the admins who may approve
APPROVED, UNDONE = "approved", "approval-undone"  # of deliveries to the other one of the two
CHOSEN: Final = "chosen"  # in a draft's audience: False until somebody said whom it is for


def submit(
    uow: UnitOfWork,
    campaign_id: int,
    author: int | None,
    revision: int | None,
    now: datetime,
    calendar: Calendar,
) -> Campaign:
    """Send a draft for approval; every other admin who can be reached is told. ``author`` None is the operator.

    Raises Refusal for a plan that cannot be carried out, and when there is nobody to approve it.
    """
    campaign = lifecycle.locked(uow, campaign_id, Act.SUBMIT, revision)
    check(uow, campaign, now, calendar)
    others = _reachable_admins(uow, author)
    if not others and author is not None:
        raise Refusal("nobody_to_approve", "there is no second admin who can be reached to approve it")
    campaign.state, campaign.created_by = CampaignState.WAITING, author
    campaign.revision += 1
    for person in others:
        _ask(uow, campaign, person, now)
    lifecycle.note(uow, actor_of(author), "submit", campaign, now, {"asked": len(others)})
    return campaign


def hindrance(
    uow: UnitOfWork, campaign: Campaign, author: int, now: datetime, calendar: Calendar, *, alone: bool
) -> Refusal | None:
    """Why a draft cannot be sent for approval as it stands; None when it can. ``alone``: no second admin is needed."""
    try:
        check(uow, campaign, now, calendar)
    except Refusal as refusal:
        return refusal
    if alone or _reachable_admins(uow, author):
        return None
    return Refusal("nobody_to_approve", "there is no second admin who can be reached to approve it")


def approve(
    uow: UnitOfWork,
    campaign_id: int,
    by: int | None,
    revision: int | None,
    now: datetime,
    calendar: Calendar,
    *,
    alone: bool = False,
) -> Campaign:
    """Approve a plan as it stands. ``by`` None is the operator; ``alone``: the installation has one admin.

    Nothing leaves before `RECALL_WITHIN` has passed. Raises Refusal, also when whoever approves sent it.
    """
    campaign = lifecycle.locked(uow, campaign_id, Act.APPROVE, revision)
    if not may(Act.APPROVE, _who(campaign, by)) and not alone:
        raise Refusal("own_approval", "a second admin approves: whoever sent it for approval cannot")
    if by is not None and not alone:
        _check_independent(uow, by, campaign.created_by, now, calendar)
    people = check(uow, campaign, now, calendar)
    campaign.state, campaign.approved_by, campaign.approved_at = CampaignState.SCHEDULED, by, now
    campaign.released_at = now + RECALL_WITHIN
    campaign.revision += 1
    campaign.plan_revision += 1
    _forget_requests(uow, campaign)
    _tell(uow, APPROVED, campaign, {campaign.created_by}, by, now)
    details = {"people": people} | ({"single_admin": True} if alone else {})
    lifecycle.note(uow, actor_of(by), "approve", campaign, now, details)
    return campaign


def _check_independent(uow: UnitOfWork, by: int, planner: int | None, now: datetime, calendar: Calendar) -> None:
    """Whoever approves is a second person: not the planner in an account they helped to bind, nor the other way round.

    Nor is it somebody who has just taken over an account, and chosen a PIN there. Raises Refusal.
    """
    if planner is not None and (
        hands.connected(uow, by, planner)
        or new_accounts.helped_to_bind(uow, by, planner)
        or new_accounts.helped_to_bind(uow, planner, by)
    ):
        raise Refusal("helped_to_bind", "one of the two helped to bind the other's account: another admin approves")
    if new_accounts.pin_is_too_new(uow, by, now, calendar):
        raise Refusal("pin_too_new", "a PIN chosen in a new account approves nothing for a working day")


def approve_alone(
    uow: UnitOfWork, campaign_id: int, by: int, revision: int, now: datetime, calendar: Calendar
) -> Campaign:
    """Approve a draft of one's own, in an installation with one admin. Raises Refusal."""
    campaign = lifecycle.locked(uow, campaign_id, Act.SUBMIT, revision)
    check(uow, campaign, now, calendar)
    campaign.state, campaign.created_by = CampaignState.WAITING, by
    campaign.revision += 1
    return approve(uow, campaign_id, by, campaign.revision, now, calendar, alone=True)


def recall(uow: UnitOfWork, campaign_id: int, by: int | None, now: datetime) -> Campaign:
    """Back to a draft: what waits for approval at any time, what was approved only before it is released.

    Raises Refusal.
    """
    campaign = lifecycle.locked(uow, campaign_id, Act.RECALL)
    if campaign.state == CampaignState.SCHEDULED and _is_released(uow, campaign, now):
        raise Refusal("released", "it can no longer be recalled: close it instead")
    concerned = {campaign.created_by, campaign.approved_by}
    to_draft(uow, campaign)
    _tell(uow, UNDONE, campaign, concerned, by, now)
    lifecycle.note(uow, actor_of(by), "recall", campaign, now)
    return campaign


def _is_released(uow: UnitOfWork, campaign: Campaign, now: datetime) -> bool:
    """Its minute is over; or the jobs, whose clock may be ahead of a press that waited, came by already."""
    if campaign.released_at is None or campaign.released_at <= now:
        return True
    made = select(StoredSession.id).where(StoredSession.campaign_id == campaign.id).limit(1)
    return uow.connection.execute(made).first() is not None


def to_draft(uow: UnitOfWork, campaign: Campaign) -> None:
    """A draft again: whatever was approved is not any more."""
    campaign.state = CampaignState.DRAFT
    campaign.approved_by = campaign.approved_at = campaign.released_at = None
    campaign.revision += 1
    campaign.plan_revision += 1
    _forget_requests(uow, campaign)


def check(uow: UnitOfWork, campaign: Campaign, now: datetime, calendar: Calendar) -> int:
    """Whether a campaign's row is a plan that can be carried out; gives its people. Raises Refusal."""
    if campaign.audience.get(CHOSEN) is False:
        raise Refusal("audience_missing", "the audience is missing: say whom it is for")
    return plans.check(uow, plan_of(uow, campaign), now, calendar).people


def plan_of(uow: UnitOfWork, campaign: Campaign) -> Plan:
    """The plan in a campaign's row."""
    query = select(StoredSurvey.code, SurveyVersion.number).join(SurveyVersion)
    code, number = uow.connection.execute(query.where(SurveyVersion.id == campaign.version_id)).one()
    return Plan(
        code,
        Audience.from_json(campaign.audience),
        campaign.opens_at,
        campaign.closes_at,
        campaign.grace_until,
        campaign.correct_until,
        campaign.reminders,
        number,
        campaign.follows_id,
    )


def actor_of(person: int | None) -> str:
    """Whoever acts, for the record."""
    return audit.OPERATOR if person is None else f"person:{person}"


def _who(campaign: Campaign, by: int | None) -> Who:
    if by is None:
        return Who.OPERATOR
    return Who.AUTHOR if by == campaign.created_by else Who.ADMIN


def _reachable_admins(uow: UnitOfWork, author: int | None) -> list[int]:
    query = select(Person.id).join(Chat, Chat.person_id == Person.id)
    query = query.where(admins.is_admin(Person.id), Chat.unreachable_at.is_(None), Person.left_on.is_(None))
    return [person for person in uow.orm.scalars(query.order_by(Person.id)) if person != author]


def _ask(uow: UnitOfWork, campaign: Campaign, person: int, now: datetime) -> None:
    key = f"{KIND}:{campaign.id}:{campaign.revision}:{person}"
    params = {"campaign": campaign.id, "revision": campaign.revision}
    outgoing.leave(uow, key, person, KIND, params, now, campaign=campaign.id)


def _tell(
    uow: UnitOfWork, kind: str, campaign: Campaign, people: set[int | None], by: int | None, now: datetime
) -> None:
    """Tell those of the two who did not do it themselves what became of it; the operator needs no message."""
    params = {"campaign": campaign.id, "revision": campaign.revision}
    for person in sorted(one for one in people if one is not None and one != by):
        key = f"{kind}:{campaign.id}:{campaign.revision}:{person}"
        outgoing.leave(uow, key, person, kind, params, now, campaign=campaign.id)


def _forget_requests(uow: UnitOfWork, campaign: Campaign) -> None:
    """Who has not been asked yet need not be asked any more."""
    asked = update(Delivery).where(Delivery.kind == KIND, Delivery.campaign_id == campaign.id)
    uow.orm.flush()
    uow.connection.execute(
        asked.where(Delivery.state == DeliveryState.WAITING).values(
            state=DeliveryState.CANCELLED, reason="no longer called for"
        )
    )
