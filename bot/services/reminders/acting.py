"""Acting on due items: one transaction for a batch of people, in any number of processes.

People are claimed, not items: two processes that hold two items of the same person would each send a message. The row
lock of the claim (``SKIP LOCKED``; on SQLite the one writer) is the lease: it lives as long as the transaction in which
the items are ended and the messages are left for the outbox, so that a process that dies leaves nothing behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services import outgoing
from bot.services.operating.calendars import calendar_of
from bot.services.outgoing import Priority
from bot.services.reminders import ladder
from bot.services.reminders.deciding import DueToDecide, Recipient, Subject, Verdict, decide, make_room
from bot.services.reminders.facts import Facts, gather
from bot.services.reminders.kinds import KINDS, LADDER, LAST, RANK, SNOOZE
from bot.settings import Settings
from storage.models import Delivery, DueItem, Person
from storage.states import NO_DAY_LEFT, DueState
from storage.unit_of_work import UnitOfWork

PEOPLE: Final = 100  # to a transaction: a tenth of a second or two of the write lock


@dataclass(frozen=True, slots=True)
class _Round:
    """What is the same for everybody of a batch."""

    uow: UnitOfWork
    calendar: Calendar
    facts: Facts
    now: datetime
    late: timedelta
    messages: list[tuple[Delivery, list[DueItem]]] = field(default_factory=list)


def act_next(uow: UnitOfWork, now: datetime, settings: Settings, most: int = PEOPLE) -> int:
    """Act on what is due for the next people; gives the number of items looked at, 0 when nothing is left."""
    people = _claim(uow, now, most)
    if not people:
        return 0
    calendar = calendar_of(uow, settings)
    mine = _items(uow, people, calendar, now)
    facts = gather(uow, people, calendar, now)
    this = _Round(uow, calendar, facts, now, timedelta(hours=settings.late_hours))
    for person, items in mine.items():
        _act_for(this, person, items)
    _leave(this)
    return sum(len(items) for items in mine.values())


def _claim(uow: UnitOfWork, now: datetime, most: int) -> list[int]:
    """The people whose items have waited longest, locked; who is locked by another process is passed over."""
    due = (
        select(DueItem.person_id)
        .where(DueItem.state == DueState.PLANNED, DueItem.kind.in_(KINDS), DueItem.due_at <= now)
        .group_by(DueItem.person_id)
        .order_by(func.min(DueItem.due_at), DueItem.person_id)
        .limit(most)
    )
    claimed = select(Person.id).where(Person.id.in_(due)).order_by(Person.id)
    return list(uow.orm.scalars(claimed.with_for_update(key_share=True, skip_locked=True)))


def _items(uow: UnitOfWork, people: Sequence[int], calendar: Calendar, now: datetime) -> dict[int, list[DueItem]]:
    """What is due to these people, and what is planned for later today, by person.

    Somebody with nothing due any more was done by another process between the two statements.
    """
    tomorrow = calendar.at(now.astimezone(calendar.zone).date() + ONE_DAY, time())
    query = (
        select(DueItem)
        .where(DueItem.person_id.in_(people), DueItem.state == DueState.PLANNED, DueItem.kind.in_(KINDS))
        .where(DueItem.due_at < tomorrow)
        .order_by(DueItem.due_at, DueItem.id)
    )
    found: dict[int, list[DueItem]] = defaultdict(list)
    for item in uow.orm.scalars(query):
        found[item.person_id].append(item)
    return {person: items for person, items in found.items() if any(item.due_at <= now for item in items)}


def _act_for(this: _Round, person: int, items: Sequence[DueItem]) -> None:
    """Everything of one person: at most one message comes of it.

    What would come later today goes with the message, so that no second one is needed.
    """
    reader = this.facts.readers[person]
    wanted: list[DueItem] = []
    for item in items:
        subject = this.facts.subject(item.campaign_id, person)
        verdict = _verdict(this, item, reader, subject)
        if verdict.acts:
            wanted.append(item)
        elif item.due_at <= this.now:
            _settle(this, item, verdict)
    wanted = [item for item in wanted if item.due_at <= this.now or item.kind != SNOOZE]
    if any(item.due_at <= this.now for item in wanted):
        _send_or_hold(this, reader, wanted)


def _verdict(this: _Round, item: DueItem, reader: Recipient, subject: Subject | None) -> Verdict:
    if subject is None:  # the session is gone, or nothing is open to the person any more
        return (
            Verdict(DueState.SUPPRESSED, "submitted")
            if item.campaign_id is None
            else Verdict(DueState.DROPPED, "no session")
        )
    found = DueToDecide(item.kind, item.due_at, item.plan_revision)
    return decide(found, reader, subject, this.now, this.calendar, this.late)


def _send_or_hold(this: _Round, reader: Recipient, wanted: list[DueItem]) -> None:
    """One message for all of it, if there is room for any of it today."""
    rooms = [(item, _room(this, reader, item)) for item in wanted]
    if any(room.acts for _, room in rooms):
        _send(this, wanted)
        return
    for item, room in rooms:
        if item.due_at <= this.now:
            _settle(this, item, room)


def _room(this: _Round, reader: Recipient, item: DueItem) -> Verdict:
    subject = this.facts.subject(item.campaign_id, item.person_id)
    assert subject is not None
    return make_room(item.kind, reader, subject, this.now, this.calendar)


def _send(this: _Round, items: list[DueItem]) -> None:
    """One message about all of it."""
    strongest = min(items, key=lambda item: RANK[item.kind])
    campaigns = sorted({item.campaign_id for item in items if item.campaign_id is not None})
    everything = any(item.campaign_id is None for item in items)  # whatever is open then
    delivery = outgoing.delivery(
        strongest.unique_key,
        strongest.person_id,
        strongest.kind,
        {"campaigns": [] if everything else campaigns},
        this.now,
        priority=Priority.BULK,
        campaign=campaigns[0] if len(campaigns) == 1 and not everything else None,
    )
    this.messages.append((delivery, items))


def _leave(this: _Round) -> None:
    """Leave the messages of a batch for the outbox, in one statement, and end the items they are about."""
    this.uow.orm.add_all(delivery for delivery, _ in this.messages)
    this.uow.orm.flush()
    for delivery, items in this.messages:
        for item in items:
            item.state, item.acted_at, item.delivery_id = DueState.ACTED, this.now, delivery.id


def _settle(this: _Round, item: DueItem, verdict: Verdict) -> None:
    """End an item without a message, or keep it for later; a rung that waits makes those after it wait."""
    if verdict.move_to is None:
        item.state, item.reason, item.acted_at = verdict.state or DueState.SUPPRESSED, verdict.reason or None, this.now
        return
    before, item.due_at = item.due_at, verdict.move_to
    if item.kind in LADDER:
        _shift_ladder(this, item, before)


def _shift_ladder(this: _Round, moved: DueItem, before: datetime) -> None:
    """Keep order and gaps: later rungs wait as well, and end where there is no day left before the last one."""
    query = select(DueItem).where(
        DueItem.person_id == moved.person_id,
        DueItem.campaign_id == moved.campaign_id,
        DueItem.state == DueState.PLANNED,
        DueItem.plan_revision == moved.plan_revision,
        DueItem.kind.in_(LADDER),
    )
    rungs = sorted(this.uow.orm.scalars(query), key=lambda item: LADDER.index(item.kind))
    last = next((item for item in rungs if item.kind == LAST), None)
    for item in rungs[rungs.index(moved) :]:
        if item not in (moved, last):
            _follow(this.calendar, before, moved.due_at, item)
        if last is not None and item is not last and _day(this, item.due_at) >= _day(this, last.due_at):
            item.state, item.reason, item.acted_at = DueState.SUPPRESSED, NO_DAY_LEFT, this.now


def _follow(calendar: Calendar, before: datetime, moved_to: datetime, item: DueItem) -> None:
    """Move a rung behind the one that was moved, if it does not come far enough behind it."""
    planned = item.due_at.astimezone(calendar.zone).date()
    gap = calendar.working_days_between(before.astimezone(calendar.zone).date(), planned) - 1
    found = ladder.after(calendar, moved_to, gap, planned)
    if found is not None and found.date() > planned:
        item.due_at = found


def _day(this: _Round, moment: datetime) -> date:
    return moment.astimezone(this.calendar.zone).date()
