"""How long a survey takes: from people's real times once there are enough, else from its texts and questions."""

from __future__ import annotations

from statistics import median
from typing import Final

from sqlalchemy import select, update

from storage.models import Campaign, StoredSession, Submission, SurveyVersion
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork
from survey_definitions.pace import whole_minutes

ENOUGH: Final = 20  # real times by which a version's minutes are the people's
NEWEST: Final = 400  # that the median is taken of


def measure(uow: UnitOfWork) -> int:
    """Bring the minutes of versions that are offered now in line with what people really took; gives how many changed.

    For whoever has begun, what they were promised stays (`bot.services.sessions.answering.PROMISED`).
    """
    offered = select(Campaign.version_id).where(Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING)))
    query = select(SurveyVersion.id, SurveyVersion.minutes, SurveyVersion.measured)
    return sum(_measure(uow, *row) for row in uow.connection.execute(query.where(SurveyVersion.id.in_(offered))).all())


def _measure(uow: UnitOfWork, version: int, minutes: int, measured: int | None) -> int:
    times = (
        select(Submission.seconds)
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .where(StoredSession.version_id == version, Submission.seconds.is_not(None))
        .order_by(Submission.id.desc())
        .limit(NEWEST)
    )
    found = [float(one) for one in uow.connection.scalars(times) if one is not None]
    if len(found) < ENOUGH or (whole_minutes(median(found)), len(found)) == (minutes, measured):
        return 0
    new = {"minutes": whole_minutes(median(found)), "measured": len(found)}
    uow.connection.execute(update(SurveyVersion).where(SurveyVersion.id == version).values(**new))
    return 1
