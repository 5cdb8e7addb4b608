"""What is offered to a person: the sessions of campaigns that are, were or will be open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping, bindparam, select

from storage.models import Campaign, StoredSession, SurveyVersion
from storage.repositories.windows import WINDOW, Window
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

SHOWN_AFTER_CLOSING_DAYS: Final = 30
_OF_PERSON = (
    select(
        StoredSession.id,
        StoredSession.campaign_id,
        StoredSession.status,
        StoredSession.changed_at,
        *WINDOW,
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
    unsent: bool = False  # submitted, then changed, and the change was not sent

    @property
    def waits(self) -> bool:
        """Whether something is left to do: to answer, or to send what was changed."""
        return self.accepts_answers and (self.status != SessionStatus.SUBMITTED or self.unsent)

    @property
    def is_begun(self) -> bool:
        """Whether the person has been at its questions."""
        return self.status != SessionStatus.NEW


def to_person(uow: UnitOfWork, person_id: int, now: datetime) -> list[Offer]:
    """The person's surveys: changes not sent yet, what waits, what takes answers still, what is over; by deadline."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person_id}).mappings()
    offers = [_offer(row, now) for row in rows]
    return sorted(
        offers, key=lambda offer: (not (offer.unsent and offer.waits), not offer.waits, not offer.accepts_answers)
    )


def next_waiting(uow: UnitOfWork, person_id: int, now: datetime, except_for: int) -> Offer | None:
    """The survey to go on with after one was submitted; None when nothing else waits."""
    return next(
        (offer for offer in to_person(uow, person_id, now) if offer.waits and offer.session != except_for), None
    )


def _offer(row: RowMapping, now: datetime) -> Offer:
    status = row["status"]
    window = Window(*(row[column.key] for column in WINDOW))
    return Offer(
        session=row["id"],
        campaign=row["campaign_id"],
        status=status,
        accepts_answers=window.takes_answers(status, now),
        why_not=_why_not(window, status, now),
        closes_at=window.deadline(status),
        titles=row["titles"],
        minutes=row["minutes"],
        unsent=status == SessionStatus.SUBMITTED and row["changed_at"] is not None,
    )


def _why_not(window: Window, status: str, now: datetime) -> str:
    if status == SessionStatus.STOPPED:
        return "state-stopped"
    if status == SessionStatus.SUBMITTED:
        return "state-done"
    return "state-paused" if window.paused_at is not None and now < window.closes_at else "state-closed"
