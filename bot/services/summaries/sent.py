"""What readers were told before: the log of summaries, to which "since last time" is the difference."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, select

from storage.models import Summary
from storage.unit_of_work import UnitOfWork

ASKED: Final = "asked-"  # how the occurrence of a summary begins that somebody asked for
FINAL: Final = "final-"  # and of the last one of a campaign


def _came_by_itself() -> ColumnElement[bool]:
    """Whether a summary is one of a rhythm: "last time" is never another."""
    return and_(~Summary.occurrence.startswith(ASKED), ~Summary.occurrence.startswith(FINAL))


def last(uow: UnitOfWork, person_id: int, campaign: int, agency: int | None, now: datetime) -> Summary | None:
    """What this reader was told before today without having asked; else what anybody was told of the same place."""
    place = Summary.agency_id.is_(None) if agency is None else Summary.agency_id == agency
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    query = (
        select(Summary)
        .where(Summary.campaign_id == campaign, place, _came_by_itself())
        .where(Summary.at < today)
        .order_by((Summary.person_id == person_id).desc(), Summary.at.desc(), Summary.id.desc())
        .limit(1)
    )
    return uow.orm.scalars(query).first()


def told_last(uow: UnitOfWork, person_id: int) -> list[dict[str, Any]]:
    """The figures of the last summary this person got without having asked, in the order they were told."""
    newest = (
        select(Summary.delivery_id)
        .where(Summary.person_id == person_id, _came_by_itself())
        .order_by(Summary.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return list(uow.orm.scalars(select(Summary.figures).where(Summary.delivery_id == newest).order_by(Summary.id)))


def final(uow: UnitOfWork, person_id: int, campaign: int, agency: int | None) -> Summary | None:
    """The last figures of a campaign as this reader was told them; None when they were not."""
    place = Summary.agency_id.is_(None) if agency is None else Summary.agency_id == agency
    query = select(Summary).where(Summary.person_id == person_id, Summary.campaign_id == campaign, place)
    query = query.where(Summary.occurrence.startswith(FINAL)).order_by(Summary.id.desc()).limit(1)
    return uow.orm.scalars(query).first()
