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


def due(uow: UnitOfWork, now: datetime, settings: Settings) -> list[int]:
    """Whom it may be time to ask; nobody when no message may come. ``now`` carries the local zone."""
    calendar = calendar_of(uow, settings)
    if not calendar.is_allowed(now):
        return []
    return [reader for reader in _readers(uow) if _is_time(uow, reader, calendar, now)]


def ask(uow: UnitOfWork, reader: int, now: datetime, settings: Settings) -> int:
    """Leave the request for one of them, if anything is open and it still is the time; gives how many."""
    calendar = calendar_of(uow, settings)
    if not calendar.is_allowed(now) or not _is_time(uow, reader, calendar, now):
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


def _is_time(uow: UnitOfWork, reader: int, calendar: Calendar, now: datetime) -> bool:
    """Whether a request may come now at all; answers are not looked at, which takes long."""
    newest = _newest(uow, reader, now.date())
    if newest is None:
        return False
    before = _asked(uow, reader)
    since = [at for at in before if at >= newest]
    if len(since) >= len(PAUSES) or not _paused(calendar, before, len(since), now.date()):
        return False
    return _may_come(uow, reader, calendar, now)


def deadline(calendar: Calendar, newest: datetime) -> date:
    """Until when it should be done: ten working days after the newest submission."""
    return calendar.add_working_days(newest.astimezone(calendar.zone).date(), TIME)


def _newest(uow: UnitOfWork, reader: int, today: date) -> datetime | None:
    """When staff of a reader last submitted anything."""
    mine = select(Person.id).where(confirmations.may_confirm(reader, today))
    return uow.connection.scalar(select(func.max(StoredSession.submitted_at)).where(StoredSession.person_id.in_(mine)))


def _asked(uow: UnitOfWork, reader: int) -> list[datetime]:
    query = select(DueItem.acted_at).where(DueItem.person_id == reader, DueItem.kind == CONFIRM).order_by(DueItem.id)
    return [at for at in uow.connection.execute(query).scalars() if at is not None]


def _paused(calendar: Calendar, before: list[datetime], number: int, today: date) -> bool:
    """Whether enough working days lie behind the last request; a new self-assessment waits two of them."""
    if not before:
        return True
    last = before[-1].astimezone(calendar.zone).date()
    return today >= calendar.add_working_days(last, PAUSES[number] or 2)


def _may_come(uow: UnitOfWork, reader: int, calendar: Calendar, now: datetime) -> bool:
    one: Recipient | None = facts.gather(uow, [reader], calendar, now).readers.get(reader)
    if one is None or not (one.takes_part and one.bound and one.agreed):
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
            unique_key=key, person_id=reader, kind=CONFIRM, occurrence=now.date().isoformat(), due_at=now,
            state=DueState.ACTED, acted_at=now, delivery_id=delivery,
        )
    )  # fmt: skip
    uow.orm.flush()
