"""When a campaign takes answers from a session. The one rule, for the answering path, the lists and the figures."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, case, false, func, or_, type_coerce

from storage.base import Moment
from storage.models import Campaign, StoredSession
from storage.states import CampaignState, SessionStatus
from survey_definitions.value import value

RUNNING = (CampaignState.OPEN, CampaignState.CLOSING)  # states of a campaign in which answers may be taken
OUT = ("stopped", "withdrawn")  # of a session: the person wants no use made of it; is no longer of the audience


@value
class Window:
    """What of a campaign's row decides whether answers are taken; each field is the column of its name."""

    state: str
    opens_at: datetime
    closes_at: datetime
    grace_until: datetime | None = None
    correct_until: datetime | None = None
    paused_at: datetime | None = None

    def deadline(self, status: str) -> datetime:
        """Until when a session that stands so takes answers."""
        if status == SessionStatus.SUBMITTED:
            return self.correct_until or self.closes_at
        if status == SessionStatus.STARTED:
            return max(self.closes_at, self.grace_until or self.closes_at)
        return self.closes_at

    def takes_answers(self, status: str, now: datetime) -> bool:
        """Whether an answer may be given now. While a campaign is paused nothing is begun."""
        if self.state not in RUNNING or status in OUT or now < self.opens_at:
            return False
        return now < self.deadline(status) and not (status == SessionStatus.NEW and self.paused_at is not None)

    @property
    def ends_at(self) -> datetime:
        """When nobody may answer any more: the campaign is closed then."""
        return max(self.closes_at, self.grace_until or self.closes_at, self.correct_until or self.closes_at)


WINDOW: Final = tuple(getattr(Campaign, column.name) for column in fields(Window))
"""The columns that make a `Window`, in the order of its fields: for queries."""


def window_of(campaign: Campaign) -> Window:
    """When a campaign takes answers."""
    return Window(*(getattr(campaign, column.key) for column in WINDOW))


def has_submitted() -> ColumnElement[bool]:
    """In a query on `StoredSession`: whether somebody took part, whatever became of the answers since.

    Whoever asks for deletion has still taken part: figures do not fall by it.
    """
    gone = or_(StoredSession.status == SessionStatus.STOPPED, StoredSession.erased_at.is_not(None))
    kept = and_(gone, StoredSession.status != SessionStatus.WITHDRAWN, StoredSession.submitted_at.is_not(None))
    return func.coalesce(or_(StoredSession.status == SessionStatus.SUBMITTED, kept), false())


def was_asked() -> ColumnElement[bool]:
    """In a query on `StoredSession`: whether somebody counts among the invited of the campaign.

    Whoever was asked once it was open does, moved or left, of its audience or not any more. A figure that moved with
    them would tell whether they had answered.
    """
    return or_(StoredSession.status != SessionStatus.WITHDRAWN, StoredSession.stood.is_not(None))


def goes_by_answers() -> ColumnElement[bool]:
    """In a query on `Campaign`: whether its audience was chosen by earlier answers.

    Who is in it is then an answer: nobody but the operator is told of its people, not even in counts.
    """
    codes: ColumnElement[str] = Campaign.audience[("conditions", "answered")].as_string()
    return codes.is_not(None)


def last_day() -> ColumnElement[datetime]:
    """In a query on `Campaign`: the deadline to tell of it. While it is closing, that of those who have begun."""
    grace = func.coalesce(Campaign.grace_until, Campaign.closes_at)
    return type_coerce(case((Campaign.state == CampaignState.CLOSING, grace), else_=Campaign.closes_at), Moment())
