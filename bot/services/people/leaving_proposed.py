"""Somebody is to leave: a focal point says so, or a roster does not have them; an admin decides, in one place for both.

Confirmed it is by `bot.services.people.leave`; refused here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, or_, select, update

from bot.services import audit, outgoing
from bot.services.people import focal_points, leaving_for_good
from bot.services.people.reachable import here
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from storage.labelled import labelled
from storage.models import Delivery, LeaverProposal, Person, Unit
from storage.states import DeliveryState
from storage.unit_of_work import UnitOfWork

KIND: Final = "leaver"
SPEAKS_FOR: Final = timedelta(days=1)  # how long a message that nobody acted on stands for those who follow


def propose(uow: UnitOfWork, person_id: int, day: date, by: int, now: datetime) -> None:
    """A focal point says from which day on somebody is not here any more; the admins hear that somebody is proposed.

    Who was told of another one and has not decided about it hears nothing new: one button leads to all of them.
    """
    proposed = update(Person).where(Person.id == person_id)
    uow.connection.execute(proposed.values(leaving_on=day, leaving_by=by))
    audit.record(uow, actor=f"person:{by}", act="person.leaving", subject=f"person:{person_id}", now=now)
    admins = focal_points.agency_or_admins(uow, None, now.date(), except_for=person_id)
    admins = [admin for admin in admins if not _is_told(uow, admin, now)]
    outgoing.tell(uow, admins, KIND, f"{person_id}:{now.isoformat()}", {"person": person_id}, now)


def _is_told(uow: UnitOfWork, admin: int, now: datetime) -> bool:
    """Whether a message of this day about a proposal waits to be sent, or was, and nobody decided yet."""
    lately = (Delivery.state == DeliveryState.SENT) & (Delivery.sent_at > now - SPEAKS_FOR)
    told = select(Delivery.params).where(Delivery.person_id == admin, Delivery.kind == KIND)
    told = told.where(or_(Delivery.state == DeliveryState.WAITING, lately))
    people = [params["person"] for params in uow.connection.scalars(told)]
    undecided = select(Person.id).where(Person.id.in_(people), Person.leaving_on.is_not(None))
    return uow.connection.execute(undecided.limit(1)).first() is not None


def refuse(uow: UnitOfWork, person_id: int, by: int, now: datetime) -> None:
    """It was a mistake, whoever proposed it: the person stays."""
    forget(uow, person_id, now, f"person:{by}")
    leaving_for_good.settle_proposals(uow, person_id, leaving_for_good.KEPT, now, f"person:{by}")
    audit.record(uow, actor=f"person:{by}", act="person.stays", subject=f"person:{person_id}", now=now)


def take_back(uow: UnitOfWork, person_id: int, by: int, now: datetime) -> None:
    """Whoever has the care of somebody says that what was proposed was a mistake; a roster's proposal stays.

    Raises Refusal when no focal point's word waits (any more).
    """
    said = select(Person.id).where(Person.id == person_id, Person.leaving_on.is_not(None)).with_for_update()
    if uow.connection.execute(said).first() is None:
        raise Refusal("nothing_proposed", "nobody has proposed that this person has left")
    forget(uow, person_id, now, f"person:{by}")
    audit.record(uow, actor=f"person:{by}", act="person.leaving.back", subject=f"person:{person_id}", now=now)


def forget(uow: UnitOfWork, person_id: int, now: datetime, actor: str) -> None:
    """What a focal point said does not hold any more, and they hear that the person stays."""
    leaving_for_good.tell_proposer(uow, person_id, now, actor, gone=False)
    uow.connection.execute(update(Person).where(Person.id == person_id).values(leaving_on=None, leaving_by=None))


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody proposed as a leaver: since which day a focal point says so, None where a roster did not have them."""

    person: int
    staff_code: str
    unit: Mapping[str, str]
    day: date | None
    left: int  # how many there are, this one included


def next_proposed(uow: UnitOfWork, scope: Scope, after: int = 0) -> Leaver | None:
    """The next one proposed, from the person after another on, then from the first, for whoever may decide."""
    query = (
        select(*labelled(person=Person.id, staff_code=Person.staff_code, unit=Unit.names, day=Person.leaving_on))
        .join(Unit, Unit.id == Person.unit_id)
        .where(proposed(), here(Person, scope.today), scope.people(Right.DECIDING), Person.id != scope.reader)
        .order_by(Person.id)
    )
    rows = uow.connection.execute(query).mappings().all()
    row = next((one for one in rows if one["person"] > after), rows[0] if rows else None)
    return Leaver(**row, left=len(rows)) if row is not None else None


def is_any_said(uow: UnitOfWork, scope: Scope) -> bool:
    """Whether a focal point's word that somebody has left waits for the reader's decision."""
    said = select(Person.id).where(Person.leaving_on.is_not(None), here(Person, scope.today))
    mine = said.where(scope.people(Right.DECIDING), Person.id != scope.reader)
    return uow.connection.execute(mine.limit(1)).first() is not None


def missing() -> ColumnElement[bool]:
    """The condition on `Person`: a roster did not have them, and nobody has decided about it yet."""
    open_ = (LeaverProposal.person_id == Person.id) & (LeaverProposal.state == leaving_for_good.PROPOSED)
    return select(LeaverProposal.id).where(open_).correlate(Person).exists()


def proposed() -> ColumnElement[bool]:
    """The condition on `Person`: proposed as a leaver, by a focal point or by a roster."""
    return or_(Person.leaving_on.is_not(None), missing())
