"""Asking supervisors to confirm self-assessments: within the calendar, within the caps, three times at most.

What may be confirmed is looked at when it is decided; whoever has nothing open, is away or gets no reminders is left in
peace. A request counts like a reminder, so that nothing else comes on its day.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select, union

from bot.calendar import Calendar
from bot.services import outgoing
from bot.services.operating.calendars import calendar_of
from bot.services.reminders import caps, facts
from bot.services.reminders.deciding import Recipient
from bot.services.reminders.kinds import CONFIRM, REMINDER2
from bot.services.results import confirmations
from bot.settings import Settings
from storage.models import Confirmer, DueItem, Person, StoredSession
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

PAUSES: Final = (0, 4, 3)  # working days before the request, the first reminder and the last
TIME: Final = 10  # working days for it
BATCH: Final = 500  # people looked at in one statement


def due(uow: UnitOfWork, now: datetime, settings: Settings) -> list[int]:
    """Whom it may be time to ask; nobody when no message may come. ``now`` carries the local zone."""
    calendar = calendar_of(uow, settings)
    if not calendar.is_allowed(now):
        return []
    readers = _readers(uow)
    return [
        reader
        for first in range(0, len(readers), BATCH)
        for reader in _whose_time_it_is(uow, readers[first : first + BATCH], calendar, now)
    ]


def ask(uow: UnitOfWork, reader: int, now: datetime, settings: Settings) -> int:
    """Leave the request for one of them, if anything is open and it still is the time; gives how many."""
    calendar = calendar_of(uow, settings)
    if not calendar.is_allowed(now) or not _whose_time_it_is(uow, [reader], calendar, now):
        return 0
    return _ask_one(uow, reader, calendar, now)


def _readers(uow: UnitOfWork) -> list[int]:
    """Whoever may have something to confirm: of staff who submitted anything."""
    submitted = select(StoredSession.person_id).where(StoredSession.submitted_at.is_not(None))
    chiefs = select(Person.supervisor_id).where(Person.supervisor_id.is_not(None), Person.id.in_(submitted))
    named = select(Confirmer.confirmer_id).where(Confirmer.person_id.in_(submitted))
    return sorted(one for one in uow.connection.execute(union(chiefs, named)).scalars() if one is not None)


def _ask_one(uow: UnitOfWork, reader: int, calendar: Calendar, now: datetime) -> int:
    waiting = [one for one in confirmations.queue(uow, reader, now.date()) if one.open]
    newest = _newest(uow, reader, now.date())
    if not waiting or newest is None:
        return 0
    _leave(uow, reader, len(waiting), deadline(calendar, newest), now)
    return 1


def _whose_time_it_is(uow: UnitOfWork, readers: list[int], calendar: Calendar, now: datetime) -> list[int]:
    """To whom a request may come now at all; answers are not looked at, which takes long."""
    known = facts.gather(uow, readers, calendar, now).readers
    may = [reader for reader in readers if reader in known and _may_come(known[reader], now)]
    asked = _asked(uow, may)
    return [reader for reader in may if _is_time(_newest(uow, reader, now.date()), asked[reader], calendar, now)]


def _is_time(newest: datetime | None, before: list[datetime], calendar: Calendar, now: datetime) -> bool:
    """Whether the newest submission of their staff calls for a request, after those that went before."""
    if newest is None:
        return False
    since = [at for at in before if at >= newest]
    return len(since) < len(PAUSES) and _paused(calendar, before, len(since), now.date())


def deadline(calendar: Calendar, newest: datetime) -> date:
    """Until when it should be done: ten working days after the newest submission."""
    return calendar.add_working_days(newest.astimezone(calendar.zone).date(), TIME)


def _newest(uow: UnitOfWork, reader: int, today: date) -> datetime | None:
    """When staff of a reader last submitted anything."""
    mine = select(Person.id).where(confirmations.may_confirm(reader, today))
    return uow.connection.scalar(select(func.max(StoredSession.submitted_at)).where(StoredSession.person_id.in_(mine)))


def _asked(uow: UnitOfWork, readers: list[int]) -> dict[int, list[datetime]]:
    """When each was asked before, in order."""
    query = select(DueItem.person_id, DueItem.acted_at).where(DueItem.person_id.in_(readers), DueItem.kind == CONFIRM)
    found: dict[int, list[datetime]] = {reader: [] for reader in readers}
    for reader, at in uow.connection.execute(query.order_by(DueItem.id)):
        if at is not None:
            found[reader].append(at)
    return found


def _paused(calendar: Calendar, before: list[datetime], number: int, today: date) -> bool:
    """Whether enough working days lie behind the last request; a new self-assessment waits two of them."""
    if not before:
        return True
    last = before[-1].astimezone(calendar.zone).date()
    return today >= calendar.add_working_days(last, PAUSES[number] or 2)


def _may_come(one: Recipient, now: datetime) -> bool:
    if not (one.takes_part and one.bound and one.agreed):
        return False
    if one.frozen or one.unreachable or one.stopped or one.absent_until is not None:
        return False
    if one.snoozed_until is not None and one.snoozed_until > now:
        return False
    return not caps.is_full(REMINDER2, now.date(), one.sent, one.reserved)


def _leave(uow: UnitOfWork, reader: int, waiting: int, until: date, now: datetime) -> None:
    key = f"{CONFIRM}:{reader}:{now.date().isoformat()}"
    params = {"waiting": waiting, "until": until.isoformat()}
    delivery, is_new = outgoing.leave(uow, key, reader, CONFIRM, params, now, priority=outgoing.Priority.BULK)
    if not is_new:
        return
    uow.orm.add(
        DueItem(
            unique_key=key,
            person_id=reader,
            kind=CONFIRM,
            occurrence=now.date().isoformat(),
            due_at=now,
            state=DueState.ACTED,
            acted_at=now,
            delivery_id=delivery,
        )
    )
    uow.orm.flush()
