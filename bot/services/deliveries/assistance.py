"""Help: the focal point of the agency hears that somebody needs it, not who (design, promise 11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.services import outgoing
from bot.services.people import focal_points
from storage.models import HelpRequest
from storage.repositories.chats import PersonView
from storage.unit_of_work import UnitOfWork

AGAIN_AFTER: Final = timedelta(minutes=30)  # within it a second press tells the focal point nothing new
KIND: Final = "help"


def ask(uow: UnitOfWork, person: PersonView, campaign_id: int | None, now: datetime) -> bool:
    """Tell the focal point, in their absence the deputy, that somebody needs help; False when nobody can be told."""
    told = focal_points.of_agency(uow, person.agency_id, now.date(), but=None)[:1]
    recent = select(HelpRequest.id).where(HelpRequest.person_id == person.id, HelpRequest.asked_at > now - AGAIN_AFTER)
    if uow.connection.execute(recent).first() is not None:
        return bool(told)
    request = HelpRequest(person_id=person.id, agency_id=person.agency_id, campaign_id=campaign_id, asked_at=now)
    uow.orm.add(request)
    uow.orm.flush()
    for focal in told:
        outgoing.leave(uow, f"{KIND}:{request.id}", focal, KIND, {"campaign": campaign_id}, now)
    return bool(told)
