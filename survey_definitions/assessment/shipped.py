"""The rules that ship with the surveys."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from survey_definitions.assessment.definition import Definition, joined
from survey_definitions.assessment.reading import read_definition
from survey_definitions.reading.pipeline import read_book

SURVEYS = ("skills", "languages", "experience")


@cache
def shipped_definition() -> Definition:
    """The rules of all surveys that ship, as one."""
    return joined(filter(None, map(_of, SURVEYS)))


def _of(survey: str) -> Definition | None:
    source = (files("survey_definitions") / "surveys" / f"{survey}.yaml").read_bytes()
    definition, problems = read_definition(read_book(source))
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    return definition
