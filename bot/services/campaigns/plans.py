"""A campaign's plan: what is offered to whom and when. Checked in one place, for the command line and the chat."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.services.campaigns import audience_answers, follows, workdays
from bot.services.campaigns.audience import Audience, can_take_part, matches, verify
from bot.services.refusals import Refusal
from bot.services.surveys import own_words, versions
from storage.models import Campaign, Person, SurveyVersion
from storage.unit_of_work import UnitOfWork

REMINDERS: Final = ("standard", "last_only", "none")
WINDOW_DAYS: Final = 10  # working days a campaign is open by default
GRACE_DAYS: Final = 2  # working days for those who have begun, by default


@dataclass(frozen=True, slots=True)
class Plan:
    """What `campaigns.create` needs. Moments are aware.

    ``version`` is a number, 0 for the newest; ``follows`` the earlier campaign of which this is the next wave;
    ``words`` are purpose, sender and contact of its own, in place of the survey's.
    """

    survey: str
    audience: Audience
    opens_at: datetime
    closes_at: datetime
    grace_until: datetime | None = None
    correct_until: datetime | None = None
    reminders: str = "standard"
    version: int = 0
    follows: int | None = None
    words: own_words.Words = field(default_factory=dict)

    def said(self) -> dict[str, dict[str, str]] | None:
        """The words of its own as they are kept. Raises Refusal for what does not fit."""
        return {
            name: {language: own_words.checked(name, text) for language, text in texts.items()}
            for name, texts in self.words.items()
        } or None


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan that can be carried out: the version, the audience on the opening day, and how many people it has now."""

    plan: Plan
    version: SurveyVersion
    audience: Audience
    people: int


def check(uow: UnitOfWork, plan: Plan, now: datetime, calendar: Calendar) -> CheckedPlan:
    """Check everything about a plan. Raises Refusal for what cannot be carried out.

    ``now`` carries the installation's zone: ages and units are taken on local days.
    """
    check_dates(plan, now, calendar)
    plan.said()
    version = versions.one(uow, plan.survey, plan.version)
    if plan.follows is not None:
        follows.verify(uow, version.survey_id, plan.follows)
    audience = plan.audience.on(max(plan.opens_at, now).astimezone(now.tzinfo).date())
    verify(uow, audience, now.date())
    people = count(uow, audience, now)
    if audience.by_answers:
        check_frame(uow, audience, now)
    elif not people:
        raise Refusal("audience_empty", f"nobody fits the audience {audience.rule!r}", rule=audience.rule)
    return CheckedPlan(plan, version, audience, people)


def check_frame(uow: UnitOfWork, audience: Audience, now: datetime) -> None:
    """Whether enough people are left to choose from by their answers, whatever these are. Raises Refusal."""
    if has_frame(uow, audience, now):
        return
    raise Refusal(
        "audience_too_small",
        f"a rule by answers must leave at least {audience_answers.FEWEST} people to choose from: fewer would tell"
        " what somebody answered",
        least=str(audience_answers.FEWEST),
    )


def has_frame(uow: UnitOfWork, audience: Audience, now: datetime) -> bool:
    """Whether a rule's conditions beside those on answers give people enough."""
    return count(uow, audience.frame, now) >= audience_answers.FEWEST


def band(uow: UnitOfWork, audience: Audience, now: datetime) -> audience_answers.PeopleBand:
    """Roughly how many people a rule by answers gives. See `audience_answers`."""
    query = select(func.count(), func.sum(Person.id), func.sum(Person.id * Person.id % 1_000_003))
    row = uow.connection.execute(query.where(matches(audience), can_take_part(now.date()))).one()
    return audience_answers.band(int(row[0]), uow.vault.key_of(repr(tuple(row)), "audience"))


def count(uow: UnitOfWork, audience: Audience, now: datetime) -> int:
    """How many people a rule gives who can take part."""
    query = select(func.count()).select_from(Person).where(matches(audience), can_take_part(now.date()))
    return int(uow.connection.execute(query).scalar_one())


def check_dates(plan: Plan, now: datetime, calendar: Calendar) -> None:
    """Check the moments of a plan and its reminders. Raises Refusal."""
    if plan.closes_at <= plan.opens_at:
        raise Refusal("closes_before_opening", "the campaign would close before it opens")
    if plan.closes_at <= now:
        raise Refusal("closes_in_the_past", "the campaign would close in the past")
    if plan.grace_until is not None and plan.grace_until < plan.closes_at:
        raise Refusal("grace_before_closing", "the grace period would end before the campaign closes")
    if plan.correct_until is not None and plan.correct_until < plan.opens_at:
        raise Refusal("correction_before_opening", "corrections would end before the campaign opens")
    if plan.reminders not in REMINDERS:
        raise Refusal("reminders_unknown", f"reminders: expected one of {', '.join(REMINDERS)}")
    check_opening(plan.opens_at, now, calendar)


def check_opening(opens_at: datetime, now: datetime, calendar: Calendar) -> None:
    """Nothing opens on a day on which offices are closed, unless somebody wants it now. Raises Refusal."""
    day = opens_at.astimezone(calendar.zone).date()
    following = workdays.nth(calendar, day, 1)
    if opens_at <= now or following == day:
        return
    raise Refusal(
        "opens_on_a_holiday",
        f"{day} is not a working day: the next one is {following}",
        day=day.isoformat(),
        next=following.isoformat(),
    )


def audience_of(campaign: Campaign, now: datetime) -> Audience:
    """A campaign's audience, with ages on the day it opens or opened."""
    audience = Audience.from_json(campaign.audience)
    return audience.on(campaign.opens_at.astimezone(now.tzinfo).date())


def default_dates(now: datetime, calendar: Calendar) -> tuple[datetime, datetime, datetime]:
    """Opening, closing and grace that suit most: the next working morning, ten working days, two more."""
    opens = workdays.opening_on(calendar, workdays.after(calendar, now.astimezone(calendar.zone).date()))
    return opens, *default_end(opens, WINDOW_DAYS, calendar)


def default_end(opens: datetime, days: int, calendar: Calendar) -> tuple[datetime, datetime]:
    """Closing after so many working days, and the default grace."""
    last = workdays.nth(calendar, opens.astimezone(calendar.zone).date(), days)
    grace = workdays.after(calendar, last, GRACE_DAYS)
    return workdays.closing_on(calendar, last), workdays.closing_on(calendar, grace)


def moved(plan: Plan, opens_at: datetime, calendar: Calendar) -> Plan:
    """The plan with another opening; an end that does not fit any more moves with it."""
    if opens_at < plan.closes_at:
        return replace(plan, opens_at=opens_at)
    closes, grace = default_end(opens_at, WINDOW_DAYS, calendar)
    return replace(plan, opens_at=opens_at, closes_at=closes, grace_until=grace, correct_until=None)
