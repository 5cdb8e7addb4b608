"""Leaving the organisation: from that day on nothing is asked of somebody, and their account is let go.

A focal point proposes it, an admin confirms. Nothing that was answered is removed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import delete, exists, select, update

from bot.services import audit, enrolment, focal_points, invitations
from bot.services.scope import FOCAL
from storage.models import Chat, Delivery, DueItem, Person, PersonRole, StoredSession, Unit
from storage.unit_of_work import UnitOfWork

KIND: Final = "leaver"
_STOPPED: Final = ("new", "started")  # what was submitted stays as it is


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


def leave(uow: UnitOfWork, person_id: int, day: date, now: datetime, actor: str) -> None:
    """Somebody is not here any more from a day on. When it has come, everything ends at once, else on that day."""
    gone = {"left_on": day, "leaving_on": None, "leaving_by": None}
    uow.connection.execute(update(Person).where(Person.id == person_id).values(**gone))
    audit.record(
        uow, actor=actor, act="person.leave", subject=f"person:{person_id}", details={"day": day.isoformat()}, now=now
    )
    invitations.revoke(uow, person_id, now)
    if day <= now.date():
        _end(uow, person_id, now, actor)


def complete_due(uow: UnitOfWork, now: datetime) -> int:
    """End what belongs to people whose day has come, also those whom the roster lets go; gives their number."""
    something = exists().where(Chat.person_id == Person.id) | exists().where(PersonRole.person_id == Person.id)
    query = select(Person.id).where(Person.left_on <= now.date(), something).order_by(Person.id)
    gone = list(uow.connection.scalars(query))
    for person_id in gone:
        _end(uow, person_id, now, audit.JOBS)
    return len(gone)


def _end(uow: UnitOfWork, person_id: int, now: datetime, actor: str) -> None:
    """Unbind, stop, cancel; roles go, and the agency is handed over where it was this person's."""
    enrolment.let_go(uow, person_id, now)
    mine = StoredSession.person_id == person_id
    uow.connection.execute(
        update(StoredSession).where(mine, StoredSession.status.in_(_STOPPED)).values(status="stopped")
    )
    waiting = (Delivery.person_id == person_id) & (Delivery.state == "waiting")
    uow.connection.execute(update(Delivery).where(waiting).values(state="cancelled", reason="left"))
    planned = (DueItem.person_id == person_id) & (DueItem.state == "planned")
    uow.connection.execute(update(DueItem).where(planned).values(state="dropped", reason="left"))
    _take_roles(uow, person_id, now, actor)


def _take_roles(uow: UnitOfWork, person_id: int, now: datetime, actor: str) -> None:
    held = select(PersonRole.role, PersonRole.unit_id).where(PersonRole.person_id == person_id)
    roles = uow.connection.execute(held.order_by(PersonRole.id)).all()
    uow.connection.execute(delete(PersonRole).where(PersonRole.person_id == person_id))
    for role, unit_id in roles:
        details = {"role": role}
        audit.record(uow, actor=actor, act="role.take", subject=f"person:{person_id}", details=details, now=now)
        if role == FOCAL:
            focal_points.hand_over(uow, agency_of_role(uow, person_id, unit_id), now)


def agency_of_role(uow: UnitOfWork, person_id: int, unit_id: int | None) -> int | None:
    """The agency for which a role is held: that of its unit, else the person's own."""
    if unit_id is not None:
        return uow.connection.execute(select(Unit.agency_id).where(Unit.id == unit_id)).scalar()
    return uow.connection.execute(select(Person.agency_id).where(Person.id == person_id)).scalar()
