"""What is offered to a person: the sessions of campaigns that are, were or will be open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping, bindparam, select

from storage.models import Campaign, StoredSession, SurveyVersion
from storage.repositories.windows import Window
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

SHOWN_AFTER_CLOSING_DAYS: Final = 30
_OF_PERSON = (
    select(
        StoredSession.id,
        StoredSession.campaign_id,
        StoredSession.status,
        Campaign.state,
        Campaign.opens_at,
        Campaign.closes_at,
        Campaign.grace_until,
        Campaign.correct_until,
        Campaign.paused_at,
        SurveyVersion.titles,
        SurveyVersion.minutes,
    )
    .join(Campaign, Campaign.id == StoredSession.campaign_id)
    .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
    .where(StoredSession.person_id == bindparam("person"), StoredSession.status != SessionStatus.WITHDRAWN)
    .where(Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING, CampaignState.CLOSED)))
    .order_by(Campaign.closes_at, StoredSession.id)
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One session of a person, as the list shows it."""

    session: int
    campaign: int
    status: str
    accepts_answers: bool
    why_not: str  # the message that says why no answers are taken
    closes_at: datetime  # until when this session takes answers
    titles: dict[str, str]
    minutes: int


def to_person(uow: UnitOfWork, person_id: int, now: datetime) -> list[Offer]:
    """The person's surveys, the one that closes first on top."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person_id}).mappings()
    return [_offer(row, now) for row in rows]


def _offer(row: RowMapping, now: datetime) -> Offer:
    status = row["status"]
    window = Window(
        row["state"], row["opens_at"], row["closes_at"], row["grace_until"], row["correct_until"], row["paused_at"]
    )
    return Offer(
        session=row["id"],
        campaign=row["campaign_id"],
        status=status,
        accepts_answers=window.takes_answers(status, now),
        why_not=_why_not(window, status, now),
        closes_at=window.deadline(status),
        titles=row["titles"],
        minutes=row["minutes"],
    )


def _why_not(window: Window, status: str, now: datetime) -> str:
    if status == SessionStatus.STOPPED:
        return "state-stopped"
    if status == SessionStatus.SUBMITTED:
        return "state-done"
    return "state-paused" if window.paused_at is not None and now < window.closes_at else "state-closed"
