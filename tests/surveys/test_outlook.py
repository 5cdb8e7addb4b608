"""How far somebody is told to be: parts and minutes never go the wrong way without a reason that is seen."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from survey_definitions import Skip
from survey_definitions.pace import minutes_left
from tests.support.screens import _answer
from tests.surveys.facts import NAMES, NOW, begin, nobody_known, official, person
from tests.surveys.takers import by_name, say, take

PEOPLE = (person, official, nobody_known)
SLACK = 35  # seconds that a single answer may add at most, besides an entry or a part that somebody asks for


def walked(name, facts, seed):
    """Each question with the outlook before it, of somebody who answers at random."""
    session, chance = begin(name, facts()), Random(seed)
    found = []
    while (prompt := session.prompt()) is not None:
        if prompt.question == "note":
            session.apply(Skip(prompt.path), NOW)
            continue
        found.append((prompt, session.outlook()))
        _answer(session, prompt, chance)
    return found, session


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("facts", PEOPLE)
@pytest.mark.parametrize("seed", range(3))
def test_it_goes_forward(name, facts, seed):
    found, session = walked(name, facts, seed)
    for (before, earlier), (after, later) in pairwise(found):
        assert later.part >= earlier.part
        assert later.parts <= earlier.parts, "parts that an answer rules out are not told any more"
        entered = before.kind == "repeat" and len(before.instances) > 0 and "[" in after.path
        if not entered:
            assert later.least <= earlier.least, after.path
            assert later.most <= earlier.most + SLACK, after.path
    assert session.outlook().most == 0


@pytest.mark.parametrize(("name", "most"), [("skills", 12), ("languages", 6), ("experience", 9)])
def test_what_is_said_first_is_near_what_comes(name, most):
    for facts in PEOPLE:
        found, _ = walked(name, facts, 1)
        minutes = minutes_left(found[0][1])
        assert minutes.least < minutes.most <= most


@pytest.mark.parametrize("facts", PEOPLE)
def test_whoever_chooses_everything_was_told_so_before(facts):
    session = begin("experience", facts())
    take(session, by_name({"birth_new": "1990-01-01"}), until="what_applies")
    before = session.outlook()
    everything = "service abroad training award scheme sector result"
    assert say(session, "what_applies", everything) is None
    assert session.outlook().most <= before.most
    assert session.outlook().parts == before.parts


def test_one_foreign_language_brings_no_more_than_was_told_first():
    session = begin("languages", official())
    take(session, by_name({}), until="any")
    told = minutes_left(session.outlook()).most
    assert say(session, "any", "yes") is None
    assert minutes_left(session.outlook()).most == told == 6


def test_parts_that_an_answer_rules_out_are_not_counted():
    session = begin("experience", official())
    assert session.outlook().parts == 8
    take(session, by_name({"what_applies": "award"}), until="post_fields")
    assert (session.outlook().part, session.outlook().parts) == (2, 4), "profile, posts, awards, wishes"
