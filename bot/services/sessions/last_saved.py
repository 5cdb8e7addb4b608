"""What somebody answered the last time they submitted this survey, in any campaign: `${last-saved#name}` of XLSForm."""

from __future__ import annotations

import json
import re
from typing import Final

from sqlalchemy import select

from bot.services.sessions.earlier_answers import BODY
from bot.services.sessions.guard import suspicion
from storage.models import Campaign, StoredSession, Submission
from storage.repositories.chats import SessionView
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey
from survey_definitions.context import LAST_SAVED

_ENTRY: Final = re.compile(r"\[k\d+\]")


def fact(uow: UnitOfWork, row: SessionView, survey: Survey) -> dict[str, str]:
    """The fact for a session that begins; nothing where the survey does not ask for it, or nothing was submitted.

    Of a list the first entry counts; text that would be held back today is left out.
    """
    if row.is_trial or not survey.looks_back:
        return {}
    values: dict[str, str] = {}
    for one in _last(uow, row):
        if one["value"] and (one["kind"] != "text" or suspicion(one["value"]) is None):
            values.setdefault(f"{survey.root.ref}{_ENTRY.sub('', one['path'])}", one["value"])
    return {LAST_SAVED: json.dumps(values, ensure_ascii=False)} if values else {}


def _last(uow: UnitOfWork, row: SessionView) -> list[dict[str, str]]:
    """The answers of the person's newest submission of this survey, unless they have withdrawn it."""
    same = select(Campaign.survey_id).where(Campaign.id == row.campaign_id).scalar_subquery()
    query = (
        select(Submission.body)
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(Campaign.survey_id == same, StoredSession.person_id == row.person_id)
        .where(StoredSession.status != SessionStatus.STOPPED)
        .order_by(Submission.submitted_at.desc(), Submission.id.desc())
        .limit(1)
    )
    body = uow.connection.execute(query).scalar()
    found: list[dict[str, str]] = uow.vault.open_json(body, BODY) if body else []
    return found
