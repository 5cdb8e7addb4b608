"""Choices: filtered, pruned, from other answers, in random order."""

from __future__ import annotations

from tests.engine.kit import Taker, survey

PLACES = {"prov": "hn|Hanoi hcm|Saigon", "dist": "bd|Ba-Dinh|hn hk|Hoan-Kiem|hn q1|Quan-1|hcm"}
FILTERED = """
type                 | name | choice_filter
select_one prov      | p    |
select_one dist      | d    | parent = ${p}
select_multiple dist | m    | parent = ${p}
text                 | t    |
"""


def test_choices_are_filtered_by_another_answer():
    taker = Taker(survey(FILTERED, PLACES)).answer("hn")
    assert taker.options == "bd hk"
    assert taker.refused("q1") == "choice"


def test_choices_that_are_filtered_out_are_dropped_and_asked_again():
    taker = Taker(survey(FILTERED, PLACES)).answer("hn", "bd", "bd hk", "x")
    taker.go("/p").answer("hcm")
    assert taker.values() == {"/p": "hcm", "/t": "x"}
    assert taker.path == "/d"
    taker.answer("q1", "q1")
    assert taker.path == ""


def test_a_multiple_choice_keeps_what_is_still_there():
    table = """
    type                 | name | choice_filter
    select_multiple all  | a    |
    select_multiple all  | b    | selected(${a}, name)
    """
    taker = Taker(survey(table, {"all": "x y z"})).answer("x y z", "x z")
    taker.go("/a").answer("x y")
    assert taker.path == "/b"
    assert taker.prompt.value == "x"


def test_an_own_other_choice():
    table = """
    type                  | name
    select_one l or_other | a
    """
    taker = Taker(survey(table, {"l": "x y"}))
    assert taker.options == "x y other"
    assert taker.answer("other").path == "/a_other"
    assert taker.answer("z").values() == {"/a": "other", "/a_other": "z"}


def test_choices_from_the_entries_of_a_repeat():
    table = """
    type             | name | label
    begin_repeat     | r    | R
    text             | who  | Who
    end_repeat       |      |
    select_one ${who}| head | Head
    """
    taker = Taker(survey(table)).answer("Anna").add().answer("Ben").close()
    assert taker.path == "/head"
    assert taker.options == "Anna Ben"
    taker.answer("Ben")
    taker.remove("/r[k2]")
    assert taker.path == "/head"
    assert taker.prompt.value == ""


def test_labels_show_answers():
    table = """
    type         | name | label           | hint
    text         | who  | Your name       |
    integer      | age  | Age of ${who}?  | ${who}, in years
    """
    taker = Taker(survey(table)).answer("<An>")
    assert taker.prompt.label == "Age of <An>?"
    assert taker.prompt.hint == "<An>, in years"


def test_choice_labels_show_answers():
    table = """
    type         | name | label
    text         | who  | Name
    select_one l | q    | Who?
    """
    taker = Taker(survey(table, {"l": "me|${who} you|You"})).answer("An")
    assert [choice.label for choice in taker.prompt.choices] == ["An", "You"]
    taker.answer("me").go("/who").answer("Binh")
    assert next(i for s in taker.session.review() for i in s.items if i.path == "/q").shown == "Binh"


def test_the_name_of_a_choice_in_an_expression():
    table = """
    type              | name | calculation                     | label
    select_multiple l | q    |                                 | Q
    calculate         | said | jr:choice-name(${q}, '${q}')    |
    note              | n    |                                 | ${said}
    """
    taker = Taker(survey(table, {"l": "a|Anna b|Ben"})).answer("b a")
    assert taker.prompt.label == "Ben, Anna"


def test_a_random_order_is_the_same_for_one_person_all_the_time():
    table = """
    type         | name | parameters
    text         | t    |
    select_one l | q    | randomize=true
    """
    lists = {"l": "a b c d e f g h i j"}
    taker = Taker(survey(table, lists)).answer("x")
    order = taker.options
    assert sorted(order.split()) == lists["l"].split()
    taker.refused("zz")
    assert taker.options == order
    taker.go("/t").answer("y")
    assert taker.options == order
    assert len({Taker(survey(table, lists), seed=str(s)).answer("x").options for s in range(5)}) > 1


def test_a_seeded_order_is_what_the_specification_says():
    table = """
    type         | name | parameters
    select_one l | q    | randomize=true, seed=42
    """
    assert Taker(survey(table, {"l": "hn hcm dn"})).options == "hn hcm dn"
