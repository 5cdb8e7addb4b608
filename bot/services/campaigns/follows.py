"""A campaign that follows an earlier one of the same survey: which may be chosen, and choosing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.services.people import admins
from bot.services.refusals import Refusal
from storage.labelled import all_of, labelled
from storage.models import Campaign, StoredSession, StoredSurvey
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class EarlierCampaign:
    """An earlier campaign that a new one could follow, with how many people submitted in it."""

    campaign: int
    state: str
    opens_at: datetime
    closes_at: datetime
    submitted: int


def candidates(uow: UnitOfWork, survey_id: int, reader: int) -> list[EarlierCampaign]:
    """List the campaigns of a survey, by its row's id, that a new one can follow; empty for who is no admin."""
    people = func.count(StoredSession.id)
    query = (
        select(
            *labelled(
                campaign=Campaign.id,
                state=Campaign.state,
                opens_at=Campaign.opens_at,
                closes_at=Campaign.closes_at,
                submitted=people,
            )
        )
        .join(StoredSession, StoredSession.campaign_id == Campaign.id)
        .where(Campaign.survey_id == survey_id, StoredSession.submitted_at.is_not(None), admins.is_admin(reader))
        .group_by(Campaign.id, Campaign.state, Campaign.opens_at, Campaign.closes_at)
        .order_by(Campaign.opens_at.desc(), Campaign.id.desc())
    )
    return all_of(uow, EarlierCampaign, query)


def follow(uow: UnitOfWork, campaign_id: int, follows: int) -> None:
    """Let a new campaign follow an earlier one of the same survey. Raises Refusal."""
    campaign = uow.orm.get_one(Campaign, campaign_id)
    verify(uow, campaign.survey_id, follows)
    campaign.follows_id = follows
    uow.orm.flush()


def verify(uow: UnitOfWork, survey_id: int, follows: int) -> None:
    """Raise Refusal unless a campaign of this survey, by the id of its row, can follow that one."""
    found = uow.orm.get(Campaign, follows)
    if found is None:
        raise Refusal("campaign_unknown", f"there is no campaign {follows}", campaign=str(follows))
    if found.survey_id != survey_id:
        code = uow.orm.get_one(StoredSurvey, found.survey_id).code
        raise Refusal("follows_another_survey", f"campaign {follows} offers {code!r}, another survey", survey=code)
    if found.state == CampaignState.CANCELLED:
        raise Refusal("follows_cancelled", f"campaign {follows} was cancelled: nobody answered it")
