"""Help: the focal point of the agency hears that somebody needs it, not who (design, promise 11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from storage.models import Chat, Delivery, HelpRequest, PersonRole
from storage.models import Person as PersonRow
from storage.repositories.chats import PersonView
from storage.unit_of_work import UnitOfWork

AGAIN_AFTER: Final = timedelta(minutes=30)  # within it a second press tells the focal point nothing new
ROLES: Final = ("focal_point", "focal_deputy")
KIND: Final = "help"


def ask(uow: UnitOfWork, person: PersonView, campaign_id: int | None, now: datetime) -> bool:
    """Tell the focal point that somebody needs help; False when nobody can be told."""
    focal = focal_point(uow, person.agency_id)
    recent = select(HelpRequest.id).where(HelpRequest.person_id == person.id, HelpRequest.asked_at > now - AGAIN_AFTER)
    if uow.connection.execute(recent).first() is not None:
        return focal is not None
    request = HelpRequest(person_id=person.id, agency_id=person.agency_id, campaign_id=campaign_id, asked_at=now)
    uow.orm.add(request)
    uow.orm.flush()
    if focal is not None:
        uow.orm.add(
            Delivery(
                unique_key=f"{KIND}:{request.id}",
                person_id=focal,
                kind=KIND,
                params={"campaign": campaign_id},
                state="waiting",
                due_at=now,
                priority=1,
                created_at=now,
            )
        )
    return focal is not None


def focal_point(uow: UnitOfWork, agency_id: int | None) -> int | None:
    """The focal point of an agency who can be reached; the deputy steps in."""
    query = (
        select(PersonRow.id, PersonRole.role)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .join(Chat, Chat.person_id == PersonRow.id)
        .where(PersonRow.agency_id == agency_id, PersonRole.role.in_(ROLES), Chat.unreachable_at.is_(None))
    )
    found = sorted(uow.connection.execute(query), key=lambda row: (ROLES.index(row.role), row.id))
    return found[0].id if found else None
