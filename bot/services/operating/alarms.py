"""Alarms: opened once for all processes, told to every admin, closed by themselves, and that is told too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.services import outgoing
from bot.services.bulk import insert_if_missing
from bot.services.operating import vitals
from bot.services.operating.vitals import Surroundings
from bot.services.people.reachable import can_read
from bot.services.people.role_words import ADMIN
from storage.models import Alarm, Chat, Person, PersonRole
from storage.unit_of_work import UnitOfWork

OPENED, CLOSED = "alarm", "alarm-over"  # kinds of deliveries


@dataclass(frozen=True, slots=True)
class AlarmDeliveries:
    """Deliveries that are under way to admins because alarms opened or closed."""

    opened: int
    closed: int
    deliveries: tuple[int, ...]


def is_any_change(uow: UnitOfWork, now: datetime, around: Surroundings) -> bool:
    """Whether `look` would open or close anything: spares a write when not."""
    wanted = {key_of(one) for one in vitals.wrong(vitals.measure(uow, now, around))}
    return wanted != _open_keys(uow)


def look(uow: UnitOfWork, now: datetime, around: Surroundings) -> AlarmDeliveries:
    """Open alarms for what is wrong now and close those whose cause is gone.

    The messages are leased to the caller, who sends them itself: what is wrong may be the sending. What it does not
    send, it gives back to the outbox.
    """
    wrong = {key_of(one): one for one in vitals.wrong(vitals.measure(uow, now, around))}
    known = _open_keys(uow)
    opened = [_open(uow, key, wrong[key], now) for key in sorted(wrong.keys() - known)]
    closed = [_close(uow, key, now) for key in sorted(known - wrong.keys())]
    told = [*((OPENED, alarm) for alarm in opened if alarm), *((CLOSED, alarm) for alarm in closed if alarm)]
    return AlarmDeliveries(
        sum(kind == OPENED for kind, _ in told),
        sum(kind == CLOSED for kind, _ in told),
        tuple(number for kind, alarm in told for number in _tell(uow, kind, alarm, now)),
    )


def key_of(wrong: Mapping[str, Any]) -> str:
    """What an alarm is about: a kind, and for jobs which one."""
    return f"{wrong['kind']}:{wrong['job']}" if "job" in wrong else str(wrong["kind"])


def _open_keys(uow: UnitOfWork) -> set[str]:
    return {key for key in uow.connection.scalars(select(Alarm.open_key)) if key is not None}


def _open(uow: UnitOfWork, key: str, figures: Mapping[str, Any], now: datetime) -> int | None:
    """The new alarm; None when another process opened it in this moment."""
    before = uow.connection.scalar(select(Alarm.id).where(Alarm.open_key == key))
    values = {"kind": key, "open_key": key, "opened_at": now, "figures": dict(figures)}
    insert_if_missing(uow, Alarm, values)
    mine = select(Alarm.id).where(Alarm.open_key == key, Alarm.opened_at == now)
    return uow.connection.scalar(mine) if before is None else None


def _close(uow: UnitOfWork, key: str, now: datetime) -> int | None:
    """The alarm that is over; None when another process closed it in this moment."""
    statement = update(Alarm).where(Alarm.open_key == key).values(closed_at=now, open_key=None).returning(Alarm.id)
    return uow.connection.scalar(statement)


def _tell(uow: UnitOfWork, kind: str, alarm: int, now: datetime) -> list[int]:
    params = {"alarm": alarm}
    return [outgoing.begin(uow, f"{kind}:{alarm}:{one}", one, kind, params, now) for one in _admins(uow, now)]


def _admins(uow: UnitOfWork, now: datetime) -> Sequence[int]:
    """Admins who can be told; one who is away is told all the same by the line of the next morning."""
    query = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .where(PersonRole.role == ADMIN, can_read(now))
        .distinct()
        .order_by(Person.id)
    )
    return uow.connection.scalars(query).all()
