"""Campaigns that follow an earlier one: who submitted there is offered those answers, section by section.

Nothing is copied when a session begins: it remembers which submission it follows and what was decided about each
section, sealed with its state. The answers are read from that submission, without what the guard would hold back
today, for as long as questions are open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select

from bot.services.sessions.guard import suspicion
from bot.services.sessions.library import Library
from storage.models import Campaign, StoredSession, Submission
from storage.repositories import sessions
from storage.repositories.chats import SessionView
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import AnswerRecord, Context, Last, Session

WAVE: Final = "wave"  # in what is sealed with a session's state
KEEP, CHANGE, AFRESH = "keep", "change", "afresh"  # what can be decided about a section
BODY: Final = "submission"
MOST_BACK: Final = 12  # earlier campaigns that are looked through for somebody's last submission


# -- planning


# -- what somebody gave last time


def followed(uow: UnitOfWork, row: SessionView) -> dict[str, Any]:
    """What a session that begins remembers of the earlier campaign it follows; nothing where there is none."""
    campaign = uow.connection.execute(
        select(Campaign.follows_id, Campaign.survey_id).where(Campaign.id == row.campaign_id)
    ).one()
    follows, survey = campaign.follows_id, campaign.survey_id
    for _ in range(MOST_BACK):
        if follows is None:
            break
        found = _submission(uow, follows, survey, row.person_id)
        if found is not None:
            return {WAVE: {"session": found.session_id, "number": found.number, "at": _iso(found), "decided": {}}}
        follows = uow.connection.execute(select(Campaign.follows_id).where(Campaign.id == follows)).scalar()
    return {}


def _iso(found: Row[*tuple[int, int, datetime]]) -> str:
    at: datetime = found.submitted_at
    return at.isoformat()


def given_at(more: Mapping[str, Any]) -> datetime:
    """When the earlier answers were submitted."""
    return datetime.fromisoformat(more[WAVE]["at"])


def _submission(uow: UnitOfWork, campaign: int, survey: int, person: int) -> Row[*tuple[int, int, datetime]] | None:
    """The newest submission of somebody who has not withdrawn."""
    query = (
        select(Submission.session_id, Submission.number, Submission.submitted_at)
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(Campaign.id == campaign, Campaign.survey_id == survey)
        .where(StoredSession.person_id == person, StoredSession.status != SessionStatus.STOPPED)
        .order_by(Submission.number.desc())
        .limit(1)
    )
    return uow.connection.execute(query).first()


def last(
    uow: UnitOfWork, row: SessionView, more: Mapping[str, Any], library: Library, language: str, now: datetime
) -> Last | None:
    """The answers of the submission that a session follows; None when it follows none, or nothing is open any more."""
    wave = more.get(WAVE)
    if wave is None or wave.get("over"):
        return None
    found = _stored(uow, wave["session"], wave["number"], row.person_id)
    if found is None:
        return None
    context = Context(uow.vault.open_json(found.facts, sessions.FACTS), library.lists(uow, found.lists_sha256))
    state = uow.vault.open_json(found.state, sessions.STATE)["engine"]
    earlier = Session.load(library.survey(uow, found.version_id), context, state, now)
    if language != earlier.language:
        earlier.set_language(language)
    return earlier.recollect(_records(uow.vault.open_json(found.body, BODY)))


def _stored(uow: UnitOfWork, session: int, number: int, person: int) -> Row[*tuple[Any, ...]] | None:
    columns = (StoredSession.state, StoredSession.facts, StoredSession.lists_sha256, StoredSession.version_id)
    query = (
        select(*columns, Submission.body)
        .join(Submission, (Submission.session_id == StoredSession.id) & (Submission.number == number))
        .where(
            StoredSession.id == session,
            StoredSession.person_id == person,
            StoredSession.status != SessionStatus.STOPPED,
        )
    )
    return uow.connection.execute(query).first()


def _records(body: list[dict[str, Any]]) -> list[AnswerRecord]:
    """Answers as they were submitted; free text that the guard would hold back today is not offered again."""
    records = (
        AnswerRecord(**plain | {"instances": _instances(plain), "appearance": frozenset(plain["appearance"])})
        for plain in body
    )
    return [record for record in records if record.kind != "text" or suspicion(record.value) is None]


def _instances(plain: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((name, key) for name, key in plain["instances"])


# -- what was decided


def decision(more: Mapping[str, Any], home: str) -> str:
    """What somebody decided about a section: keep, change, afresh; empty when nothing yet."""
    decided: dict[str, str] = more.get(WAVE, {}).get("decided", {})
    return decided.get(home, "")


def decide(more: dict[str, Any], home: str, what: str) -> None:
    """Note it."""
    more[WAVE]["decided"][home] = what


def decided(more: Mapping[str, Any]) -> frozenset[str]:
    """The sections that need not be asked about any more."""
    return frozenset(more.get(WAVE, {}).get("decided", {}))


def end(more: dict[str, Any]) -> None:
    """Nothing is open any more: the earlier answers are not read again."""
    more[WAVE]["over"] = True
