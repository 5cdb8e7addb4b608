"""Campaigns as an admin sees them in the chat. Every query takes the reader, and gives nothing to somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, or_, select

from bot.services.campaigns import figures
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.figures import CampaignFigures, Counts
from bot.services.people import admins
from bot.services.people.shown_counts import shown_counts
from storage.models import Campaign, SurveyVersion, Unit
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
    """A campaign with its figures; ``agencies`` by name, empty where they could be about a few.

    ``others`` are the agencies that may not be shown one by one, together. ``few``: nothing may be said of how
    they stand, for they are so few, or were chosen by their answers.
    """

    titles: Names
    rule: Audience
    state: CampaignFigures
    agencies: tuple[tuple[str, Names, Counts], ...]
    others: tuple[int, Counts] | None = None  # how many agencies, and their people
    few: bool = False


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


def live(uow: UnitOfWork, campaign: Campaign) -> ListedCampaign:
    """The figures of a campaign that the reader was given."""
    rule = Audience.from_json(campaign.audience)
    counted = {} if rule.by_answers else figures.per_agency(uow, campaign.id)
    query = select(Unit.code, Unit.short_names, Unit.names).where(Unit.code.in_(counted))
    names = {code: short or full for code, short, full in uow.connection.execute(query)}
    shown, others = _shown(uow, counted)
    agencies = tuple((code, names.get(code, {}), counted[code]) for code in shown)
    state = figures.state(uow, campaign.id)
    return ListedCampaign(
        titles_of(uow, campaign), rule, state, agencies, others, rule.by_answers or 0 < state.counts.total < K
    )


def _shown(uow: UnitOfWork, counted: Mapping[str, Counts]) -> tuple[list[str], tuple[int, Counts] | None]:
    """The agencies that may be shown one by one, and the others together."""
    pairs = {code: (one.total, one.submitted) for code, one in counted.items()}
    allowed = shown_counts(uow, pairs).codes
    shown = [code for code in counted if code and code in allowed]
    others = [counted[code] for code in counted if code not in shown]
    return shown, (len(others), figures.added(others)) if others and shown else None


def titles_of(uow: UnitOfWork, campaign: Campaign) -> Names:
    """The title of a campaign's survey, by language."""
    query = select(SurveyVersion.titles).where(SurveyVersion.id == campaign.version_id)
    return dict(uow.connection.execute(query).scalar_one())
