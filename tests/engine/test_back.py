"""Going back."""

from __future__ import annotations

from survey_definitions import Back, Moved, NothingChanged
from tests.engine.kit import Taker, survey

THREE = "type | name\ninteger | a\ninteger | b\ninteger | c"


def test_back_asks_what_was_answered_last():
    taker = Taker(survey(THREE)).answer(1, 2)
    assert taker.give(Back()) == (Moved("/b"),)
    assert taker.prompt.value == "2"
    assert taker.answer(20).path == "/c"
    assert taker.values() == {"/a": "1", "/b": "20"}


def test_back_again_goes_further_back():
    taker = Taker(survey(THREE)).answer(1, 2, 3)
    assert [taker.back().path for _ in range(3)] == ["/c", "/b", "/a"]
    assert taker.give(Back()) == (NothingChanged("first"),)
    assert taker.path == "/a"


def test_nothing_stands_before_the_first_question():
    taker = Taker(survey(THREE))
    assert taker.give(Back()) == (NothingChanged("first"),)


def test_back_passes_what_does_not_apply_any_more():
    table = """
    type          | name | relevant
    select_one yn | on   |
    text          | a    | ${on} = 'yes'
    text          | b    |
    """
    taker = Taker(survey(table)).answer("yes", "x")
    taker.go("/on").answer("no")
    assert taker.path == "/b"
    assert taker.back().path == "/on"


def test_back_finds_passed_over_questions_and_notes():
    taker = Taker(survey("type | name\ntext | a\nnote | n\ntext | b")).skip().skip()
    assert taker.path == "/b"
    assert taker.back().path == "/n"
    assert taker.back().path == "/a"


def test_back_and_the_same_answer_gives_the_same_state():
    taker = Taker(survey(THREE)).answer(1, 2)
    before = taker.session.dump()
    taker.back().answer(2)
    after = taker.session.dump()
    assert after == before | {"events": after["events"]}


def test_answers_are_remembered_in_the_order_they_were_given():
    taker = Taker(survey(THREE)).answer(1, 2)
    taker.go("/a").answer(10)
    assert taker.path == "/c"
    assert taker.back().path == "/a"
