"""The whole plan of a campaign as a calendar: which messages, when, to how many. Before it is approved and as it runs.

A plan that is still to be made is worked out with the same rules by which due items are planned and acted on later:
sending hours, quiet weeks, one message a day, two a week. What is still to go counts those who want it as things stand;
what people do meanwhile (submit, go away, press "Later") makes it less, never more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import and_, func, or_, select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import Audience, can_take_part, matches
from bot.services.campaigns.planned_moment import PlannedMoment
from bot.services.campaigns.plans import audience_of
from bot.services.operating.calendars import calendar_of
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.reminders import caps, facts, reasons
from bot.services.reminders.caps import Reserved, is_full
from bot.services.reminders.deciding import DueToDecide, not_called_for
from bot.services.reminders.kinds import INVITATION, KINDS, SEEN, SNOOZE, STANDARD
from bot.services.reminders.ladder import rungs
from bot.services.rights import erased_counts
from bot.settings import Settings
from storage.models import Campaign, Chat, Delivery, DueItem, Person
from storage.repositories.due_items import leads_its_message
from storage.states import NO_DAY_LEFT, CampaignState, DeliveryState, DueState
from storage.unit_of_work import UnitOfWork

MOST_ASKED: Final = 500  # people in one statement
FARTHEST: Final = timedelta(days=400)
_ROUND: Final = timedelta(minutes=15)  # messages of one blast are shown as one moment
Counted = dict[tuple[datetime, str], Counter[str]]  # moment and kind -> "sent", "left", or why not -> messages
Busy = tuple[frozenset[date], frozenset[Reserved]]
_CAME: Final[dict[str, str]] = {
    DeliveryState.WAITING: "left",
    DeliveryState.SENDING: "left",
    DeliveryState.FAILED: reasons.UNREACHABLE,
    DeliveryState.CANCELLED: "",
}
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
        .where(matches(draft.audience), can_take_part(now.date()), Person.frozen_at.is_(None))
        .where(Chat.unreachable_at.is_(None), agreed_to(REMINDERS))
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
        _add_to_come(uow, calendar, campaign, draft, now, found)
    return _listed(found)


def _listed(found: Counted) -> list[PlannedMoment]:
    order = {kind: n for n, kind in enumerate(KINDS)}
    return [
        PlannedMoment(
            at,
            kind,
            counted["left"] + counted["sent"],
            counted["sent"],
            tuple((why, counted[why]) for why in reasons.IN_A_PLAN if counted[why]),
        )
        for (at, kind), counted in sorted(found.items(), key=lambda one: (one[0][0], order[one[0][1]]))
    ]


# -- what would be


def _worked_out(calendar: Calendar, draft: PlanDraft, begin: datetime, busy: Sequence[Busy]) -> list[PlannedMoment]:
    found: Counted = defaultdict(Counter)
    for (sent, reserved), people in Counter(busy).items():
        for at, kind, is_held in simulate(calendar, draft, begin, sent, reserved):
            found[_rounded(calendar, at), kind][reasons.CAPPED if is_held else "left"] += people
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


def _stored(uow: UnitOfWork, calendar: Calendar, campaign: Campaign) -> Counted:
    """Due items that ended, by moment and kind; what an earlier plan dropped is no part of this one.

    What went out together is one message. What its reader's Telegram refused, or what was called off on its way, was
    not sent. Messages of people whose data were erased stay counted.
    """
    found: Counted = defaultdict(Counter)
    at = func.coalesce(DueItem.acted_at, DueItem.due_at)
    acted = select(at, DueItem.kind, func.coalesce(Delivery.state, ""), func.count())
    acted = acted.outerjoin(Delivery, Delivery.id == DueItem.delivery_id).where(DueItem.state == DueState.ACTED)
    acted = acted.where(leads_its_message())
    for when, kind, state, number in _counted(uow, acted, campaign):
        found[_rounded(calendar, when), kind][_CAME.get(state, "sent")] += number
    held = select(DueItem.due_at, DueItem.kind, func.coalesce(DueItem.reason, ""), func.count())
    held = held.where(DueItem.state.in_((DueState.SUPPRESSED, DueState.MISSED)))
    never_planned = and_(DueItem.reason == NO_DAY_LEFT, DueItem.due_at == DueItem.acted_at)
    held = held.where(or_(DueItem.reason.is_(None), and_(DueItem.reason != SEEN, ~never_planned)))
    for when, kind, reason, number in _counted(uow, held, campaign):
        found[_rounded(calendar, when), kind][reasons.told_in_a_plan(reason)] += number
    for one in erased_counts.of_plan(uow, campaign.id):
        came = _CAME.get(one.delivery, "sent") if one.state == DueState.ACTED else reasons.told_in_a_plan(one.reason)
        found[_rounded(calendar, one.at), one.kind][came] += one.number
    return found


def _counted(uow: UnitOfWork, query: Any, campaign: Campaign) -> Sequence[Any]:
    mine = query.where(DueItem.campaign_id == campaign.id, DueItem.kind.in_(KINDS))
    return uow.orm.execute(mine.group_by(*list(mine.selected_columns)[:3])).all()


def _rounded(calendar: Calendar, moment: datetime) -> datetime:
    at = moment.astimezone(calendar.zone).replace(second=0, microsecond=0)
    return at - timedelta(minutes=at.minute % (_ROUND.seconds // 60))


def _add_to_come(
    uow: UnitOfWork, calendar: Calendar, campaign: Campaign, draft: PlanDraft, now: datetime, found: Counted
) -> None:
    """What is still planned, for those who want it, with the room that there is.

    Who is still to be invited has no ladder yet: it follows from the day the invitation arrives.
    """
    mine = _planned(uow, campaign)
    people = sorted(mine)
    busy = dict(zip(people, _busy(uow, people, calendar, now), strict=True))
    for start in range(0, len(people), MOST_ASKED):
        known = facts.gather(uow, people[start : start + MOST_ASKED], calendar, now)
        for person, reader in known.readers.items():
            items, subject = mine[person], known.subject(campaign.id, person)
            wanted = [one for one in items if subject is not None and not not_called_for(one, reader, subject)]
            for one in items:
                if one not in wanted:
                    reason = not_called_for(one, reader, subject) if subject is not None else ""
                    found[_rounded(calendar, one.due_at), one.kind][reasons.told_in_a_plan(reason)] += 1
            for at, kind, is_held in _of_one(calendar, draft, wanted, busy[person], now):
                found[_rounded(calendar, at), kind][reasons.CAPPED if is_held else "left"] += 1


def _planned(uow: UnitOfWork, campaign: Campaign) -> dict[int, list[DueToDecide]]:
    query = select(DueItem.person_id, DueItem.kind, DueItem.due_at, DueItem.plan_revision).where(
        DueItem.campaign_id == campaign.id, DueItem.state == DueState.PLANNED, DueItem.kind.in_(KINDS)
    )
    found: dict[int, list[DueToDecide]] = defaultdict(list)
    for person, kind, due_at, revision in uow.orm.execute(query):
        found[person].append(DueToDecide(kind, due_at, revision))
    return found


def _of_one(
    calendar: Calendar, draft: PlanDraft, wanted: Sequence[DueToDecide], busy: Busy, now: datetime
) -> list[Own]:
    """What somebody would get of what is planned for them."""
    sent, reserved = busy
    invitation = next((one for one in wanted if one.kind == INVITATION), None)
    if invitation is not None:
        begin = max(invitation.due_at, now)
        others = reserved - {Reserved(INVITATION, invitation.due_at.astimezone(calendar.zone).date())}
        return simulate(calendar, draft, begin, sent, others) or [(begin, INVITATION, True)]
    own = [(max(one.due_at, now).astimezone(calendar.zone).date(), one) for one in wanted]
    held = _held_days({*reserved, *(Reserved(one.kind, day) for day, one in own)}, sent)
    first: dict[
        tuple[date, bool], DueToDecide
    ] = {}  # what is due later on a day goes with it, but for what was asked for
    for day, one in sorted(own, key=lambda due: due[1].due_at):
        first.setdefault((day, one.kind == SNOOZE), one)
    return [(one.due_at, one.kind, day in held) for (day, _), one in first.items()]
