"""Days on which somebody gets no unasked message. Set by themselves or their focal point; no reason is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, func, select

from bot.services.refusals import Refusal
from storage.models import Absence
from storage.unit_of_work import UnitOfWork

MOST_DAYS: Final = 366
MOST: Final = 5  # kept at a time, so that nobody's list grows without end


def covers(day: date) -> ColumnElement[bool]:
    """The condition on `Absence` that a day lies in it: who counts as absent is decided here."""
    return and_(Absence.first_day <= day, Absence.last_day >= day)


def coming(uow: UnitOfWork, person_id: int, today: date) -> list[Absence]:
    """Absences that are not over, the earliest first."""
    query = select(Absence).where(Absence.person_id == person_id, Absence.last_day >= today)
    return list(uow.orm.scalars(query.order_by(Absence.first_day, Absence.id)))


def add(uow: UnitOfWork, person_id: int, days: tuple[date, date], set_by: int | None, now: datetime) -> Absence:
    """Note an absence from the first to the last of two days, in the installation's zone (``now`` carries it).

    Raises Refusal for days that cannot be.
    """
    check(days, now.date())
    here = select(func.count(Absence.id)).where(Absence.person_id == person_id, Absence.last_day >= now.date())
    if (uow.orm.scalar(here) or 0) >= MOST:
        raise Refusal("absence_too_many", f"at most {MOST} absences are kept")
    absence = Absence(person_id=person_id, first_day=days[0], last_day=days[1], set_by=set_by, created_at=now)
    uow.orm.add(absence)
    uow.orm.flush()
    return absence


def check(days: tuple[date, date], today: date) -> None:
    """Raises Refusal for days that cannot be an absence: turned round, over already, longer than a year."""
    first, last = days
    if last < first or last < today or (last - first).days >= MOST_DAYS:
        raise Refusal("absence_days", f"{first} to {last} is no absence to come of at most {MOST_DAYS} days")


def remove(uow: UnitOfWork, person_id: int, absence_id: int) -> bool:
    """Take back an absence of this person; False when there is none with this number."""
    mine = delete(Absence).where(Absence.id == absence_id, Absence.person_id == person_id)
    return bool(uow.connection.execute(mine).rowcount)
