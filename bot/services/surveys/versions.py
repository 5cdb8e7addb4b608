"""Published versions of surveys, to choose from."""

from __future__ import annotations

from sqlalchemy import select

from bot.services.refusals import Refusal
from storage.models import StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork


def one(uow: UnitOfWork, code: str, number: int = 0) -> SurveyVersion:
    """A version of a survey by its number; 0 is the newest. Raises Refusal when there is none."""
    if not number:
        return newest(uow, code)
    query = select(SurveyVersion).join(StoredSurvey).where(StoredSurvey.code == code, SurveyVersion.number == number)
    version = uow.orm.scalars(query).one_or_none()
    if version is None:
        raise Refusal("version_unknown", f"survey {code!r} has no version {number}", survey=code)
    return version


def newest(uow: UnitOfWork, code: str) -> SurveyVersion:
    """The newest version of a survey. Raises Refusal when there is none."""
    query = select(SurveyVersion).join(StoredSurvey).where(StoredSurvey.code == code)
    version = uow.orm.scalars(query.order_by(SurveyVersion.number.desc()).limit(1)).one_or_none()
    if version is None:
        known = ", ".join(uow.orm.scalars(select(StoredSurvey.code).order_by(StoredSurvey.code))) or "none"
        raise Refusal("survey_unknown", f"no survey {code!r} is published (published are: {known})", survey=code)
    return version
