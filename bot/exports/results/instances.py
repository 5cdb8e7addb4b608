"""Submissions as ODK has them: instances of the survey's XForm, one after the other in one XML file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from sqlalchemy import select

from bot.exports.results.people import AskedPerson
from bot.services.sessions.earlier_answers import BODY
from storage.models import StoredSession, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import read_survey
from survey_definitions.engine.submission import rebuilt

SUFFIX: Final = ".xml"
_ROOT: Final = "submissions"


def write_instances(uow: UnitOfWork, campaign_id: int, everybody: Iterable[AskedPerson], file: IO[bytes]) -> int:
    """Write the submissions below one element; gives their number. Who has not submitted is left out."""
    used = select(StoredSession.version_id).where(StoredSession.campaign_id == campaign_id).distinct()
    query = select(SurveyVersion.id, SurveyVersion.xform).where(SurveyVersion.id.in_(used))
    surveys = {row.id: read_survey(row.xform) for row in uow.connection.execute(query)}
    number = 0
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(_ROOT):
            for one in everybody:
                if one.body:
                    answers = uow.vault.open_json(one.body, BODY)
                    out.write(rebuilt(surveys[one.version], answers, _instance_id(one)))
                    out.write("\n")
                    number += 1
    return number


def _instance_id(one: AskedPerson) -> str:
    """The same for the same submission, and nothing from which its sender follows."""
    return f"uuid:{uuid5(NAMESPACE_URL, one.receipt)}"
