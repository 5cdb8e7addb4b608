"""A session under another version of its survey: what carries over, what is set aside, and that nothing is lost."""

from functools import cache

import pytest
from hypothesis import given

from survey_definitions import Context, Survey
from tests.engine import kit
from tests.engine.kit import NOW, Taker, survey
from tests.engine.test_carrying import PEOPLE, first_wave
from tests.engine.test_properties import LISTS, MOVES, SURVEYS, walk
from tests.support.laws import examples

few = examples(60)


def renewed(taker: Taker, table: str, choices=None):
    session, renewal = taker.session.renewed(survey(table, choices), Context(), NOW)
    again = Taker(survey(table, choices))
    again.session = session
    again.reload()
    return again, renewal


def aside(renewal) -> dict[str, str]:
    return {record.path: record.value for record in renewal.aside}


def test_other_words_change_nothing_but_the_words():
    taker = first_wave()
    again, renewal = renewed(taker, PEOPLE.replace("Garden?", "A garden?"))
    assert aside(renewal) == {}
    assert renewal.carried == 6
    assert again.values() == taker.values()
    assert again.path == taker.path == ""


def test_a_removed_question_sets_its_answer_aside():
    again, renewal = renewed(first_wave(), PEOPLE.replace("integer       | trees ", "integer       | plants"))
    assert aside(renewal) == {"/home/trees": "7"}
    assert renewal.carried == 5
    assert again.path == "/home/plants"


def test_an_answer_the_newer_version_refuses_is_set_aside_and_asked_again():
    again, renewal = renewed(first_wave(), PEOPLE.replace("| . < 20", "| . < 5"))
    assert aside(renewal) == {"/home/trees": "7"}
    assert again.path == "/home/trees"


def test_a_choice_that_is_gone_is_set_aside():
    table = "type|name|label|required\nselect_multiple l|m|M|yes"
    taker = Taker(survey(table, {"l": "a b"})).answer("a b")
    again, renewal = renewed(taker, table, {"l": "a c"})
    assert aside(renewal) == {"/m": "a b"}
    assert again.path == "/m"


def test_a_question_moved_to_another_group_is_the_same_question():
    moved = PEOPLE.replace("text          | note   | Note     |          |          |\n", "").replace(
        "acknowledge", "text          | note   | Note     |          |          |\nacknowledge"
    )
    taker = Taker(survey(PEOPLE)).answer("yes", "7", "ferns")
    again, renewal = renewed(taker, moved)
    assert aside(renewal) == {}
    assert again.value("/note") == "ferns"


def test_entries_keep_their_keys_and_their_order_also_in_another_group():
    taker = Taker(survey(PEOPLE)).answer("no").skip()
    taker.answer("A", "1").add().answer("B", "2").remove("/job[k1]")
    moved = PEOPLE.replace("begin_repeat", "begin_group   | work | Work | | |\nbegin_repeat").replace(
        "end_repeat    |        |          |          |          |",
        "end_repeat    |        |          |          |          |\nend_group     | | | | |",
    )
    again, renewal = renewed(taker, moved)
    assert aside(renewal) == {}
    assert again.values() == {"/home/garden": "no", "/work/job[k2]/title": "B", "/work/job[k2]/months": "2"}
    again.add().answer("C")
    assert again.value("/work/job[k3]/title") == "C"


def test_what_is_new_is_asked_and_begins_with_its_default():
    table = "type|name|label|default\ntext|a|A|"
    again, _ = renewed(Taker(survey(table)).answer("x"), f"{table}\ninteger|b|B|5")
    assert (again.path, again.prompt.value) == ("/b", "5")


def test_a_question_that_no_longer_applies_is_counted_and_its_answer_stays_in_the_state():
    again, renewal = renewed(first_wave(), PEOPLE.replace("${garden} = 'yes'", "${garden} = 'no'"))
    assert aside(renewal) == {"/home/trees": "7"}
    assert again.values(live=False) == {"/home/trees": "7"}


@pytest.mark.parametrize(
    ("before", "after", "standing"),
    [
        ("Trees", "How many trees", ""),
        ("| . < 20", "| . < 50", "changed"),
        ("integer       | trees ", "integer       | plants", "removed"),
    ],
)
def test_what_became_of_the_question_on_the_screen(before, after, standing):
    taker = Taker(survey(PEOPLE)).answer("yes")
    _, renewal = renewed(taker, PEOPLE.replace(before, after))
    assert renewal.standing == standing


# -- for any survey

NEWER = {
    "branches": """
        type          | name  | relevant         | required | calculation | constraint
        begin_group   | top   |                  |          |             |
        select_one yn | a     |                  | yes      |             |
        end_group     |       |                  |          |             |
        text          | b     | ${a} = 'yes'     | yes      |             |
        text          | c     | ${a} = 'no'      |          |             |
        calculate     | s     |                  |          | string-length(${c}) + 2 |
        date          | d     |                  |          |             | . > '2024-01-01'
        select_multiple few | m |                |          |             |
        """,
    "repeats": """
        type          | name  | relevant          | repeat_count | calculation    | label
        begin_group   | part  |                   |              |                | Part
        begin_repeat  | r     |                   |              |                | R
        text          | t     |                   |              |                | T
        begin_repeat  | q     |                   |              |                | Q
        integer       | i     |                   |              |                | I
        end_repeat    |       |                   |              |                |
        select_one yn | deep  |                   |              |                | Deep
        end_repeat    |       |                   |              |                |
        end_group     |       |                   |              |                |
        integer       | n     |                   |              |                | N
        begin_repeat  | c     |                   | ${n} - 1     |                | C
        text          | u     |                   |              |                | U
        end_repeat    |       |                   |              |                |
        """,
    "choices": """
        type                 | name | choice_filter         | trigger | calculation | default
        select_one p         | p    |                       |         |             |
        select_one p         | d    |                       |         |             |
        select_multiple few  | m    |                       |         |             |
        rank few             | o    |                       |         |             |
        integer              | e    |                       |         |             |
        integer              | f    |                       |         |             | 6
        """,
}


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_the_same_version_is_the_same_session(name, moves):
    session = walk(name, moves)
    same, renewal = session.renewed(session.survey, Context(), NOW)
    assert same is session
    assert renewal.aside == ()


@cache
def twin_of(name: str) -> Survey:
    """The same survey, read another time."""
    before = kit._compiled
    kit._compiled = before.__wrapped__
    try:
        return SURVEYS[name]()
    finally:
        kit._compiled = before


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_a_version_that_says_the_same_gives_the_same_state(name, moves):
    session = walk(name, moves)
    twin = twin_of(name)
    assert twin is not session.survey
    again, renewal = session.renewed(twin, Context(), NOW)
    assert again.dump() | {"survey": 0} == session.dump() | {"survey": 0}
    assert renewal.aside == ()
    assert renewal.standing == ""


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_no_answer_is_lost(name, moves):
    session = walk(name, moves)
    lists = LISTS | {"few": "x z"}
    before = [r for r in session.answers() if r.live and r.kind not in ("calculate", "metadata", "hidden", "note")]
    again, renewal = session.renewed(survey(NEWER[name], lists), Context(), NOW)
    assert renewal.carried + len(renewal.aside) == len(before)
    gone = {record.path for record in renewal.aside}
    stands = [r.value for r in again.answers() if r.live]
    assert {record.path for record in before} >= gone
    for record in before:
        assert record.path in gone or record.value in stands
    reloaded = type(again).load(again.survey, Context(), again.dump(), NOW)
    assert reloaded.dump() == again.dump()
    computed = {r.path: r.value for r in again.answers() if r.kind == "calculate"}
    anew = type(again).load(
        again.survey, Context(), again.dump() | {"context": "another", "hidden": {}, "layout": ""}, NOW
    )
    assert {r.path: r.value for r in anew.answers() if r.kind == "calculate"} == computed
