"""What somebody submitted, to be read again: section by section, before and after a campaign has closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.services.sessions import answering
from bot.services.sessions.earlier_answers import BODY
from bot.services.sessions.library import Library
from storage.models import StoredSession, Submission, SurveyVersion
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from survey_definitions import ReviewItem, Section, Survey, wording
from survey_definitions.engine.formats import shown_value
from survey_definitions.limits import PHONE_LABEL

_UNASKED = ("calculate", "hidden", "metadata", "note")


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """A question and what was answered: a level with its number, as ``3 · Keeps order``, where that was pressed."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A section with the answers in it."""

    title: str
    lines: tuple[OwnAnswer, ...]


@dataclass(frozen=True, slots=True)
class OwnSubmission:
    """One submission with its receipt; ``is_newest``: no correction came after it."""

    id: int
    titles: dict[str, str]
    number: int
    receipt: str
    at: datetime
    is_newest: bool
    parts: tuple[OwnPart, ...]


def read(
    uow: UnitOfWork, person: int, submission: int, library: Library, now: datetime, language: str
) -> OwnSubmission | None:
    """A submission of this person, in a language; None for anybody else's.

    Without the session's state it is one list of answers.
    """
    query = (
        select(Submission, SurveyVersion.titles)
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
        .where(Submission.id == submission, StoredSession.person_id == person)
    )
    found = uow.orm.execute(query).first()
    row = chats.session_of(uow, found[0].session_id, person) if found else None
    if found is None or row is None:
        return None
    stored, titles = found
    last = uow.connection.scalar(select(func.max(Submission.number)).where(Submission.session_id == row.id))
    records, survey = uow.vault.open_json(stored.body, BODY), library.survey_of(uow, row)
    sections: tuple[Section, ...] = ()
    if row.state is not None:
        engine = answering.to_read(uow, row, library, now, language)
        survey, sections, language = engine.survey, engine.review(), engine.language
    parts = _parts(survey, sections, records, language)
    is_newest = stored.number == last
    return OwnSubmission(stored.id, titles, stored.number, stored.receipt, stored.submitted_at, is_newest, parts)


def _parts(
    survey: Survey, sections: tuple[Section, ...], records: list[dict[str, Any]], language: str
) -> tuple[OwnPart, ...]:
    """The records under the headings of the review; what it does not know any more stands at the end."""
    given = {one["path"]: one for one in records if one["kind"] not in _UNASKED and one["value"]}
    parts = []
    for section in sections:
        lines = [
            _own(survey, item.label, given.pop(item.path), language, item)
            for item in section.items
            if item.path in given
        ]
        if lines:
            parts.append(OwnPart(section.title, tuple(lines)))
    rest = [_own(survey, _label(survey, one, language), one, language) for one in given.values()]
    return (*parts, *((OwnPart("", tuple(rest)),) if rest else ()))


def drafted(item: ReviewItem) -> OwnAnswer:
    """An answer that was not submitted yet, as the review shows it."""
    return OwnAnswer(item.label, _numbered(item.shown, item.value, item.place, item.longest))


def _own(
    survey: Survey, question: str, record: Mapping[str, Any], language: str, item: ReviewItem | None = None
) -> OwnAnswer:
    """As the review shows it, unless it was changed after this submission."""
    labels, value = _labels(survey, record, language), record["value"]
    shown = _shown(labels, record, language)
    if item is not None and item.value == value and record["kind"].startswith("select"):
        return drafted(replace(item, shown=item.shown if item.shown and shown == value else shown))
    place = next((number for number, one in enumerate(labels, 1) if one == value), 0)
    return OwnAnswer(question, _numbered(shown, value, place, max(map(len, labels.values()), default=0)))


def _numbered(shown: str, value: str, place: int, longest: int) -> str:
    """A choice behind its number, if that is its value, too, and its card had numbers to press instead of labels."""
    return f"{place} · {shown}" if place and value == str(place) and longest > PHONE_LABEL else shown


def _labels(survey: Survey, record: Mapping[str, Any], language: str) -> dict[str, str]:
    """The labels of a choice and those beside it, by value, in their order; empty for other answers."""
    control = wording.question(survey, record["name"])
    if control is None or not record["kind"].startswith("select"):
        return {}
    return {value: wording.written(survey, text, language) for value, text in wording.choices(survey, control)}


def _shown(labels: Mapping[str, str], record: Mapping[str, Any], language: str) -> str:
    if labels:
        return ", ".join(labels.get(value, value) for value in record["value"].split())
    return shown_value(record["kind"], frozenset(record["appearance"]), record["value"], language)


def _label(survey: Survey, record: Mapping[str, Any], language: str) -> str:
    control = wording.question(survey, record["name"])
    return wording.written(survey, control.label, language) if control else record["name"]
