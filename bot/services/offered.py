"""What is offered to a person: the sessions of campaigns that are, were or will be open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping, bindparam, select

from storage.models import Campaign, StoredSession, SurveyVersion
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
        SurveyVersion.titles,
        SurveyVersion.minutes,
    )
    .join(Campaign, Campaign.id == StoredSession.campaign_id)
    .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
    .where(StoredSession.person_id == bindparam("person"), Campaign.state.in_(("open", "closed")))
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
    closes_at: datetime
    titles: dict[str, str]
    minutes: int


def to_person(uow: UnitOfWork, person_id: int, now: datetime) -> list[Offer]:
    """The person's surveys, the one that closes first on top."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person_id}).mappings()
    return [_offer(row, now) for row in rows]


def _offer(row: RowMapping, now: datetime) -> Offer:
    status = row["status"]
    is_open = row["state"] == "open" and row["opens_at"] <= now < row["closes_at"]
    why_not = "state-stopped" if status == "stopped" else "state-done" if status == "submitted" else "state-closed"
    return Offer(
        session=row["id"],
        campaign=row["campaign_id"],
        status=status,
        accepts_answers=is_open and status != "stopped",
        why_not=why_not,
        closes_at=row["closes_at"],
        titles=row["titles"],
        minutes=row["minutes"],
    )
