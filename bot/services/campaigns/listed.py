"""Campaigns as an admin sees them in the chat. Every query takes the reader, and gives nothing to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, or_, select

from bot.services.campaigns import figures
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.figures import CampaignFigures, Counts
from bot.services.people import admins
from storage.models import Campaign, SurveyVersion, Unit
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

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
class Live:
    """A campaign with its figures; ``agencies`` by name, empty where they could be about a few."""

    titles: Names
    rule: Audience
    state: CampaignFigures
    agencies: tuple[tuple[str, Names, Counts], ...]


def listed(uow: UnitOfWork, reader: int) -> list[Listed]:
    """What needs somebody on top, then what runs, then what is over. Drafts that were discarded are not shown."""
    columns = (
        Campaign.id, SurveyVersion.titles, Campaign.state, Campaign.paused_at, Campaign.opens_at, Campaign.closes_at,
    )  # fmt: skip
    order = case({state: n for n, state in enumerate(_ORDER)}, value=Campaign.state, else_=len(_ORDER))
    query = select(*columns).join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
    shown = or_(Campaign.state != CampaignState.CANCELLED, Campaign.approved_at.is_not(None))
    query = query.where(admins.is_admin(reader), shown).order_by(order, Campaign.id.desc())
    rows = uow.connection.execute(query)
    return [Listed(n, titles, state, paused is not None, *dates) for n, titles, state, paused, *dates in rows]


def live(uow: UnitOfWork, campaign: Campaign) -> Live:
    """The figures of a campaign that the reader was given."""
    rule = Audience.from_json(campaign.audience)
    counted = {} if rule.by_answers else figures.per_agency(uow, campaign.id)
    query = select(Unit.code, Unit.short_names, Unit.names).where(Unit.code.in_(counted))
    names = {code: short or full for code, short, full in uow.connection.execute(query)}
    agencies = tuple((code, names.get(code, {}), counts) for code, counts in counted.items())
    return Live(titles_of(uow, campaign), rule, figures.state(uow, campaign.id), agencies)


def titles_of(uow: UnitOfWork, campaign: Campaign) -> Names:
    """The title of a campaign's survey, by language."""
    query = select(SurveyVersion.titles).where(SurveyVersion.id == campaign.version_id)
    return dict(uow.connection.execute(query).scalar_one())
