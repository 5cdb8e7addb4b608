"""Which questions of a survey are counted, and how the answers to one fall into categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from survey_definitions import wording
from survey_definitions.disclosure import Category
from survey_definitions.engine.definition import Control, Text
from survey_definitions.engine.survey import Survey
from survey_definitions.languages import LANGUAGES

NOT_RATED: Final = "XL0"
NO_ANSWER: Final = frozenset({"na", "no_answer", NOT_RATED})
"""Choices that say that somebody does not answer, or has no rating: they are not counted as answers."""

RATINGS: Final = frozenset({"XL1", "XL2", "XL3", "XL4"})
"""Official ratings, as an author's survey records them; a question about them is an indicator of its own."""


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question outside of all repeats. ``ref`` is the path under which its answers are stored."""

    name: str
    ref: str
    kind: Literal["single", "multi"]
    categories: tuple[Category, ...]
    labels: Mapping[str, str]


def questions(versions: Sequence[Survey]) -> tuple[Question, ...]:
    """The closed questions of a survey's versions, the newest first; a question is the same by its path.

    Left out are questions inside of repeats, those whose answers are sealed, and choices from lists of the province.
    """
    found: dict[str, Question] = {}
    for survey in versions:
        for question in _of(survey):
            known = found.get(question.ref)
            found[question.ref] = _merged(known, question) if known else question
    return tuple(found.values())


def text_questions(versions: Sequence[Survey]) -> tuple[Question, ...]:
    """The questions of a survey's versions that people answer in their own words, outside of all repeats.

    They have one category: somebody wrote something. Left out are those whose answers are sealed for another reason.
    """
    found: dict[str, Question] = {}
    for survey in versions:
        for control in _outside_of_repeats(survey):
            is_asked = control.bind.readonly is None and control.bind.calculate is None  # no note
            if control.kind == "input" and control.question == "text" and is_asked:
                ref = control.ref.removeprefix(survey.root.ref)
                found.setdefault(ref, Question(control.name, ref, "multi", (WRITTEN,), _under(survey, control)))
    return tuple(found.values())


def _under(survey: Survey, control: Control) -> dict[str, str]:
    """The words of a question after the heading it stands under: many ask the same below different ones."""
    group = survey.controls.get(control.ref.rsplit("/", 1)[0])
    headings = labels(survey, group.label) if group is not None else {}
    said = labels(survey, control.label)
    return {one: f"{headings[one]} · {text}" if headings.get(one) else text for one, text in said.items()}


WRITTEN: Final = Category("any", {"vi": "Có viết", "en": "Wrote", "de": "Geschrieben"})


def _outside_of_repeats(survey: Survey) -> Iterator[Control]:
    repeats = [control.ref for control in survey.controls.values() if control.kind == "repeat"]
    for control in survey.controls.values():
        if not control.bind.sealed and not any(control.ref.startswith(f"{repeat}/") for repeat in repeats):
            yield control


def _of(survey: Survey) -> Iterator[Question]:
    for control in _outside_of_repeats(survey):
        if control.kind in ("select1", "select"):
            categories = tuple(choices(survey, control))
            if len(categories) > 1:
                ref = control.ref.removeprefix(survey.root.ref)
                kind: Literal["single", "multi"] = "single" if control.kind == "select1" else "multi"
                yield Question(control.name, ref, kind, categories, labels(survey, _title(survey, control)))


def _merged(newer: Question, older: Question) -> Question:
    codes = {category.code for category in newer.categories}
    gone = tuple(category for category in older.categories if category.code not in codes)
    return Question(newer.name, newer.ref, newer.kind, (*newer.categories, *gone), newer.labels)


def _title(survey: Survey, control: Control) -> Text:
    """The heading of a group that holds this one closed question, as what it is about in few words; else its label."""
    group = survey.controls.get(control.ref.rsplit("/", 1)[0])
    if group is None or group.kind != "group":
        return control.label
    closed = [part for part in group.parts if part.kind in ("select1", "select")]
    return group.label if closed == [control] and group.label.by_language else control.label


def choices(survey: Survey, control: Control) -> Iterator[Category]:
    """The choices that count as answers; none where they come from elsewhere."""
    for code, label in wording.choices(survey, control):
        if code not in NO_ANSWER:
            yield Category(code, labels(survey, label), _score(code))


def _score(code: str) -> float | None:
    return float(code) if code.isascii() and code.isdigit() else None


def labels(survey: Survey, text: Text) -> dict[str, str]:
    """The first line of a text in each language; what is computed for a person is left out, but the form of address."""
    texts = {language: "".join(wording.parts_of(survey, text, language, "")).strip() for language in LANGUAGES}
    return {language: said.partition("\n")[0].strip(" ,:") for language, said in texts.items()}
