"""Help: the focal point of the agency hears that somebody needs it, and with what; a reply goes back.

Nobody is named without their own wish.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.services import outgoing
from bot.services.people import focal_points
from storage.models import HelpRequest, Person
from storage.repositories.chats import PersonView
from storage.unit_of_work import UnitOfWork

AGAIN_AFTER: Final = timedelta(minutes=30)  # within it a second press tells the focal point nothing new
KIND: Final = "help"
REPLY: Final = "help-reply"
REPLIED: Final = "reply to help"  # what the sealed reply is
MOST: Final = 1000  # characters of a reply


@dataclass(frozen=True, slots=True)
class HelpSubject:
    """What somebody needs help with: the campaign's row, titles and question by language; nothing of answers."""

    campaign: int | None = None
    survey: dict[str, str] | None = None
    question: dict[str, str] | None = None


def ask(uow: UnitOfWork, person: PersonView, subject: HelpSubject, now: datetime, *, named: bool) -> bool:
    """Tell the focal point, in their absence the deputy, that somebody needs help; False when nobody can be told."""
    told = focal_points.of_agency(uow, person.agency_id, now.date(), except_for=None)[:1]
    recent = select(HelpRequest.id).where(HelpRequest.person_id == person.id, HelpRequest.asked_at > now - AGAIN_AFTER)
    if uow.connection.execute(recent.where(HelpRequest.named.is_(named))).first() is not None:
        return bool(told)
    request = HelpRequest(
        person_id=person.id, agency_id=person.agency_id, campaign_id=subject.campaign, asked_at=now, named=named
    )
    uow.orm.add(request)
    uow.orm.flush()
    about = {
        "campaign": subject.campaign,
        "request": request.id,
        "survey": subject.survey,
        "question": subject.question,
    }
    for focal in told:
        outgoing.leave(uow, f"{KIND}:{request.id}", focal, KIND, about, now)
    return bool(told)


def code_of(uow: UnitOfWork, request_id: int) -> str:
    """The staff code of whoever asked and wanted to be named; else empty. Names stay off the messenger."""
    query = (
        select(Person.staff_code)
        .join(HelpRequest, HelpRequest.person_id == Person.id)
        .where(HelpRequest.id == request_id, HelpRequest.named.is_(True))
    )
    return uow.connection.execute(query).scalar() or ""


def _is_for(uow: UnitOfWork, reader: int, request_id: int, now: datetime) -> bool:
    agency = uow.connection.execute(select(HelpRequest.agency_id).where(HelpRequest.id == request_id)).scalar()
    return agency is not None and reader in focal_points.of_agency(uow, agency, now.date(), except_for=None)


def may_reply(uow: UnitOfWork, reader: int, request_id: int, now: datetime) -> bool:
    """Whether a request is one of the agency the reader is the focal point or deputy of, and has no reply yet."""
    replied = uow.connection.execute(select(HelpRequest.replied_at).where(HelpRequest.id == request_id)).scalar()
    return replied is None and _is_for(uow, reader, request_id, now)


def reply(uow: UnitOfWork, reader: int, request_id: int, text: str, now: datetime) -> bool:
    """Send a reply back to whoever asked; False when it is not the reader's to give."""
    if not may_reply(uow, reader, request_id, now):
        return False
    request = uow.orm.get_one(HelpRequest, request_id)
    request.reply = uow.vault.seal_text(text[:MOST], REPLIED)
    request.replied_by, request.replied_at = reader, now
    uow.orm.flush()
    outgoing.leave(uow, f"{REPLY}:{request_id}", request.person_id, REPLY, {"request": request_id}, now)
    return True


def reply_to(uow: UnitOfWork, person_id: int, request_id: int) -> str:
    """What was written back to somebody's request; empty when it is not theirs, or there is none."""
    mine = select(HelpRequest.reply).where(HelpRequest.id == request_id, HelpRequest.person_id == person_id)
    sealed = uow.connection.execute(mine).scalar()
    return uow.vault.open_text(sealed, REPLIED) if sealed is not None else ""
