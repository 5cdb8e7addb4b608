"""What is asked, and in which order."""

from __future__ import annotations

from survey_definitions import Answer, Answered, GoTo, Moved, NothingChanged, Rejected, Skip, Skipped
from tests.engine.kit import NOW, Taker, survey

BRANCH = """
type          | name  | relevant        | required
select_one yn | job   |                 | yes
text          | title | ${job} = 'yes'  | yes
integer       | years | ${title} != ''  |
select_one yn | again | ${job} = 'no'   |
text          | note  |                 |
"""


def test_questions_come_in_order_as_far_as_they_apply():
    taker = Taker(survey(BRANCH))
    assert taker.path == "/job"
    assert taker.answer("yes").path == "/title"
    assert taker.answer("clerk").path == "/years"
    assert taker.answer(4).path == "/note"
    assert taker.answer("fine").path == ""


def test_progress_counts_only_what_can_be_reached():
    taker = Taker(survey(BRANCH))
    assert taker.progress == (0, 2)
    assert taker.answer("yes").progress == (1, 3)
    assert taker.answer("clerk").progress == (2, 4)
    assert taker.skip().progress == (3, 4)
    assert taker.skip().progress == (4, 4)


def test_an_edit_that_closes_a_branch_keeps_its_answers_aside():
    taker = Taker(survey(BRANCH)).answer("yes", "clerk", 4, "fine")
    assert taker.go("/job").answer("no").path == "/again"
    assert taker.values(live=False) == {"/title": "clerk", "/years": "4"}
    assert taker.values() == {"/job": "no", "/note": "fine"}


def test_answers_kept_aside_come_back_with_their_branch():
    taker = Taker(survey(BRANCH)).answer("yes", "clerk", 4, "fine")
    taker.go("/job").answer("no").answer("yes")
    assert taker.go("/job").answer("yes").path == ""
    assert taker.values() == {"/job": "yes", "/title": "clerk", "/years": "4", "/note": "fine"}


def test_an_edit_that_opens_an_earlier_question_asks_it():
    table = """
    type    | name   | relevant
    integer | first  | ${third} > 1
    integer | second |
    integer | third  |
    """
    taker = Taker(survey(table))
    assert taker.answer(1).path == "/third"
    assert taker.answer(5).path == "/first"


def test_required_questions_refuse_to_be_passed_over():
    taker = Taker(survey(BRANCH))
    event = taker.give(Skip())[0]
    assert isinstance(event, Rejected)
    assert event.code == "required"
    assert taker.path == "/job"


def test_an_empty_answer_is_passing_over():
    taker = Taker(survey("type | name\ntext | a\ntext | b"))
    assert taker.give(Answer("  ")) == (Skipped("/a"),)
    assert taker.path == "/b"


def test_passing_over_an_answered_question_empties_it():
    taker = Taker(survey("type | name\ntext | a\ntext | b")).answer("x")
    assert taker.go("/a").skip().path == "/b"
    assert taker.values() == {}


def test_going_to_a_question_asks_it_once():
    taker = Taker(survey(BRANCH)).answer("yes", "clerk")
    assert taker.go("/title").path == "/title"
    assert taker.prompt.value == "clerk"
    assert taker.answer("head").path == "/years"


def test_going_nowhere_takes_an_earlier_going_back():
    taker = Taker(survey(BRANCH)).answer("yes", "clerk")
    taker.go("/job")
    assert taker.give(GoTo("")) == (Moved("/years"),)
    assert taker.give(GoTo("")) == (NothingChanged("unknown"),)
    taker.skip().skip()
    taker.back()
    assert taker.give(GoTo("")) == (Moved(""),)
    assert taker.path == ""


def test_going_to_what_is_not_asked_changes_nothing():
    taker = Taker(survey(BRANCH))
    for path in ("/title", "/nothing", "", "/job[k1]", "]", "/job/", "+", "/job+", "//"):
        assert isinstance(taker.give(GoTo(path))[0], NothingChanged), path
    assert taker.path == "/job"


def test_an_answer_to_another_prompt_changes_nothing():
    taker = Taker(survey(BRANCH)).answer("yes")
    before = taker.session.dump()
    assert taker.give(Answer("x", "/job")) == (NothingChanged("outdated"),)
    assert taker.give(Skip("/job")) == (NothingChanged("outdated"),)
    assert taker.session.dump() == before


def test_nothing_more_is_asked_when_all_is_done():
    taker = Taker(survey("type | name\ntext | a")).answer("x")
    assert taker.give(Answer("y")) == (NothingChanged("done"),)
    assert taker.give(Skip()) == (NothingChanged("done"),)


def test_answers_say_what_was_taken():
    taker = Taker(survey("type | name\nselect_one yn | a", {"yn": "y|Yes n|No"}))
    assert taker.give(Answer("y")) == (Answered("/a", "y", changed=True, shown="Yes"),)
    taker.go("/a")
    assert taker.give(Answer("y")) == (Answered("/a", "y", changed=False, shown="Yes"),)


def test_groups_are_headings_and_hide_what_is_in_them():
    table = """
    type          | name | label   | relevant
    select_one yn | on   | On?     |
    begin_group   | g    | Outer   | ${on} = 'yes'
    begin_group   | h    | Inner   |
    text          | a    | A       |
    end_group     |      |         |
    text          | b    | B       |
    end_group     |      |         |
    text          | c    | C       |
    """
    taker = Taker(survey(table))
    assert taker.answer("yes").path == "/g/h/a"
    assert taker.prompt.headings == ("Outer", "Inner")
    assert taker.answer("x").prompt.headings == ("Outer",)
    taker = Taker(survey(table))
    assert taker.answer("no").path == "/c"
    assert taker.progress == (1, 2)


def test_notes_are_shown_and_passed_over_by_anything():
    table = """
    type        | name | label
    integer     | n    | N
    text        | t    | T
    note        | so   | So ${n}
    acknowledge | read | Read it
    note        | end  | End
    """
    taker = Taker(survey(table)).answer(3, "x")
    assert (taker.prompt.kind, taker.prompt.question, taker.prompt.label) == ("note", "note", "So 3")
    assert taker.give(Answer("whatever")) == (Skipped("/so"),)
    assert taker.prompt.question == "acknowledge"
    assert taker.answer("ok").value("/read") == "OK"
    assert taker.skip().path == ""
    assert taker.progress == (3, 3)


def test_a_required_acknowledgement_takes_skip_for_yes():
    taker = Taker(survey("type | name | required\nacknowledge | a | yes"))
    taker.give(Skip())
    assert taker.value("/a") == "OK"


def test_an_optional_acknowledgement_may_be_passed_over():
    taker = Taker(survey("type | name\nacknowledge | a")).skip()
    assert taker.path == ""
    assert taker.value("/a") == ""


def test_a_session_starts_the_same_from_the_same_seed():
    table = "type | name | calculation\ncalculate | u | uuid()\ntext | a |"
    first, second, third = (Taker(survey(table), seed=seed) for seed in ("a", "a", "b"))
    assert first.session.dump() == second.session.dump()
    assert first.value("/u") != third.value("/u")


def test_refused_and_outdated_inputs_leave_the_state_as_it_was():
    taker = Taker(survey("type | name | constraint\ninteger | a | . > random()"))
    before = taker.session.dump()
    assert taker.refused(0) == "constraint"
    assert taker.refused("x") == "integer"
    taker.give(GoTo("/b"))
    assert taker.session.dump() == before


def test_the_clock_is_the_one_handed_in():
    taker = Taker(survey("type | name | calculation\ncalculate | d | today()\ntext | a |"))
    assert taker.value("/d") == NOW.date().isoformat()


def test_calculations_in_a_hidden_group_read_as_empty_and_come_back():
    table = """
    type          | name  | relevant       | calculation         | label
    select_one yn | on    |                |                     | On?
    begin_group   | g     | ${on} = 'yes'  |                     | G
    integer       | n     |                |                     | N
    calculate     | twice |                | ${n} * 2            |
    end_group     |       |                |                     |
    calculate     | out   |                | concat('<', ${twice}, '>') |
    integer       | m     |                |                     | M
    """
    taker = Taker(survey(table)).answer("yes", 4)
    assert taker.value("/out") == "<8>"
    taker.go("/on").answer("no")
    assert taker.value("/out") == "<>"
    assert taker.values(live=False) == {"/g/n": "4", "/g/twice": "8"}
    taker.go("/on").answer("yes")
    assert taker.value("/out") == "<8>"
