"""Drafts: survey files sent by admins, until they are published or discarded. A draft is its author's alone.

Every query takes the reader, and gives nothing to somebody who is no admin or not the author.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select

from bot.services.people import admins
from bot.services.surveys import own_words, publishing
from bot.services.surveys.checked import Checked
from bot.services.surveys.checking import Measured
from bot.services.surveys.publishing import Published
from storage.models import StoredSurvey, SurveyDraft, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import About, Compiled

__all__ = ["SurveyDraft", "discard", "keep", "of_author", "one"]


def keep(uow: UnitOfWork, author: int, checked: Checked, measured: Measured, now: datetime) -> int:
    """Keep a file as the author's draft of its survey, in place of an earlier one; gives its id.

    The same bytes again are the same draft, with the trial that may be under way.
    """
    assert checked.compiled is not None
    survey = checked.compiled.about
    mine = (SurveyDraft.person_id == author) & (SurveyDraft.survey_code == survey.id)
    earlier = uow.orm.scalars(select(SurveyDraft).where(mine)).one_or_none()
    if earlier is not None and earlier.sha256 == checked.compiled.sha256:
        earlier.changes, earlier.source_name = dict(measured.changes), checked.name
        return earlier.id
    uow.orm.execute(delete(SurveyDraft).where(mine))
    draft = SurveyDraft(
        person_id=author,
        survey_code=survey.id,
        sha256=checked.compiled.sha256,
        source=checked.compiled.source,
        source_name=checked.name,
        xform=checked.compiled.xform,
        titles=publishing.titles(survey),
        words=publishing.words(survey) or None,
        languages=list(survey.languages),
        lists=sorted(checked.compiled.lists),
        figures=dict(measured.figures),
        rules=dict(checked.compiled.rules) or None,
        changes=dict(measured.changes),
        minutes=measured.minutes,
        created_at=now,
    )
    uow.orm.add(draft)
    uow.orm.flush()
    return draft.id


COPY: Final = "="  # before the code of a survey whose published version is only tried: no draft of anything


def copy_to_try(uow: UnitOfWork, version: int, campaign: int, reader: int, now: datetime) -> int | None:
    """A published version as something an admin can try, for whoever is to approve it; gives its id.

    It is no draft: `one` and `of_author` do not know it, it cannot be published, and it goes when the trial ends.
    """
    found = uow.orm.scalars(
        select(SurveyVersion).where(SurveyVersion.id == version, admins.is_admin(reader))
    ).one_or_none()
    if found is None:
        return None
    code = COPY + uow.orm.get_one(StoredSurvey, found.survey_id).code
    uow.orm.execute(
        delete(SurveyDraft).where(SurveyDraft.person_id == reader, SurveyDraft.survey_code.startswith(COPY))
    )
    copy = SurveyDraft(
        person_id=reader,
        survey_code=code[:80],
        sha256=found.sha256,
        source=found.source,
        source_name=found.source_name,
        xform=found.xform,
        titles=found.titles,
        languages=list(found.languages),
        lists=list(found.lists),
        figures={},
        changes={"campaign": campaign},
        minutes=found.minutes,
        created_at=now,
        rules=found.rules,
        words=dict(own_words.of_campaign(uow, campaign, version)),
    )
    uow.orm.add(copy)
    uow.orm.flush()
    return copy.id


def tried(uow: UnitOfWork, draft_id: int, reader: int) -> SurveyDraft | None:
    """What the reader tries: a draft of theirs, or the copy of a version."""
    query = select(SurveyDraft).where(SurveyDraft.id == draft_id, SurveyDraft.person_id == reader)
    return uow.orm.scalars(query.where(admins.is_admin(reader))).one_or_none()


def one(uow: UnitOfWork, draft_id: int, reader: int) -> SurveyDraft | None:
    """A draft, if it is the reader's."""
    found = tried(uow, draft_id, reader)
    return None if found is None or found.survey_code.startswith(COPY) else found


def of_author(uow: UnitOfWork, reader: int) -> list[SurveyDraft]:
    """The reader's drafts, the newest on top."""
    query = select(SurveyDraft).where(SurveyDraft.person_id == reader, admins.is_admin(reader))
    query = query.where(~SurveyDraft.survey_code.startswith(COPY))
    return list(uow.orm.scalars(query.order_by(SurveyDraft.id.desc())))


def same_bytes(uow: UnitOfWork, compiled: Compiled, reader: int) -> SurveyVersion | None:
    """The published version that has exactly these bytes."""
    query = select(SurveyVersion).join(StoredSurvey).where(StoredSurvey.code == compiled.about.id)
    query = query.where(SurveyVersion.sha256 == compiled.sha256, admins.is_admin(reader))
    return uow.orm.scalars(query).one_or_none()


def discard(uow: UnitOfWork, draft: SurveyDraft) -> None:
    """Let a draft go, and with it all data of its trial."""
    uow.orm.delete(draft)
    uow.orm.flush()


def publish(uow: UnitOfWork, draft: SurveyDraft, note: str, now: datetime) -> Published:
    """Publish a draft under its author's name; it opens nothing. The draft and its trial are gone afterwards.

    Raises Refusal.
    """
    about = About(
        draft.survey_code, tuple(draft.languages), draft.titles, draft.figures["questions"], words=draft.words or {}
    )
    compiled = Compiled(about, draft.xform, (), draft.sha256, frozenset(draft.lists), draft.rules or {})
    actor = f"person:{draft.person_id}"
    done = publishing.publish(
        uow, compiled, draft.source, draft.source_name, now, actor=actor, note=note, minutes=draft.minutes
    )
    discard(uow, draft)
    return done
