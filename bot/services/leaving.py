"""Somebody is to leave: a focal point says so, an admin confirms (`bot.services.people.leave`) or refuses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import update

from bot.services import audit, focal_points
from storage.models import Person
from storage.unit_of_work import UnitOfWork

KIND: Final = "leaver"


def propose(uow: UnitOfWork, person_id: int, day: date, by: int, now: datetime) -> None:
    """A focal point says from which day on somebody is not here any more; the admins hear that one is proposed."""
    proposed = update(Person).where(Person.id == person_id)
    uow.connection.execute(proposed.values(leaving_on=day, leaving_by=by))
    audit.record(uow, actor=f"person:{by}", act="person.leaving", subject=f"person:{person_id}", now=now)
    admins = focal_points.or_admins(uow, None, now.date(), but=person_id)
    focal_points.tell(uow, admins, KIND, f"{person_id}:{day}", {"person": person_id}, now)


def refuse(uow: UnitOfWork, person_id: int, by: int, now: datetime) -> None:
    """It was a mistake: the person stays."""
    uow.connection.execute(update(Person).where(Person.id == person_id).values(leaving_on=None, leaving_by=None))
    audit.record(uow, actor=f"person:{by}", act="person.stays", subject=f"person:{person_id}", now=now)
