"""The example beside a question is one that its own limits take."""

from __future__ import annotations

from random import Random

import pytest

from survey_definitions import Answer, Rejected, Skip, parse_answer
from tests.engine.kit import Taker, survey
from tests.support.screens import _answer
from tests.surveys.facts import NAMES, NOW, begin, nobody_known, person


def told(kind: str, constraint: str, appearance: str = "", language: str = "de") -> str:
    table = f"type | name | label | constraint | appearance\n{kind} | q | Q | {constraint} | {appearance}"
    prompt = Taker(survey(table), language=language).session.prompt()
    assert prompt is not None
    return prompt.example


@pytest.mark.parametrize(
    ("kind", "constraint", "example"),
    [
        ("integer", "", "4"),
        ("integer", ". >= 310 and . <= 677", "490"),
        ("integer", ". > 100", "101"),
        ("integer", ". = 7", "7"),
        ("decimal", "", "6,5"),
        ("decimal", ". >= 0 and . <= 5", "2,5"),
    ],
)
def test_numbers(kind, constraint, example):
    assert told(kind, constraint) == example


def test_dates():
    assert told("date", "") == "15.03.2019"
    assert told("date", "", "month-year") == "03.2019"
    assert told("date", "", "year") == "2019"
    ahead = told("date", ". > today()")
    assert ahead != "15.03.2019"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("facts", [person, nobody_known])
def test_examples_of_the_shipped_surveys_are_taken(name, facts):
    session, chance, seen = begin(name, facts()), Random(4), 0
    while (prompt := session.prompt()) is not None:
        if prompt.question == "note":
            session.apply(Skip(prompt.path), NOW)
            continue
        if prompt.example:
            given = Answer(parse_answer(prompt, prompt.example, "vi", NOW), prompt.path)
            [event, *_] = session.apply(given, NOW)
            assert not isinstance(event, Rejected), (prompt.path, prompt.example)
            seen += 1
        else:
            _answer(session, prompt, chance)
