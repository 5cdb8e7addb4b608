"""What would come of a message if it fell due now, person by person: with the rules by which it is decided then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.reminders.deciding import DueToDecide, decide, make_room
from bot.services.reminders.facts import Facts, gather
from bot.services.reminders.kinds import KINDS, SNOOZE
from storage.models import DueItem
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

_Item = tuple[int | None, DueToDecide]  # its campaign, and what is decided about


def foreseen(
    uow: UnitOfWork, calendar: Calendar, campaign_id: int, people: Sequence[int], kind: str, at: datetime
) -> dict[int, str]:
    """Why each of these people would not get a message of a kind about a campaign at a moment; '' for who would.

    ``at`` is a moment at which messages may go.
    """
    facts = gather(uow, people, calendar, at)
    beside = _beside(uow, people, calendar, at)
    mine = DueToDecide(kind, at)
    return {person: _reason(facts, calendar, person, (campaign_id, mine), beside[person]) for person in people}


def _beside(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, at: datetime) -> dict[int, list[_Item]]:
    """What else is planned for that day: it goes with the same message, and may have room where this has none."""
    tomorrow = calendar.at(at.astimezone(calendar.zone).date() + ONE_DAY, time())
    query = select(DueItem).where(
        DueItem.person_id.in_(people),
        DueItem.state == DueState.PLANNED,
        DueItem.kind.in_(KINDS),
        DueItem.due_at < tomorrow,
    )
    found: dict[int, list[_Item]] = defaultdict(list)
    for item in uow.orm.scalars(query):
        if item.due_at <= at or item.kind != SNOOZE:
            due = DueToDecide(item.kind, item.due_at, item.plan_revision)
            found[item.person_id].append((item.campaign_id, due))
    return found


def _reason(facts: Facts, calendar: Calendar, person: int, mine: _Item, beside: Sequence[_Item]) -> str:
    """Why it would not go; '' when it is wanted and there is room for it, or for what goes with it."""
    at, (campaign, due) = mine[1].due_at, mine
    subject = facts.subject(campaign, person)
    if subject is None:
        return "no session"
    reader = facts.readers[person]
    wanted = decide(due, reader, subject, at, calendar, timedelta.max)
    if not wanted.acts:
        return wanted.reason
    room = make_room(due.kind, reader, subject, at, calendar)
    return "" if room.acts or any(_goes(facts, calendar, person, item, at) for item in beside) else room.reason


def _goes(facts: Facts, calendar: Calendar, person: int, item: _Item, at: datetime) -> bool:
    campaign, due = item
    subject, reader = facts.subject(campaign, person), facts.readers[person]
    if subject is None or not decide(due, reader, subject, at, calendar, timedelta.max).acts:
        return False
    return make_room(due.kind, reader, subject, at, calendar).acts
