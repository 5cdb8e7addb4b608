"""The admin's desk: surveys with their live versions, the history of one, and original files back.

Every query takes the reader, and gives nothing to somebody who is no admin. Any admin may read what is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from bot.services import audit
from bot.services.people import admins
from storage.labelled import all_of, first_of, labelled
from storage.models import StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A published version, without its text."""

    id: int
    survey_id: int
    code: str
    titles: dict[str, str]
    number: int
    published_at: datetime
    note: str | None
    file_name: str


def _versions(reader: int) -> Select[*tuple[Any, ...]]:
    columns = labelled(
        id=SurveyVersion.id,
        survey_id=SurveyVersion.survey_id,
        code=StoredSurvey.code,
        titles=SurveyVersion.titles,
        number=SurveyVersion.number,
        published_at=SurveyVersion.published_at,
        note=SurveyVersion.note,
        file_name=SurveyVersion.source_name,
    )
    query = select(*columns).join(StoredSurvey, StoredSurvey.id == SurveyVersion.survey_id)
    return query.where(admins.is_admin(reader))


def live(uow: UnitOfWork, reader: int) -> list[PublishedVersion]:
    """The newest version of every survey."""
    newest = select(func.max(SurveyVersion.id)).group_by(SurveyVersion.survey_id)
    query = _versions(reader).where(SurveyVersion.id.in_(newest)).order_by(StoredSurvey.code)
    return all_of(uow, PublishedVersion, query)


def live_number(uow: UnitOfWork, code: str, reader: int) -> int:
    """The number of the version of a survey that is live; 0 for none."""
    query = select(func.max(SurveyVersion.number)).join(StoredSurvey).where(StoredSurvey.code == code)
    return uow.connection.execute(query.where(admins.is_admin(reader))).scalar() or 0


def history(uow: UnitOfWork, survey_id: int, reader: int) -> list[PublishedVersion]:
    """All versions of a survey, the newest on top."""
    query = _versions(reader).where(SurveyVersion.survey_id == survey_id).order_by(SurveyVersion.number.desc())
    return all_of(uow, PublishedVersion, query)


def version(uow: UnitOfWork, version_id: int, reader: int) -> PublishedVersion | None:
    """One version."""
    return first_of(uow, PublishedVersion, _versions(reader).where(SurveyVersion.id == version_id))


def source(uow: UnitOfWork, version_id: int, reader: int, now: datetime) -> tuple[PublishedVersion, bytes] | None:
    """The original file of a version, as it was sent. On record."""
    found = version(uow, version_id, reader)
    if found is None:
        return None
    body = uow.connection.execute(select(SurveyVersion.source).where(SurveyVersion.id == version_id)).scalar_one()
    subject, details = f"survey:{found.code}", {"version": found.number}
    audit.record(uow, actor=f"person:{reader}", act="survey.download", subject=subject, details=details, now=now)
    return found, bytes(body)
