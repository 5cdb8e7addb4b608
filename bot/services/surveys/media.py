"""The files that an author brought along with a survey, as a session or a trial needs them."""

from __future__ import annotations

from sqlalchemy import select

from bot.services.sessions.library import Library
from storage.models import SurveyDraft, SurveyVersion
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions.reading.bundle import member


def key_of(row: SessionView) -> tuple[str, int]:
    """What a session's or a trial's files are known by."""
    return ("trial", row.id) if row.is_trial else ("version", row.version_id)


def file_of(uow: UnitOfWork, library: Library, row: SessionView, name: str) -> bytes | None:
    """A file by its name; None when the survey came without it."""
    found = library.made((*key_of(row), name), lambda: member(_source(uow, row), name) or b"")
    return found or None


def _source(uow: UnitOfWork, row: SessionView) -> bytes:
    query = select(SurveyVersion.source).where(SurveyVersion.id == row.version_id)
    if row.is_trial:
        query = select(SurveyDraft.source).where(SurveyDraft.id == row.draft)
    return bytes(uow.connection.execute(query).scalar_one())
