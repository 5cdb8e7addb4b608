"""Campaigns being planned in the chat: a row in state draft, changed step by step, by any admin.

Every change is for the revision that whoever changes has seen, so that two who plan at once cannot overwrite one
another. What waits for approval is a draft again once it is changed. Every query takes the reader, and gives nothing to
somebody who is no admin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.calendar import Calendar
from bot.services import audit
from bot.services.campaigns import approvals, audience, audience_answers, figures, lifecycle, plans
from bot.services.campaigns.approvals import CHOSEN
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.follows import verify
from bot.services.campaigns.lifecycle import CreatedCampaign
from bot.services.campaigns.plans import Plan
from bot.services.campaigns.states import Act
from bot.services.people import admins
from bot.services.refusals import Refusal
from bot.services.surveys import own_words
from storage.models import Campaign, SurveyVersion
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork


def begin(
    uow: UnitOfWork, version_id: int, author: int, usual_language: str, now: datetime, calendar: Calendar
) -> Campaign | None:
    """A new draft of a version, with dates that suit most and no audience yet; None without such a version."""
    query = select(SurveyVersion).where(SurveyVersion.id == version_id, admins.is_admin(author))
    version = uow.orm.scalars(query).one_or_none()
    if version is None:
        return None
    opens, closes, grace = plans.default_dates(now, calendar)
    draft = Campaign(
        survey_id=version.survey_id,
        version_id=version.id,
        state=CampaignState.DRAFT,
        audience=Audience({}, usual_language).to_json() | {CHOSEN: False},
        opens_at=opens,
        closes_at=closes,
        grace_until=grace,
        created_at=now,
        created_by=author,
        revision=1,
    )
    uow.orm.add(draft)
    uow.orm.flush()
    return draft


def plan_by_operator(uow: UnitOfWork, plan: Plan, now: datetime, calendar: Calendar) -> CreatedCampaign:
    """A draft made at the server's command line, with everything checked; gives how many people it is for.

    Raises Refusal.
    """
    checked = plans.check(uow, plan, now, calendar)
    draft = lifecycle.add(uow, plan, checked, now, state=CampaignState.DRAFT)
    lifecycle.note(uow, audit.OPERATOR, "draft", draft, now, {"survey": plan.survey, "people": checked.people})
    return CreatedCampaign(draft.id, checked.people)


def one(uow: UnitOfWork, campaign_id: int, reader: int) -> Campaign | None:
    """A campaign, if the reader is an admin."""
    query = select(Campaign).where(Campaign.id == campaign_id, admins.is_admin(reader))
    return uow.orm.scalars(query).one_or_none()


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many people an audience gives and who is left out.

    By answers it is a band. ``few`` is the least number of people that there have to be to choose from, where there
    are not so many; else 0.
    """

    people: int
    excluded: dict[str, int]
    few: int = 0
    band: audience_answers.PeopleBand | None = None

    @property
    def shown(self) -> str:
        """The number, or the band."""
        return str(self.band or self.people)


def preview(uow: UnitOfWork, draft: Campaign, now: datetime) -> AudienceCount:
    """The live count of a draft's audience. By answers nothing exact is told."""
    rule = plans.audience_of(draft, now)
    if not rule.by_answers:
        return AudienceCount(plans.count(uow, rule, now), figures.excluded(uow, rule, now.date()))
    if not plans.has_frame(uow, rule, now):
        return AudienceCount(0, {}, audience_answers.FEWEST)
    return AudienceCount(0, {}, band=plans.band(uow, rule, now))


def choose_version(uow: UnitOfWork, campaign_id: int, revision: int, version_id: int) -> None:
    """Another version, also of another survey. Raises Refusal."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    version = uow.orm.get(SurveyVersion, version_id)
    if version is None:
        raise Refusal("version_unknown", f"there is no version {version_id}")
    _note_edit(uow, draft)
    if draft.survey_id != version.survey_id:
        draft.follows_id = None
    draft.survey_id, draft.version_id = version.survey_id, version.id


def set_audience(uow: UnitOfWork, campaign_id: int, revision: int, rule: Audience, now: datetime) -> None:
    """Another audience. Raises Refusal for unknown codes."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    audience.verify(uow, rule, now.date())
    _note_edit(uow, draft)
    draft.audience = rule.to_json()


def toggle(uow: UnitOfWork, campaign_id: int, revision: int, condition: tuple[str, str], now: datetime) -> None:
    """Take a code, as (kind, code), into the audience, or out of it again. Raises Refusal."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    kind, code = condition
    rule = Audience.from_json(draft.audience)
    before = rule.conditions.get(kind, ())
    codes = tuple(one for one in before if one != code) if code in before else (*before, code)
    conditions: dict[str, tuple[str, ...]] = {**rule.conditions, kind: codes}
    changed = audience.combined({k: c for k, c in conditions.items() if c}, rule.usual_language)
    audience.verify(uow, changed, now.date())
    _note_edit(uow, draft)
    draft.audience = changed.to_json() | ({} if changed.conditions else {CHOSEN: False})


def set_plan(
    uow: UnitOfWork, campaign_id: int, revision: int, changes: dict[str, Any], now: datetime, calendar: Calendar
) -> None:
    """Other moments or reminders: fields of `campaign_plans.Plan`. An opening behind the end moves the end.

    Raises Refusal.
    """
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    plan = replace(approvals.plan_of(uow, draft), **changes)
    if "opens_at" in changes:
        plan = plans.moved(plan, plan.opens_at, calendar)
    if "closes_at" in changes and plan.grace_until is not None and plan.grace_until < plan.closes_at:
        plan = replace(plan, grace_until=None)
    plans.check_dates(plan, now, calendar)
    _note_edit(uow, draft)
    draft.opens_at, draft.closes_at, draft.grace_until = plan.opens_at, plan.closes_at, plan.grace_until
    draft.correct_until, draft.reminders = plan.correct_until, plan.reminders


def set_words(uow: UnitOfWork, campaign_id: int, revision: int, name: str, texts: Mapping[str, str]) -> None:
    """Purpose, sender or contact of its own, by language; none: the survey's again. Raises Refusal."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    said = {language: own_words.checked(name, text) for language, text in texts.items()}
    _note_edit(uow, draft)
    others = {one: kept for one, kept in (draft.words or {}).items() if one != name}
    draft.words = (others | ({name: said} if said else {})) or None


def set_follows(uow: UnitOfWork, campaign_id: int, revision: int, follows: int | None) -> None:
    """Let it follow an earlier campaign of its survey, or none. Raises Refusal."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    if follows is not None:
        verify(uow, draft.survey_id, follows)
    _note_edit(uow, draft)
    draft.follows_id = follows


def discard(uow: UnitOfWork, campaign_id: int, revision: int, by: int, now: datetime) -> None:
    """Let a draft go; its number is not used again. Raises Refusal."""
    draft = lifecycle.locked(uow, campaign_id, Act.EDIT, revision)
    approvals.to_draft(uow, draft)
    draft.state = CampaignState.CANCELLED
    lifecycle.note(uow, approvals.actor_of(by), "discard", draft, now)


def _note_edit(uow: UnitOfWork, draft: Campaign) -> None:
    """It moves on; one that waited for approval is a draft again."""
    if draft.state == CampaignState.WAITING:
        approvals.to_draft(uow, draft)
    else:
        draft.revision += 1
