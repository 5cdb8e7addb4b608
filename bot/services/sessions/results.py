"""What a person has submitted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.labelled import all_of, labelled
from storage.models import StoredSession, Submission, SurveyVersion
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NumberedSubmission:
    """One submission; every correction is one of its own."""

    id: int
    titles: dict[str, str]
    number: int
    receipt: str
    at: datetime


def of_person(uow: UnitOfWork, person_id: int) -> list[NumberedSubmission]:
    """All submissions of a person, the newest on top."""
    query = (
        select(
            *labelled(
                id=Submission.id,
                titles=SurveyVersion.titles,
                number=Submission.number,
                receipt=Submission.receipt,
                at=Submission.submitted_at,
            )
        )
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
        .where(StoredSession.person_id == person_id)
        .order_by(Submission.submitted_at.desc(), Submission.id.desc())
    )
    return all_of(uow, NumberedSubmission, query)
