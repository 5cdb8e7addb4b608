"""What a campaign would send off, before anything leaves: the figures of the card on which it is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from sqlalchemy import exists, func, select

from bot.services.campaigns import approvals, figures, message_plan
from bot.services.campaigns.audience import Audience, can_take_part, matches
from bot.services.campaigns.audience_answers import PeopleBand
from bot.services.campaigns.message_plan import PlanDraft
from bot.services.campaigns.planned_moment import PlannedMoment
from bot.services.campaigns.plans import Plan
from bot.services.people import consents
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.models import Campaign, Chat, ListEntry, Person, Unit
from storage.unit_of_work import UnitOfWork

SAFE_RATE: Final = 25  # messages a second that Telegram takes from us without a word; from 30 on it refuses
Names = dict[str, str]  # by language


@dataclass(frozen=True, slots=True)
class AgencyShare:
    """An agency and how many of its people are in the audience."""

    code: str
    names: Names
    people: int


@dataclass(frozen=True, slots=True)
class Blast:
    """What would be sent off.

    ``messages`` is how many have a chat and agreed to be told; ``minutes`` how long they take at the safe rate;
    ``moments`` what they would be sent and when, from the invitation to the last reminder.
    """

    plan: Plan
    titles: Names
    people: int
    agencies: tuple[AgencyShare, ...]
    excluded: dict[str, int]
    messages: int
    minutes: int
    moments: tuple[PlannedMoment, ...]
    band: PeopleBand | None = None  # by answers: roughly how many people, and nothing exact


def of(
    uow: UnitOfWork,
    campaign: Campaign,
    titles: Names,
    now: datetime,
    settings: Settings,
    library: Library,
    *,
    anew: bool = True,
) -> Blast:
    """The figures of a campaign that has not opened. Raises Refusal for codes that are gone, and for too few.

    Unless it is wanted anew, the plan of the messages may be a minute old; never older than a change of the campaign
    or of how many messages there are.
    """
    plan = approvals.plan_of(uow, campaign)
    rule = plan.audience.on(plan.opens_at.astimezone(now.tzinfo).date())
    preview = figures.preview(uow, survey=plan.survey, audience=rule, now=now, version=plan.version)
    if preview.band is not None:
        return Blast(plan, titles, 0, (), {}, 0, 0, (), preview.band)
    messages = _messages(uow, rule, now)
    draft = PlanDraft(rule, plan.opens_at, plan.closes_at, plan.reminders)
    key = (campaign.id, campaign.revision, messages, now.replace(second=0, microsecond=0))
    moments = library.plan(key, lambda: message_plan.preview(uow, settings, draft, now), anew=anew)
    return Blast(
        plan,
        titles,
        preview.people,
        _named(uow, dict(preview.agencies)),
        dict(preview.excluded),
        messages,
        ceil(messages / SAFE_RATE / 60),
        moments,
    )


def _messages(uow: UnitOfWork, rule: Audience, now: datetime) -> int:
    has_chat = exists().where(Chat.person_id == Person.id, Chat.unreachable_at.is_(None))
    told = select(func.count()).select_from(Person).where(matches(rule), can_take_part(now.date()), has_chat)
    told = told.where(consents.agreed_to("reminders"), Person.frozen_at.is_(None))
    return int(uow.connection.execute(told).scalar_one())


def _named(uow: UnitOfWork, agencies: dict[str, int]) -> tuple[AgencyShare, ...]:
    query = select(Unit.code, Unit.short_names, Unit.names).where(Unit.code.in_(agencies))
    names = {code: short or full for code, short, full in uow.connection.execute(query)}
    return tuple(AgencyShare(code, names.get(code, {}), people) for code, people in agencies.items())


def names_in(uow: UnitOfWork, rule: Audience) -> dict[str, Names]:
    """The names of what a rule mentions, by code: units and entries of lists."""
    codes = [code for listed in rule.conditions.values() for code in listed]
    found: dict[str, Names] = {}
    for table in (ListEntry, Unit):
        query = select(table.code, table.short_names, table.names).where(table.code.in_(codes))
        found |= {code: short or full for code, short, full in uow.connection.execute(query)}
    return found
