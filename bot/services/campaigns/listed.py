"""Campaigns as an admin sees them in the chat. Every query takes the reader, and gives nothing to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, or_, select

from bot.services.campaigns import figures
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.figures import CampaignFigures
from bot.services.people import admins
from storage.models import Campaign, SurveyVersion
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import K

Names = dict[str, str]
_S = CampaignState
_ORDER = (_S.WAITING, _S.DRAFT, _S.OPEN, _S.CLOSING, _S.SCHEDULED, _S.CLOSED, _S.CANCELLED)


@dataclass(frozen=True, slots=True)
class Listed:
    """A campaign in the list."""

    id: int
    titles: Names
    state: str
    is_paused: bool
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class ListedCampaign:
    """A campaign with its figures.

    ``few``: nothing may be said of how they stand, for they are so few, or were chosen by their answers.
    """

    titles: Names
    rule: Audience
    state: CampaignFigures
    few: bool = False


def listed(uow: UnitOfWork, reader: int) -> list[Listed]:
    """What needs somebody on top, then what runs, then what is over. Drafts that were discarded are not shown."""
    columns = (
        Campaign.id,
        SurveyVersion.titles,
        Campaign.state,
        Campaign.paused_at,
        Campaign.opens_at,
        Campaign.closes_at,
    )
    order = case({state: n for n, state in enumerate(_ORDER)}, value=Campaign.state, else_=len(_ORDER))
    query = select(*columns).join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
    shown = or_(Campaign.state != CampaignState.CANCELLED, Campaign.approved_at.is_not(None))
    query = query.where(admins.is_admin(reader), shown).order_by(order, Campaign.id.desc())
    rows = uow.connection.execute(query)
    return [Listed(n, titles, state, paused is not None, *dates) for n, titles, state, paused, *dates in rows]


def live(uow: UnitOfWork, campaign: Campaign) -> ListedCampaign:
    """The figures of a campaign that the reader was given."""
    rule = Audience.from_json(campaign.audience)
    state = figures.state(uow, campaign.id)
    return ListedCampaign(titles_of(uow, campaign), rule, state, rule.by_answers or 0 < state.counts.total < K)


def titles_of(uow: UnitOfWork, campaign: Campaign) -> Names:
    """The title of a campaign's survey, by language."""
    query = select(SurveyVersion.titles).where(SurveyVersion.id == campaign.version_id)
    return dict(uow.connection.execute(query).scalar_one())
