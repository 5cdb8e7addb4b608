"""What the codes in results are called, in the words of the survey's author and of the province's lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.services.results.shown import Names as ByLanguage
from bot.services.results.shown import ShownResult, entry_names, unit_names
from bot.services.sessions.library import Library
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, wording
from survey_definitions.assessment.outcomes import EXPERIENCE, GAP, LANGUAGES, POOLS


@dataclass(frozen=True, slots=True)
class Called:
    """Names by code: competencies and their anchors by level in one language, lists and units in all of them."""

    competencies: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[tuple[str, int], str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    certificates: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, ByLanguage] = field(default_factory=dict)
    sectors: Mapping[str, ByLanguage] = field(default_factory=dict)
    groups: Mapping[str, ByLanguage] = field(default_factory=dict)
    jobs: Mapping[str, ByLanguage] = field(default_factory=dict)
    units: Mapping[str, ByLanguage] = field(default_factory=dict)


def called(uow: UnitOfWork, library: Library, found: Mapping[str, ShownResult], language: str) -> Called:
    """The names that these results speak of."""
    gap, tongues, experience = (found.get(kind) for kind in (GAP, LANGUAGES, EXPERIENCE))
    competencies, anchors = (
        competencies_of(library.survey(uow, gap.survey_version), codes_of(gap), language) if gap else ({}, {})
    )
    languages = choices_of(library.survey(uow, tongues.survey_version), "code", language) if tongues else {}
    certificates = choices_of(library.survey(uow, tongues.survey_version), "cert_type", language) if tongues else {}
    units = {post["unit"] for post in experience.outcome["posts"] if post["unit"]} if experience else set()
    return Called(
        competencies=competencies,
        anchors=anchors,
        languages=languages,
        certificates=certificates,
        fields=entry_names(uow, "field") if experience else {},
        sectors=entry_names(uow, "sector") if POOLS in found else {},
        groups=entry_names(uow, "position_group"),
        jobs=entry_names(uow, "job_position"),
        units=unit_names(uow, units),
    )


def codes_of(gap: ShownResult) -> list[str]:
    """The competencies that a result speaks of."""
    return [row["code"] for row in gap.outcome["rows"]] + list(gap.outcome["left_out"])


def competencies_of(
    survey: Survey, codes: list[str], language: str
) -> tuple[dict[str, str], dict[tuple[str, int], str]]:
    """Names of competencies, and what each level of them looks like."""
    names: dict[str, str] = {}
    anchors: dict[tuple[str, int], str] = {}
    for code in codes:
        control = wording.question(survey, code)
        if control is None:
            continue
        names[code] = wording.heading(survey, control, language)
        for value, text in wording.choices(survey, control):
            if value.isdigit():
                anchors[code, int(value)] = wording.written(survey, text, language)
    return names, anchors


def choices_of(survey: Survey, name: str, language: str) -> dict[str, str]:
    """The labels of a question's choices by value."""
    control = wording.question(survey, name)
    if control is None:
        return {}
    return {value: wording.written(survey, text, language) for value, text in wording.choices(survey, control)}
