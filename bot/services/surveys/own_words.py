"""What a survey, or a campaign of it, says to those who are invited: purpose, sender, contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from bot.services.refusals import Refusal
from storage.models import Campaign, SurveyDraft, SurveyVersion
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions.limits import OWN_WORDS

Texts = Mapping[str, str]
"""By language."""

Words = Mapping[str, Texts]
"""By name, then by language; a name is missing where the author wrote nothing."""


MOST: Final[Mapping[str, int]] = OWN_WORDS
"""The words by name, and how many characters of each fit."""


def of_version(uow: UnitOfWork, version: int) -> Words:
    """Those of a published version."""
    return uow.connection.scalar(select(SurveyVersion.words).where(SurveyVersion.id == version)) or {}


def of_campaign(uow: UnitOfWork, campaign: int, version: int) -> Words:
    """Those of a campaign, each in place of its version's: a text of the campaign holds for all languages."""
    own = uow.connection.scalar(select(Campaign.words).where(Campaign.id == campaign)) or {}
    return {**of_version(uow, version), **own}


def checked(name: str, said: str) -> str:
    """A text for one of the words, in one line and without a full stop. Raises Refusal for one that does not fit."""
    text = " ".join(said.split()).removesuffix(".").rstrip()
    if not text:
        raise Refusal("words_empty", "there is nothing to be said")
    if len(text) > MOST[name]:
        raise Refusal(
            "words_too_long", f"{len(text)} characters, {MOST[name]} fit", length=str(len(text)), most=str(MOST[name])
        )
    return text


def of_session(uow: UnitOfWork, session: SessionView) -> Words:
    """Those of the survey that somebody is in, or tries."""
    if not session.is_trial:
        return of_campaign(uow, session.campaign_id, session.version_id)
    mine = SurveyDraft.id == session.draft, SurveyDraft.person_id == session.person_id
    return uow.connection.scalar(select(SurveyDraft.words).where(*mine)) or {}
