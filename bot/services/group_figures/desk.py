"""What somebody finds at the desk of figures: campaigns with a release, as the reader may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from bot.services.group_figures import reading
from bot.services.group_figures.reading import View
from storage.labelled import all_of, labelled
from storage.models import Campaign, FigureRelease, StoredSurvey
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wave:
    """A campaign whose figures were released: its survey, when it opened."""

    campaign: int
    survey: str
    titles: Mapping[str, str]
    opens_at: datetime


def waves(uow: UnitOfWork) -> list[Wave]:
    """Campaigns with a release, the newest first."""
    query = (
        select(
            *labelled(
                campaign=Campaign.id,
                survey=StoredSurvey.code,
                titles=StoredSurvey.titles,
                opens_at=Campaign.opens_at,
            )
        )
        .join(StoredSurvey, StoredSurvey.id == Campaign.survey_id)
        .where(Campaign.id.in_(select(FigureRelease.campaign_id)))
        .order_by(Campaign.opens_at.desc(), Campaign.id.desc())
    )
    return all_of(uow, Wave, query)


def release(uow: UnitOfWork, campaign: int, view: View) -> Mapping[str, Any] | None:
    """The newest release of a campaign with the groups of a view alone; None when there is none, or nothing to see."""
    newest = select(func.max(FigureRelease.number)).where(FigureRelease.campaign_id == campaign).scalar_subquery()
    query = select(FigureRelease.document).where(FigureRelease.campaign_id == campaign, FigureRelease.number == newest)
    document = uow.connection.scalar(query)
    return None if document is None or view.is_empty else reading.within(document, view)


def seen_by(uow: UnitOfWork, person: int, campaign: int, today: date) -> Mapping[str, Any] | None:
    """The newest release as somebody may see it today."""
    return release(uow, campaign, reading.view_of(uow, person, today))
