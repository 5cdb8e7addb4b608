"""The same answers against a position that the person chose. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from bot.services.results import sources
from bot.services.results.shown import ShownResult, entry_names
from bot.services.results.stated import own_statements
from storage.models import Person
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment import outcomes
from survey_definitions.assessment.outcomes import PersonFacts
from survey_definitions.assessment.targets import Position

GROUP: Final = "position_group"
JOB: Final = "job_position"


def against(uow: UnitOfWork, person: int, gap: ShownResult, kind: str, code: str, zone: ZoneInfo) -> ShownResult | None:
    """A gap result as it would be in another position group, or in another job position of the own group."""
    submitted = next((one for one in sources.newest(uow, person).values() if one.session == gap.session), None)
    edition = sources.editions(uow).get(submitted.survey) if submitted else None
    if submitted is None or edition is None:
        return None
    row = uow.orm.get_one(Person, person)
    group = kind == GROUP
    position = Position(code if group else row.position_group, None if group else code, row.rank)
    said = sources.confirmed(uow, submitted.session, own_statements(edition.definition, submitted.answers))
    facts = PersonFacts(position, gap.inputs["reference"], gap.at.astimezone(zone).date(), confirmed=said)
    g7 = next((one["own"] for one in gap.outcome["rows"] if one["code"] == "G7"), None)
    outcome = outcomes.gap_of(edition.definition, submitted.answers, facts, g7)
    return None if outcome is None else replace(gap, outcome=outcome, others=(), before=None)


def group_of(uow: UnitOfWork, person: int) -> Mapping[str, str]:
    """The names of a person's position group by language; none where it is not known."""
    code = uow.orm.get_one(Person, person).position_group
    return entry_names(uow, GROUP).get(code or "", {"vi": code or "–"})
