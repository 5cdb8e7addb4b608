"""Expressions that fail while people answer: the step fails, the session goes on."""

from __future__ import annotations

import json
import re

from survey_definitions import Answer, Answered, Faulted, Rejected, compile_survey, limits, read_survey
from tests.engine.kit import Taker, survey

ROWS = "instance('l')/root/item"
BOMB = f"count({ROWS}[count({ROWS}[count({ROWS}[count({ROWS}[name != 'x']) > 0]) > 0]) > 0])"
LISTS = {"l": " ".join(f"c{i}" for i in range(60))}


def test_a_calculation_that_costs_too_much_is_a_fault_and_the_answer_is_taken():
    table = f"type | name | calculation\ntext | a |\ncalculate | c | if(${{a}} = 'go', {BOMB}, 1)\nselect_one l | b |"
    taker = Taker(survey(table, LISTS))
    answered, fault = taker.give(Answer("go"))
    assert isinstance(answered, Answered)
    assert isinstance(fault, Faulted)
    assert (fault.path, fault.message) == ("/c", "this expression takes too many steps")
    assert taker.value("/c") == "1"
    assert taker.path == "/b"


def test_a_constraint_that_costs_too_much_refuses_the_answer():
    taker = Taker(survey(f"type | name | constraint\ntext | a | {BOMB} > 0\nselect_one l | b |", LISTS))
    (rejected,) = taker.give(Answer("go"))
    assert isinstance(rejected, Rejected)
    assert rejected.code == "fault"
    assert taker.path == "/a"


def test_a_relevant_that_fails_leaves_things_as_they_were():
    table = "type | name | relevant\ntext | a |\ntext | b | ${a} = '' or digest(${a}, 'no') = ''"
    taker = Taker(survey(table))
    events = taker.give(Answer("y"))
    assert [type(event) for event in events] == [Answered, Faulted]
    assert "digest() knows no “no”" in events[1].message
    assert taker.path == "/b"


def test_texts_do_not_grow_without_end():
    doubled = "".join(f"calculate | c{i} | concat(${{c{i - 1}}}, ${{c{i - 1}}})\n" for i in range(1, 30))
    taker = Taker(survey(f"type | name | calculation\ntext | a |\ncalculate | c0 | ${{a}}\n{doubled}"))
    events = taker.give(Answer("x" * 100))
    assert any(isinstance(event, Faulted) for event in events)
    assert max(len(value) for value in taker.values().values()) <= limits.TEXT_LENGTH


def test_a_label_that_fails_is_shown_without_its_failing_part():
    sheets = {
        "survey": [{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "Was ${a}!"}]
    }
    xform = compile_survey(json.dumps(sheets).encode(), "t").xform
    output = re.search(r'<output value="[^"]+"', xform)
    assert output
    broken = xform.replace(output[0], "<output value=\"digest('a', 'no')\"")
    assert Taker(read_survey(broken)).answer("x").prompt.label == "Was !"


def test_odd_numbers_are_no_errors():
    table = """
    type      | name | calculation
    integer   | a    |
    calculate | b    | substr('abc', 1 div ${a}, 2)
    calculate | c    | round(1 div ${a}, 1 div ${a})
    calculate | d    | selected-at('a b', 1 div ${a})
    calculate | e    | date(1 div ${a})
    calculate | f    | uuid(1 div ${a})
    calculate | g    | format-date(99999999 + ${a}, '%Y')
    calculate | h    | int(-1 div ${a})
    calculate | i    | 5 mod ${a}
    calculate | j    | number('')
    """
    taker = Taker(survey(table))
    events = taker.give(Answer("0"))
    assert [event.path for event in events if isinstance(event, Faulted)] == []
    assert taker.value("/i") == ""
    assert taker.value("/h") == ""


def test_a_session_stops_growing():
    table = """
    type         | name | repeat_count
    integer      | n    |
    begin_repeat | r    | ${n}
    begin_repeat | s    | ${n}
    text         | a    |
    end_repeat   |      |
    end_repeat   |      |
    """
    taker = Taker(survey(table))
    taker.session.apply(Answer("999"), taker.now)
    places = sum(len(keys) for keys in taker.session.dump()["repeats"].values())
    assert places <= limits.NODES
