"""What self-assessments were worth in a campaign, computed once with its release and kept beside it.

Only for the whole province, from 30 people on, and only of tables whose row of the province is printed exactly: the
shares are those of the printed cells. How far levels lie apart on average, and how they go together, is told besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func

from bot.services.group_figures.computed import APART, Counts, items
from bot.services.group_figures.people import Counted, counted
from bot.services.group_figures.roster_facts import PeopleCell
from bot.services.group_figures.structure import PROVINCE
from storage.models import Person, ResultItem, StoredSession
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.gap import CONFIRMED
from survey_definitions.assessment.outcomes import GAP, LANGUAGES
from survey_definitions.assessment.validity import FEWEST, agreement
from survey_definitions.closed import Question

CERTIFICATES, SUPERVISORS = "certificates", "supervisors"
TABLE: Final = "V01"
_NAMES: Final = {
    "vi": "Tự đánh giá và chứng chỉ ngoại ngữ",
    "en": "Self-assessed language level and certificate",
    "de": "Selbsteinschätzung und Sprachzertifikat",
}


@dataclass(frozen=True, slots=True)
class _Levels:
    """What somebody of a unit and position group said of themselves, and what the certificate or supervisor says."""

    session: int
    cell: PeopleCell
    name: str
    own: int
    other: int


def of_certificates(uow: UnitOfWork, found: Counted) -> tuple[Question, Counts] | None:
    """How far people's own language level and their certificate's lie apart, once for each person; None without any."""
    counts = Counter((one.cell, _apart(one.own - one.other)) for one in _certified(uow, found))
    return (Question(TABLE, TABLE, "single", APART, _NAMES), counts) if counts else None


def beside(uow: UnitOfWork, campaign_id: int, until: datetime, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is told beside a release; empty where fewer than 30 people stand behind every figure."""
    found = counted(campaign_id, until)
    whole: dict[str, Mapping[str, Any]] = {
        table["id"]: row for table in document["tables"] for row in table["rows"] if row["group"] == PROVINCE
    }
    exact = {name for name, row in whole.items() if "cells" in row}
    of_supervisors = {name.removeprefix("I08:") for name in exact if name.startswith("I08:")}
    told = []
    if TABLE in exact:
        told.append(_told(CERTIFICATES, _certified(uow, found)))
    elif "at_least" in whole.get(TABLE, {}) and whole[TABLE]["total"] >= FEWEST:
        told.append({"against": CERTIFICATES, "people": whole[TABLE]["total"], **whole[TABLE]["at_least"]})
    if of_supervisors:
        told.append(_told(SUPERVISORS, _confirmed(uow, found, of_supervisors)))
    return [one for one in told if one is not None]


def _told(against: str, levels: Iterable[_Levels]) -> dict[str, Any] | None:
    listed = list(levels)
    people = len({one.session for one in listed})
    found = agreement([(one.own, one.other) for one in listed], people)
    return None if found is None else {"against": against, "people": people, **asdict(found)}


def _certified(uow: UnitOfWork, found: Counted) -> Iterator[_Levels]:
    """Of each person the language with the highest certificate."""
    best: dict[int, _Levels] = {}
    for one in _levels(uow, found, LANGUAGES, ResultItem.target, ResultItem.name.like("lang:%")):
        known = best.get(one.session)
        if known is None or (-one.other, one.name) < (-known.other, known.name):
            best[one.session] = one
    yield from best.values()


def _confirmed(uow: UnitOfWork, found: Counted, competencies: Collection[str]) -> Iterator[_Levels]:
    which = ResultItem.name.in_(sorted(competencies))
    yield from _levels(uow, found, GAP, ResultItem.level, which, ResultItem.word == CONFIRMED)


def _levels(uow: UnitOfWork, found: Counted, kind: str, other: Any, *which: Any) -> Iterator[_Levels]:
    group = func.coalesce(Person.position_group, "")
    query = items(found, kind, StoredSession.id, found.unit(), group, ResultItem.name, ResultItem.own, other)
    for session, unit, place, name, own, level in uow.connection.execute(
        query.where(ResultItem.own.is_not(None), other.is_not(None), *which)
    ):
        yield _Levels(session, PeopleCell(unit, place), name, own, level)


def _apart(difference: int) -> str:
    return ("same", "one")[abs(difference)] if abs(difference) <= 1 else "more"
