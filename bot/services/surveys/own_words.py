"""What a survey says of itself to those who are invited: purpose, sender, contact, as its author wrote them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from storage.models import SurveyDraft, SurveyVersion
from storage.repositories.chats import TRIALS, SessionView
from storage.unit_of_work import UnitOfWork

Words = Mapping[str, Mapping[str, str]]
"""By name, then by language; a name is missing where the author wrote nothing."""


def of_version(uow: UnitOfWork, version: int) -> Words:
    """Those of a published version."""
    return uow.connection.scalar(select(SurveyVersion.words).where(SurveyVersion.id == version)) or {}


def of_session(uow: UnitOfWork, session: SessionView) -> Words:
    """Those of the survey that somebody is in, or tries."""
    if not session.is_trial:
        return of_version(uow, session.version_id)
    mine = SurveyDraft.id == session.id - TRIALS, SurveyDraft.person_id == session.person_id
    return uow.connection.scalar(select(SurveyDraft.words).where(*mine)) or {}
