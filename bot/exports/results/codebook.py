"""The code book: what stands in the columns, in the survey's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.exports.results.sheets import Sheet, relative
from bot.settings import LANGUAGES
from survey_definitions import Survey, wording
from survey_definitions.engine.definition import Control, Text

QUESTION_HEADER = ("sheet", "column", "path", "type", *(f"label::{language}" for language in LANGUAGES), "list")
CHOICE_HEADER = ("list", "name", *(f"label::{language}" for language in LANGUAGES))


def questions(versions: Sequence[Survey], sheets: Sequence[Sheet]) -> Iterator[tuple[str, ...]]:
    """A row for each column, the newest version's words first."""
    controls = _controls(versions)
    for sheet in sheets:
        for column in sheet.columns:
            survey, control = controls.get(column.ref, (versions[0], None))
            labels = _labels(survey, control.label) if control else [""] * len(LANGUAGES)
            kind = control.question if control else "calculate"
            yield (sheet.name, column.header, column.ref, kind, *labels, wording.list_name(control) if control else "")


def choices(versions: Sequence[Survey]) -> Iterator[tuple[str, ...]]:
    """A row for each choice of each list that the survey brings along; reference lists are data of the province."""
    seen: set[tuple[str, str]] = set()
    for survey, control in _controls(versions).values():
        name = wording.list_name(control)
        for value, label in wording.choices(survey, control):
            if (name, value) not in seen:
                seen.add((name, value))
                yield (name, value, *_labels(survey, label))


def _controls(versions: Sequence[Survey]) -> dict[str, tuple[Survey, Control]]:
    found: dict[str, tuple[Survey, Control]] = {}
    for survey in versions:
        for ref, control in survey.controls.items():
            found.setdefault(relative(survey, ref), (survey, control))
    return found


def _labels(survey: Survey, text: Text) -> list[str]:
    """The text in each language, falling back to the survey's own."""
    return [wording.written(survey, text, language) for language in LANGUAGES]
