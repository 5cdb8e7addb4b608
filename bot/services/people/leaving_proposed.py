"""Somebody is to leave: a focal point says so, or a roster does not have them; an admin decides, in one place for both.

Confirmed it is by `bot.services.people.leave`; refused here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, or_, select, update

from bot.services import audit, outgoing
from bot.services.people import focal_points, leaving_for_good
from storage.models import LeaverProposal, Person
from storage.unit_of_work import UnitOfWork

KIND: Final = "leaver"


def propose(uow: UnitOfWork, person_id: int, day: date, by: int, now: datetime) -> None:
    """A focal point says from which day on somebody is not here any more; the admins hear that one is proposed."""
    proposed = update(Person).where(Person.id == person_id)
    uow.connection.execute(proposed.values(leaving_on=day, leaving_by=by))
    audit.record(uow, actor=f"person:{by}", act="person.leaving", subject=f"person:{person_id}", now=now)
    admins = focal_points.agency_or_admins(uow, None, now.date(), except_for=person_id)
    outgoing.tell(uow, admins, KIND, f"{person_id}:{day}", {"person": person_id}, now)


def refuse(uow: UnitOfWork, person_id: int, by: int, now: datetime) -> None:
    """It was a mistake, whoever proposed it: the person stays."""
    forget(uow, person_id)
    leaving_for_good.settle_proposals(uow, person_id, leaving_for_good.KEPT, now, f"person:{by}")
    audit.record(uow, actor=f"person:{by}", act="person.stays", subject=f"person:{person_id}", now=now)


def forget(uow: UnitOfWork, person_id: int) -> None:
    """What a focal point said does not hold any more."""
    uow.connection.execute(update(Person).where(Person.id == person_id).values(leaving_on=None, leaving_by=None))


def missing() -> ColumnElement[bool]:
    """The condition on `Person`: a roster did not have them, and nobody has decided about it yet."""
    open_ = (LeaverProposal.person_id == Person.id) & (LeaverProposal.state == leaving_for_good.PROPOSED)
    return select(LeaverProposal.id).where(open_).correlate(Person).exists()


def proposed() -> ColumnElement[bool]:
    """The condition on `Person`: proposed as a leaver, by a focal point or by a roster."""
    return or_(Person.leaving_on.is_not(None), missing())
