"""Trying a draft: a session like any other to the screens, whose state is in the draft and which leaves no rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from bot.services.people import admins
from bot.services.sessions.answering import Live
from bot.services.sessions.library import Library
from storage.models import SurveyDraft
from storage.repositories import trials
from storage.repositories.chats import SessionView, draft_of
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

ENDLESS: Final = timedelta(days=36_500)  # a trial has no deadline


def session_of(uow: UnitOfWork, session: int, reader: int) -> SessionView | None:
    """The trial with this id as a session, if the draft is the reader's."""
    query = select(
        SurveyDraft.trial_language,
        SurveyDraft.trial,
        SurveyDraft.trial_revision,
        SurveyDraft.trial_turn,
        SurveyDraft.created_at,
        SurveyDraft.titles,
        SurveyDraft.minutes,
    ).where(SurveyDraft.id == draft_of(session), SurveyDraft.person_id == reader, admins.is_admin(reader))
    row = uow.connection.execute(query).first()
    if row is None:
        return None
    return SessionView(
        id=session,
        campaign_id=0,
        person_id=reader,
        version_id=0,
        status=SessionStatus.STARTED,
        language=row.trial_language,
        lists_sha256=None,
        facts=None,
        state=row.trial,
        revision=row.trial_revision,
        turn=row.trial_turn,
        unit_code="",
        submitted_at=None,
        campaign_state=CampaignState.OPEN,
        opens_at=row.created_at,
        closes_at=row.created_at + ENDLESS,
        grace_until=None,
        correct_until=None,
        paused_at=None,
        titles=row.titles,
        minutes=row.minutes,
    )


def end(uow: UnitOfWork, live: Live, library: Library) -> None:
    """Forget everything of a trial; buttons of its cards are for a turn that is over."""
    live.row.turn += 1
    trials.save(uow, live.row, None)
    library.forget_session(live.row.id)
