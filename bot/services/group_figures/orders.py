"""Pictures and workbooks of released figures that were asked for in the chat: jobs make them, deliveries bring them.

What is made is kept by a digest of everything in it for two days, so that the next who asks gets the same file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, exists, func, select

from bot.services import handing_out, outgoing
from bot.services.bulk import insert_if_missing
from bot.services.people.admins import has_role
from bot.services.people.role_words import TEAM
from bot.services.refusals import Refusal
from storage.labelled import all_of, labelled
from storage.models import Chat, FigureFile, FigureOrder, FigureRelease
from storage.unit_of_work import UnitOfWork

KIND: Final = "figures"  # of the delivery
WORKBOOK: Final = "workbook"
MOST_WAITING: Final = 5  # of one person
BATCH: Final = 10


@dataclass(frozen=True, slots=True)
class Ordered:
    """What somebody asked for: a topic about a group, or the workbook; in the language of their chat."""

    id: int
    person: int
    campaign: int
    topic: str
    about: str
    asked_at: datetime
    language: str


def order(uow: UnitOfWork, person: int, campaign: int, topic: str, about: str, now: datetime) -> None:
    """Ask for a picture of a topic. The same again, or more than a few at once, adds nothing."""
    mine = FigureOrder.person_id == person
    same = exists().where(
        mine, FigureOrder.campaign_id == campaign, FigureOrder.topic == topic, FigureOrder.about == about
    )
    waiting = select(func.count(FigureOrder.id)).where(mine).scalar_subquery()
    known, number = uow.connection.execute(select(same, waiting)).one()
    if not known and number < MOST_WAITING:
        uow.orm.add(FigureOrder(person_id=person, campaign_id=campaign, topic=topic, about=about, asked_at=now))
        uow.orm.flush()


def order_workbook(uow: UnitOfWork, person: int, campaign: int, reason: str, now: datetime) -> None:
    """Ask for the workbook of released figures: for the project team, with a reason, on record. Raises Refusal."""
    if not has_role(uow, person, TEAM):
        raise Refusal("workbook_not_yours", "the workbook of figures is for the project team")
    if not uow.connection.scalar(select(exists().where(FigureRelease.campaign_id == campaign))):
        raise Refusal("figures_not_released", f"nothing is released of campaign {campaign}")
    handing_out.note(uow, f"person:{person}", handing_out.FIGURES, reason, now, campaign=campaign)
    order(uow, person, campaign, WORKBOOK, "", now)


def is_any(uow: UnitOfWork) -> bool:
    """Whether anything was asked for."""
    return uow.connection.execute(select(FigureOrder.id).limit(1)).first() is not None


def waiting(uow: UnitOfWork) -> list[Ordered]:
    """What was asked for first."""
    query = (
        select(
            *labelled(
                id=FigureOrder.id,
                person=FigureOrder.person_id,
                campaign=FigureOrder.campaign_id,
                topic=FigureOrder.topic,
                about=FigureOrder.about,
                asked_at=FigureOrder.asked_at,
                language=func.coalesce(Chat.language, ""),
            )
        )
        .outerjoin(Chat, Chat.person_id == FigureOrder.person_id)
        .order_by(FigureOrder.id)
        .limit(BATCH)
    )
    return list({one.id: one for one in all_of(uow, Ordered, query)}.values())


def settle(uow: UnitOfWork, one: Ordered, digest: str, made: bytes | None, now: datetime) -> None:
    """Leave what was made for delivery; ``made`` is None where it was there already. Twice changes nothing."""
    if made is not None:
        insert_if_missing(uow, FigureFile, {"digest": digest, "made_at": now, "body": made})
    params: Mapping[str, Any] = {"topic": one.topic, "about": one.about, "digest": digest, "campaign": one.campaign}
    outgoing.leave(uow, f"{KIND}:{one.id}:{one.asked_at.isoformat()}", one.person, KIND, params, now)
    drop(uow, one)


def drop(uow: UnitOfWork, one: Ordered) -> None:
    """Nobody waits for this any more."""
    uow.connection.execute(delete(FigureOrder).where(FigureOrder.id == one.id))


def file_of(uow: UnitOfWork, digest: str) -> bytes | None:
    """What was made, by its digest; None when it is not kept, or not any more."""
    return uow.connection.scalar(select(FigureFile.body).where(FigureFile.digest == digest))


def is_made(uow: UnitOfWork, digest: str) -> bool:
    """Whether a file is there already."""
    return bool(uow.connection.scalar(select(exists().where(FigureFile.digest == digest))))


def forget(uow: UnitOfWork, before: datetime) -> int:
    """Let go of old files: they are made anew for whoever asks."""
    return uow.connection.execute(delete(FigureFile).where(FigureFile.made_at < before)).rowcount
