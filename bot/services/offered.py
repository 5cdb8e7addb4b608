"""What is offered to a person: the sessions of campaigns that are, were or will be open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

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
    return [_offer(*row, now=now) for row in uow.connection.execute(_OF_PERSON, {"person": person_id})]


def _offer(  # noqa: PLR0913 - the columns
    session: int,
    campaign: int,
    status: str,
    state: str,
    opens_at: datetime,
    closes_at: datetime,
    titles: dict[str, str],
    minutes: int,
    *,
    now: datetime,
) -> Offer:
    accepts = state == "open" and opens_at <= now < closes_at and status != "stopped"
    why_not = "state-stopped" if status == "stopped" else "state-done" if status == "submitted" else "state-closed"
    return Offer(session, campaign, status, accepts, why_not, closes_at, titles, minutes)
