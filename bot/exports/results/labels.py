"""Labels and choices in the survey's own words, in each language."""

from __future__ import annotations

from collections.abc import Iterator

from survey_definitions import Survey, wording
from survey_definitions.engine.definition import Control, Text
from survey_definitions.languages import LANGUAGES


def label_of(survey: Survey, text: Text) -> dict[str, str]:
    """The text by language, falling back to the survey's own."""
    return {language: wording.written(survey, text, language) for language in LANGUAGES}


def choices_of(survey: Survey, control: Control) -> Iterator[tuple[str, dict[str, str]]]:
    """The choices that the survey brings along, as code and label; reference lists are data of the province."""
    for code, label in wording.choices(survey, control):
        yield code, label_of(survey, label)
