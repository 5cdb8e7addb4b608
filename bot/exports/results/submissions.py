"""What was submitted to a campaign, one submission after the other, opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from bot.services.people.succession import succession
from bot.services.sessions.earlier_answers import BODY
from storage.models import Person, StoredSession, Submission, SurveyVersion, Unit
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey

_AT_ONCE = 200  # submissions held in memory
_AGENCY_TODAY = 3  # its place among the fields


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission. ``answers`` are records as `survey_definitions.AnswerRecord` has them, in plain JSON."""

    staff_code: str
    unit_code: str
    agency_code: str
    agency_today: str  # what has become of it
    language: str
    receipt: str
    number: int
    submitted_at: datetime
    answers: list[dict[str, Any]]


def versions(uow: UnitOfWork, campaign_id: int) -> list[Survey]:
    """The versions that sessions of a campaign stand on, the newest first."""
    used = select(StoredSession.version_id).where(StoredSession.campaign_id == campaign_id).distinct()
    query = select(SurveyVersion.xform).where(SurveyVersion.id.in_(used)).order_by(SurveyVersion.number.desc())
    return [read_survey(xform) for xform in uow.connection.execute(query).scalars()]


def submitted(uow: UnitOfWork, campaign_id: int, *, every_number: bool = False) -> Iterator[Submitted]:
    """The submissions of a campaign by staff code: of each session the newest, or all of them.

    Left out are people who withdrew or asked for deletion (their sessions are stopped, they are frozen).
    """
    query = _query(campaign_id)
    if not every_number:
        later = aliased(Submission)
        newest = select(func.max(later.number)).where(later.session_id == Submission.session_id)
        query = query.where(Submission.number == newest.scalar_subquery())
    units = succession(uow)
    for row in uow.connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        values: list[Any] = list(row)
        values.insert(_AGENCY_TODAY, units.agency_today(row.unit_code))
        values[-1] = uow.vault.open_json(values[-1], BODY)
        yield Submitted(*values)


def _query(campaign_id: int) -> Select[*tuple[Any, ...]]:
    agency = aliased(Unit)
    return (
        select(
            Person.staff_code, Submission.unit_code, func.coalesce(agency.code, ""), Submission.language,
            Submission.receipt, Submission.number, Submission.submitted_at, Submission.body,
        )
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(Unit, Unit.code == Submission.unit_code)
        .outerjoin(agency, agency.id == Unit.agency_id)
        .where(StoredSession.campaign_id == campaign_id)
        .where(StoredSession.status != SessionStatus.STOPPED, Person.frozen_at.is_(None))
        .order_by(Person.staff_code, Submission.number)
    )  # fmt: skip
