"""Publishing: a survey's text becomes a version that campaigns can offer. It opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.services import audit
from bot.services import results_due as due
from bot.services.bulk import insert_if_missing
from bot.services.people import reference
from bot.services.refusals import Refusal
from storage.models import StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import About, Compiled, Rehearsal, rehearse_with
from survey_definitions.assessment.definition import fingerprint
from survey_definitions.languages import LANGUAGES
from survey_definitions.limits import ID_LENGTH
from survey_definitions.reading.bundle import stored_name

MAX_CODE = ID_LENGTH  # as the column
MAX_NOTE = 500  # likewise


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing. ``is_new`` is False when exactly these bytes were published before."""

    survey: str
    version: int
    version_id: int
    is_new: bool
    minutes: int


def publish(  # noqa: PLR0913 - the last three have defaults
    uow: UnitOfWork,
    compiled: Compiled,
    source: bytes,
    name: str,
    now: datetime,
    *,
    actor: str = audit.OPERATOR,
    note: str = "",
    minutes: int | None = None,
) -> Published:
    """Store a compiled survey under the next number; the same bytes again are the same version.

    ``name`` is the file's, ``note`` what is to be remembered of this version, ``minutes`` how long it takes, if
    somebody has worked that out already. Raises Refusal for an id that cannot be
    stored.
    """
    survey = _locked_survey(uow, compiled.about)
    same = select(SurveyVersion).where(SurveyVersion.survey_id == survey.id, SurveyVersion.sha256 == compiled.sha256)
    version = uow.orm.scalars(same).one_or_none()
    is_new = version is None
    if version is None:
        if minutes is None:
            minutes = _rehearsal(uow, compiled, now).minutes
        version = _add_version(uow, survey, compiled, source, name, now, minutes)
        version.note = note[:MAX_NOTE] or None
        subject = f"survey:{survey.code}"
        audit.record(
            uow, actor=actor, act="survey.publish", subject=subject, details={"version": version.number}, now=now
        )
    return Published(survey.code, version.number, version.id, is_new, version.minutes)


def _rehearsal(uow: UnitOfWork, compiled: Compiled, now: datetime) -> Rehearsal:
    return compiled.rehearsal or rehearse_with(reference.lists(uow, compiled.lists), now, compiled.survey)


def _locked_survey(uow: UnitOfWork, survey: About) -> StoredSurvey:
    """The survey's row, made if need be; two who publish at once follow one another."""
    if not survey.id or len(survey.id) > MAX_CODE:
        raise Refusal("survey_id_length", f"the survey's id must have 1 to {MAX_CODE} characters", survey=survey.id)
    insert_if_missing(uow, StoredSurvey, {"code": survey.id, "titles": titles(survey)})
    return uow.orm.scalars(select(StoredSurvey).where(StoredSurvey.code == survey.id).with_for_update()).one()


def _add_version(
    uow: UnitOfWork, survey: StoredSurvey, compiled: Compiled, source: bytes, name: str, now: datetime, minutes: int
) -> SurveyVersion:
    last = uow.orm.scalar(select(func.max(SurveyVersion.number)).where(SurveyVersion.survey_id == survey.id))
    survey.titles = titles(compiled.about)
    version = SurveyVersion(
        survey_id=survey.id,
        number=(last or 0) + 1,
        sha256=compiled.sha256,
        source=source,
        source_name=stored_name(name, source),
        xform=compiled.xform,
        titles=survey.titles,
        words=words(compiled.about) or None,
        languages=list(compiled.about.languages),
        lists=sorted(compiled.lists),
        minutes=minutes,
        published_at=now,
        rules=dict(compiled.rules) or None,
        rules_sha256=fingerprint(compiled.rules) if compiled.rules else None,
    )
    uow.orm.add(version)
    uow.orm.flush()
    if version.rules:
        due.for_survey(uow, survey.id, now)
    return version


def titles(survey: About) -> dict[str, str]:
    """By language; a survey that was not translated has the same title in all of them."""
    return {
        language: survey.titles.get(language, survey.titles.get("", "")) for language in survey.languages or LANGUAGES
    }


def words(survey: About) -> dict[str, dict[str, str]]:
    """Purpose, sender and contact by language, as far as the author wrote them; one text alone is for all languages."""
    languages = survey.languages or LANGUAGES
    every = {
        name: {language: said for language in languages if (said := texts.get(language, texts.get("", "")))}
        for name, texts in survey.words.items()
    }
    return {name: texts for name, texts in every.items() if texts}
