"""Campaigns that have ended: whose last figures are to be told, and stay to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, true

from bot.calendar import Calendar
from bot.services.refusals import Refusal
from bot.services.summaries import figures, reports, sent
from bot.services.summaries.asked import invited_in
from bot.services.summaries.readers import Somebody, seen_by
from bot.services.summaries.reports import CampaignReport
from storage.labelled import all_of, labelled
from storage.models import Campaign, StoredSession, SurveyVersion
from storage.repositories.windows import goes_by_answers, was_asked
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Ended:
    """A campaign in the list of those that are over."""

    campaign: int
    titles: Mapping[str, str]
    closes_at: datetime


def since(uow: UnitOfWork, begin: datetime) -> list[int]:
    """Campaigns that people took part in and that ended after a moment."""
    ends = (Campaign.closes_at, Campaign.grace_until, Campaign.correct_until)
    query = select(Campaign.id).where(Campaign.state == CampaignState.CLOSED, or_(*(end > begin for end in ends)))
    return list(uow.connection.scalars(query.where(_has_sessions(true())).order_by(Campaign.id)))


def _has_sessions(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = select(StoredSession.id).outerjoin(invited_in, invited_in.code == StoredSession.unit_code)
    mine = mine.where(StoredSession.campaign_id == Campaign.id, was_asked())
    return mine.where(whose).correlate(Campaign).exists()


def listed(uow: UnitOfWork, reader: Somebody, agency: int | None, most: int) -> list[Ended]:
    """The campaigns of a place that ended last, as far as the reader sees anybody of them."""
    within = invited_in.agency_id == agency if agency is not None else true()
    query = (
        select(*labelled(campaign=Campaign.id, titles=SurveyVersion.titles, closes_at=Campaign.closes_at))
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(Campaign.state == CampaignState.CLOSED, _has_sessions(within & reader.sees(invited_in.agency_id)))
        .where(~goes_by_answers())
        .order_by(Campaign.closes_at.desc(), Campaign.id.desc())
        .limit(most)
    )
    return all_of(uow, Ended, query)


def report(
    uow: UnitOfWork, reader: Somebody, agency: int | None, campaign: int, now: datetime, calendar: Calendar
) -> CampaignReport | None:
    """The last figures of a campaign: as this reader was told them, else as they are; None where it has not ended."""
    row = sent.final(uow, reader.id, campaign, agency)
    if row is not None:
        return reports.as_sent(uow, row)
    try:
        about = figures.campaign(uow, campaign, calendar.zone)
    except Refusal:
        return None
    if not about.is_over:
        return None
    made = reports.of_campaign(uow, seen_by(uow, reader), reader.id, about, agency, now, calendar)
    return made if made.standing.total else None
