"""The whole plan of a campaign as a calendar: which messages, when, to how many. Before it is approved and as it runs.

A plan that is still to be made is worked out with the same rules by which due items are planned and acted on later:
sending hours, quiet weeks, one message a day, two a week. What people do meanwhile (submit, go away, press "Later")
makes it less, never more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import Audience, can_take_part, matches
from bot.services.campaigns.planned_moment import PlannedMoment
from bot.services.campaigns.plans import audience_of
from bot.services.operating.calendars import calendar_of
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.reminders import caps, facts
from bot.services.reminders.caps import Reserved, is_full
from bot.services.reminders.kinds import INVITATION, KINDS, STANDARD
from bot.services.reminders.ladder import rungs
from bot.settings import Settings
from storage.models import Campaign, Chat, DueItem, Person
from storage.states import CampaignState, DueState
from storage.unit_of_work import UnitOfWork

MOST_ASKED: Final = 500  # people in one statement
FARTHEST: Final = timedelta(days=400)
_ROUND: Final = timedelta(minutes=15)  # messages of one blast are shown as one moment
Busy = tuple[frozenset[date], frozenset[Reserved]]
Own = tuple[datetime, str, bool]  # when, which kind, and whether the cap keeps it back


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What a campaign would be."""

    audience: Audience
    opens_at: datetime
    closes_at: datetime
    reminders: str = STANDARD


def preview(uow: UnitOfWork, settings: Settings, draft: PlanDraft, now: datetime) -> list[PlannedMoment]:
    """The plan of a campaign that does not exist yet: for those who could be told today."""
    calendar = calendar_of(uow, settings)
    told = (
        select(Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .where(matches(draft.audience), can_take_part(now.date()), Chat.unreachable_at.is_(None), agreed_to(REMINDERS))
        .order_by(Person.id)
    )
    people = list(uow.orm.scalars(told))
    busy = _busy(uow, people, calendar, now)
    return _worked_out(calendar, draft, max(now, draft.opens_at), busy)


def of_campaign(uow: UnitOfWork, settings: Settings, campaign_id: int, now: datetime) -> list[PlannedMoment]:
    """The plan of a campaign, what was sent of it included. Raises Refusal when there is none with this number."""
    campaign = lifecycle.get(uow, campaign_id)
    draft = PlanDraft(audience_of(campaign, now), campaign.opens_at, campaign.closes_at, campaign.reminders)
    if campaign.state in (CampaignState.DRAFT, CampaignState.WAITING, CampaignState.SCHEDULED):
        return preview(uow, settings, draft, now)
    calendar = calendar_of(uow, settings)
    found = _stored(uow, calendar, campaign)
    if campaign.state == CampaignState.OPEN:
        _add_ladders_to_come(uow, calendar, campaign, now, found)
    return _listed(found)


def _listed(found: dict[tuple[datetime, str], Counter[str]]) -> list[PlannedMoment]:
    order = {kind: n for n, kind in enumerate(KINDS)}
    return [
        PlannedMoment(at, kind, counted["left"] + counted["sent"], counted["sent"], counted["held"])
        for (at, kind), counted in sorted(found.items(), key=lambda one: (one[0][0], order[one[0][1]]))
    ]


# -- what would be


def _worked_out(calendar: Calendar, draft: PlanDraft, begin: datetime, busy: Sequence[Busy]) -> list[PlannedMoment]:
    found: dict[tuple[datetime, str], Counter[str]] = defaultdict(Counter)
    for (sent, reserved), people in Counter(busy).items():
        for at, kind, is_held in simulate(calendar, draft, begin, sent, reserved):
            found[_rounded(calendar, at), kind]["held" if is_held else "left"] += people
    return _listed(found)


def simulate(
    calendar: Calendar, draft: PlanDraft, begin: datetime, sent: frozenset[date], reserved: frozenset[Reserved]
) -> list[Own]:
    """What somebody would get, who has had messages on some days and has others planned."""
    invited = _invited(calendar, draft, begin, sent, reserved)
    if invited is None:
        return []
    ladder = rungs(calendar, invited, draft.closes_at, draft.reminders)
    own = [(invited, INVITATION), *((rung.due_at, rung.kind) for rung in ladder)]
    held = _held_days({*reserved, *(Reserved(kind, at.date()) for at, kind in own)}, sent)
    return [(at, kind, at.date() in held) for at, kind in own]


def _invited(
    calendar: Calendar, draft: PlanDraft, begin: datetime, sent: Iterable[date], reserved: frozenset[Reserved]
) -> datetime | None:
    """When the invitation comes: on the first day with room. A message planned for that day takes it along."""
    at = calendar.next_allowed(begin)
    while at is not None and at < draft.closes_at:
        taken = {*sent, *(one.day for one in reserved if one.day < at.date())}
        together = any(one.day == at.date() for one in reserved) and at.date() not in taken
        if together or not is_full(INVITATION, at.date(), taken, reserved):
            return at
        at = calendar.next_allowed(calendar.at(at.date() + ONE_DAY, datetime.min.time()))
    return None


def _held_days(planned: set[Reserved], before: Iterable[date]) -> set[date]:
    """The days on which nothing goes although something was planned: there was no room for any of it."""
    sent, held = set(before), set[date]()
    for day, group in groupby(sorted(planned, key=lambda one: one.day), key=lambda one: one.day):
        later = [one for one in planned if one.day > day]
        if all(is_full(one.kind, day, sent, later) for one in group):
            held.add(day)
        else:
            sent.add(day)
    return held


def _busy(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, now: datetime) -> list[Busy]:
    """What each of these people has had this week and is to get from other campaigns."""
    week = caps.monday(now.astimezone(calendar.zone).date())
    found: list[Busy] = []
    for start in range(0, len(people), MOST_ASKED):
        some = people[start : start + MOST_ASKED]
        sent = facts.sent_days(uow, some, calendar, week)
        reserved = facts.reserved_days(uow, DueItem.person_id.in_(some), calendar, now, now + FARTHEST)
        found += [(frozenset(sent[person]), frozenset(reserved[person])) for person in some]
    return found


# -- what is


def _stored(uow: UnitOfWork, calendar: Calendar, campaign: Campaign) -> dict[tuple[datetime, str], Counter[str]]:
    """Due items by moment and kind. What belonged to an earlier plan and was dropped is no part of this one."""
    at = func.coalesce(DueItem.acted_at, DueItem.due_at)
    moment = {DueState.ACTED: at, DueState.PLANNED: DueItem.due_at}
    found: dict[tuple[datetime, str], Counter[str]] = defaultdict(Counter)
    for state, column in moment.items():
        query = select(column, DueItem.kind, func.count()).where(DueItem.state == state)
        for when, kind, number in _counted(uow, query, campaign):
            found[_rounded(calendar, when), kind]["sent" if state == DueState.ACTED else "left"] += number
    held = select(DueItem.due_at, DueItem.kind, func.count()).where(
        DueItem.state.in_((DueState.SUPPRESSED, DueState.MISSED))
    )
    for when, kind, number in _counted(uow, held.where(func.coalesce(DueItem.reason, "") != "seen"), campaign):
        found[_rounded(calendar, when), kind]["held"] += number
    return found


def _counted(uow: UnitOfWork, query: Any, campaign: Campaign) -> Sequence[Any]:
    mine = query.where(DueItem.campaign_id == campaign.id, DueItem.kind.in_(KINDS))
    return uow.orm.execute(mine.group_by(*list(mine.selected_columns)[:2])).all()


def _rounded(calendar: Calendar, moment: datetime) -> datetime:
    at = moment.astimezone(calendar.zone).replace(second=0, microsecond=0)
    return at - timedelta(minutes=at.minute % (_ROUND.seconds // 60))


def _add_ladders_to_come(
    uow: UnitOfWork,
    calendar: Calendar,
    campaign: Campaign,
    now: datetime,
    found: dict[tuple[datetime, str], Counter[str]],
) -> None:
    """Who is still to be invited has no ladder yet: it follows from the day the invitation arrives."""
    invited = select(DueItem.due_at, func.count()).where(
        DueItem.campaign_id == campaign.id, DueItem.kind == INVITATION, DueItem.state == DueState.PLANNED
    )
    for due_at, number in uow.orm.execute(invited.group_by(DueItem.due_at)):
        start = calendar.next_allowed(max(due_at, now))
        for rung in rungs(calendar, start, campaign.closes_at, campaign.reminders) if start else ():
            found[rung.due_at, rung.kind]["left"] += number
