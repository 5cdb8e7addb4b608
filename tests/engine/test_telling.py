"""Answers that no rule tells apart: a rehearsal tries one of each kind, and finds the same ways."""

from __future__ import annotations

from survey_definitions.engine.heard import heard
from survey_definitions.engine.telling import compared_with, kinds
from survey_definitions.xpath import Environment, Node
from tests.engine.kit import NOW, survey

SURVEY = """
type | name | label | relevant | constraint | calculation | required
integer | a | A | | | |
integer | b | B | ${a} > 3 and not(${a} = 5) | . > 0 | |
text | c | C | string-length(${b}) > 1 | | |
integer | d | D | | . > ${c} | |
integer | e | E | | . < 10 | | yes
calculate | f | | | | ${d} + 1 |
"""


def test_what_only_a_question_itself_looks_at_is_heard_by_nobody():
    assert {ref.rsplit("/", 1)[-1] for ref in heard(survey(SURVEY))} == {"a", "b", "c", "d"}


def test_answers_that_are_compared_alike_are_of_one_kind():
    constants, env = compared_with(survey(SURVEY), "/data/a"), Environment(Node("nobody"), NOW, "")
    assert constants is not None
    assert set(kinds(("1", "2", "3", "5", "6", "9", ""), constants, env)) == {
        ("1", "2"),
        ("3",),
        ("5",),
        ("6", "9"),
        ("",),
    }


def test_where_more_is_done_than_comparing_every_answer_is_tried():
    assert compared_with(survey(SURVEY), "/data/b") is None
