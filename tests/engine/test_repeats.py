"""Repeats: entries that people add and remove, and entries that the survey counts."""

from __future__ import annotations

from survey_definitions import (
    AddRepeat,
    Answer,
    Back,
    CloseRepeat,
    GoTo,
    NothingChanged,
    Rejected,
    RemoveRepeat,
    ReopenRepeat,
    RepeatAdded,
    RepeatClosed,
    RepeatRemoved,
    limits,
)
from tests.engine.kit import Taker, survey

JOBS = """
type         | name  | label   | relevant     | required
begin_repeat | job   | Post    |              |
text         | title | Title   |              | yes
integer      | years | Years   | ${title} != '' |
end_repeat   |       |         |              |
text         | last  | Last    |              |
"""


def two() -> Taker:
    return Taker(survey(JOBS)).answer("clerk", 3).add().answer("head", 5)


def test_the_first_entry_is_there_without_asking():
    taker = Taker(survey(JOBS))
    assert taker.path == "/job[k1]/title"
    assert taker.prompt.headings == ("Post 1",)


def test_the_list_comes_after_the_last_entry():
    prompt = two().prompt
    assert (prompt.kind, prompt.question, prompt.path, prompt.label) == ("repeat", "repeat", "/job+", "Post")
    assert [(e.path, e.key, e.title, e.summary) for e in prompt.instances] == [
        ("/job[k1]", 1, "Post 1", "clerk · 3"),
        ("/job[k2]", 2, "Post 2", "head · 5"),
    ]
    assert prompt.can_add
    assert prompt.can_close


def test_adding_and_closing():
    taker = Taker(survey(JOBS)).answer("clerk", 3)
    assert taker.give(AddRepeat()) == (RepeatAdded("/job[k2]", 2),)
    assert taker.path == "/job[k2]/title"
    taker.answer("head", 5)
    assert taker.give(CloseRepeat("/job+")) == (RepeatClosed("/job+"),)
    assert taker.path == "/last"


def test_an_entry_keeps_its_path_when_an_earlier_one_goes():
    taker = two().add().answer("minister", 7)
    assert taker.give(RemoveRepeat("/job[k1]")) == (RepeatRemoved("/job[k1]", 1),)
    assert [(e.path, e.title) for e in taker.prompt.instances] == [("/job[k2]", "Post 1"), ("/job[k3]", "Post 2")]
    assert taker.values() == {
        "/job[k2]/title": "head",
        "/job[k2]/years": "5",
        "/job[k3]/title": "minister",
        "/job[k3]/years": "7",
    }


def test_keys_are_never_given_twice():
    taker = two().remove("/job[k2]")
    assert taker.give(AddRepeat())[0] == RepeatAdded("/job[k3]", 3)
    taker.remove("/job[k3]").remove("/job[k1]")
    assert taker.give(AddRepeat())[0] == RepeatAdded("/job[k4]", 4)


def test_all_entries_may_be_removed():
    taker = two().remove("/job[k1]").remove("/job[k2]")
    assert taker.path == "/job+"
    assert taker.prompt.instances == ()
    assert taker.close().path == "/last"


def test_editing_an_entry_asks_its_first_question_and_returns_to_the_list():
    taker = two()
    assert taker.go("/job[k1]").path == "/job[k1]/title"
    assert taker.answer("secretary").path == "/job+"
    assert taker.prompt.instances[0].summary == "secretary · 3"


def test_any_question_of_an_entry_can_be_gone_to():
    taker = two().close().answer("x")
    assert taker.go("/job[k2]/years").answer(6).path == ""
    assert taker.value("/job[k2]/years") == "6"


def test_adding_from_the_review():
    taker = two().close().answer("x")
    assert taker.add("/job+").path == "/job[k3]/title"
    assert taker.answer("third", 1).path == ""


def test_reopening_shows_the_list_until_it_is_closed():
    taker = two().close().answer("x")
    assert taker.reopen("/job+").path == "/job+"
    assert taker.add().answer("third", 1).path == "/job+"
    assert taker.close().path == ""


def test_going_to_a_list_reopens_it():
    taker = two().close()
    assert taker.go("/job+").path == "/job+"


def test_back_takes_an_entry_back_that_was_added_by_mistake():
    taker = two().add()
    assert taker.give(Back()) == (RepeatRemoved("/job[k3]", 3),)
    assert taker.path == "/job+"
    assert taker.back().path == "/job[k2]/years"


def test_back_does_not_remove_an_entry_with_answers():
    taker = two().add().answer("third")
    assert taker.back().path == "/job[k3]/title"


def test_the_given_first_entry_stays_when_going_back_from_it():
    taker = Taker(survey(JOBS))
    assert taker.give(Back()) == (NothingChanged("first"),)


def test_inputs_that_do_not_fit_change_nothing():
    taker = Taker(survey(JOBS))
    before = taker.session.dump()
    for given in (
        AddRepeat(),
        CloseRepeat(),
        AddRepeat("/nothing+"),
        CloseRepeat("/last+"),
        ReopenRepeat("/last"),
        RemoveRepeat("/job[k9]"),
        RemoveRepeat(""),
        RemoveRepeat("/last"),
        GoTo("/job[k9]/title"),
        GoTo("/job[1]/title"),
    ):
        assert isinstance(taker.give(given)[0], NothingChanged), given
    assert taker.session.dump() == before


def test_a_repeat_takes_only_so_many_entries():
    table = "type | name | required\nbegin_repeat | r |\ntext | a |\nend_repeat | |"
    taker = Taker(survey(table)).skip()
    session = taker.session
    for _ in range(limits.ENTRIES):
        session.apply(AddRepeat("/r+"), taker.now)
    assert session.apply(AddRepeat("/r+"), taker.now) == (NothingChanged("full"),)
    prompt = session.apply(CloseRepeat("/r+"), taker.now) and session.prompt()
    assert prompt is not None
    assert len(session.dump()["repeats"]["/r"]) == limits.ENTRIES + 1


def test_a_hidden_repeat_is_not_asked_and_keeps_its_entries():
    table = """
    type          | name | relevant
    select_one yn | on   |
    begin_repeat  | r    | ${on} = 'yes'
    text          | a    |
    end_repeat    |      |
    """
    taker = Taker(survey(table))
    assert taker.answer("no").path == ""
    taker.go("/on").answer("yes").answer("x").close()
    taker.go("/on").answer("no")
    assert taker.values(live=False) == {"/r[k1]/a": "x"}
    taker.go("/on").answer("yes")
    assert taker.values() == {"/on": "yes", "/r[k1]/a": "x"}
    assert taker.path == ""


def test_repeats_in_repeats():
    table = """
    type         | name   | label
    begin_repeat | house  | House
    text         | street | Street
    begin_repeat | person | Person
    text         | first  | First name
    end_repeat   |        |
    end_repeat   |        |
    """
    taker = Taker(survey(table)).answer("A", "Anna").add().answer("Ben").close()
    assert taker.path == "/house+"
    taker.add().answer("B")
    assert taker.path == "/house[k2]/person[k1]/first"
    assert taker.prompt.headings == ("House 2", "Person 1")
    taker.answer("Cleo").close().close()
    assert taker.path == ""
    assert taker.value("/house[k2]/person[k1]/first") == "Cleo"
    taker.remove("/house[k1]/person[k1]")
    assert "/house[k1]/person[k2]/first" in taker.values()
    record = next(r for r in taker.session.answers() if r.value == "Cleo")
    assert record.instances == (("house", 2), ("person", 1))
    assert record.ref == "/house/person/first"


def test_calculations_over_entries_follow_additions_edits_and_removals():
    table = """
    type         | name  | calculation                  | relevant
    calculate    | total | sum(${n})                    |
    calculate    | many  | count(${r})                  |
    begin_repeat | r     |                              |
    integer      | n     |                              |
    calculate    | place | position(..)                 |
    text         | more  |                              | ${n} = max(/data/r/n)
    end_repeat   |       |                              |
    """
    taker = Taker(survey(table)).answer(3, "x").add().answer(5, "y")
    assert (taker.value("/total"), taker.value("/many")) == ("8", "2")
    assert taker.values(live=False) == {"/r[k1]/more": "x"}
    taker.add().answer(4)
    assert taker.path == "/r+"
    taker.remove("/r[k2]")
    assert (taker.value("/total"), taker.value("/many"), taker.value("/r[k3]/place")) == ("7", "2", "2")
    assert taker.path == "/r[k3]/more"
    taker.go("/r[k1]/n").answer(10)
    assert taker.value("/r[k1]/more") == "x"


def test_a_rule_that_reads_its_own_entry_only_runs_there():
    table = """
    type         | name | calculation      | relevant
    begin_repeat | r    |                  |
    integer      | n    |                  |
    calculate    | u    | concat(${n}, '-', uuid()) |
    text         | t    |                  | ${n} > 1
    end_repeat   |      |                  |
    """
    taker = Taker(survey(table)).answer(5, "x").add().answer(6, "y")
    first = taker.value("/r[k1]/u")
    taker.go("/r[k2]/n").answer(7)
    assert taker.value("/r[k1]/u") == first
    assert taker.value("/r[k2]/u").startswith("7-")


COUNTED = """
type         | name | repeat_count
integer      | n    |
begin_repeat | r    | ${n}
text         | a    |
end_repeat   |      |
text         | last |
"""


def test_a_counted_repeat_grows_and_shrinks_with_its_count():
    taker = Taker(survey(COUNTED))
    assert taker.answer(2).path == "/r[k1]/a"
    taker.answer("x", "y")
    assert taker.path == "/last"
    taker.go("/n").answer(1)
    assert taker.values() == {"/n": "1", "/r[k1]/a": "x"}
    taker.go("/n").answer(2)
    assert taker.path == "/r[k3]/a"


def test_a_counted_repeat_has_no_list():
    taker = Taker(survey(COUNTED)).answer(1, "x")
    assert taker.give(AddRepeat("/r+")) == (NothingChanged("not_a_repeat"),)
    assert taker.give(RemoveRepeat("/r[k1]")) == (NothingChanged("not_a_repeat"),)


def test_a_count_that_is_no_number_counts_nothing():
    taker = Taker(survey(COUNTED))
    for value in (0, -3):
        taker.go("/n").answer(value)
        assert taker.path == "/last", value
    assert taker.go("/n").skip().path == "/last"


def test_an_answer_that_makes_too_many_entries_is_refused_and_changes_nothing():
    taker = Taker(survey(COUNTED)).answer(2, "x")
    before = taker.values()
    for many in (limits.COUNTED_ENTRIES + 1, 999_999_999):
        (event,) = taker.go("/n").give(Answer(str(many)))
        assert isinstance(event, Rejected)
        assert (event.rejection.code, event.rejection.message) == ("entries", str(limits.COUNTED_ENTRIES))
        assert taker.values() == before
    assert taker.go("/n").answer(limits.COUNTED_ENTRIES).progress == (2, limits.COUNTED_ENTRIES + 2)


def test_a_count_that_grows_with_its_own_entries_adds_a_few_at_a_time():
    table = """
    type         | name | repeat_count
    begin_repeat | r    | count(${r}) + 1
    text         | a    |
    end_repeat   |      |
    """
    taker = Taker(survey(table))
    assert taker.progress[1] <= 12
    assert taker.answer("x").progress[1] <= 24


def test_a_repeat_for_each_choice():
    table = """
    type               | name | repeat_count            | calculation
    select_multiple ls | ls   |                         |
    begin_repeat       | r    | count-selected(${ls})   |
    calculate          | code |                         | selected-at(${ls}, position(..) - 1)
    text               | a    |                         |
    end_repeat         |      |                         |
    """
    taker = Taker(survey(table, {"ls": "en de fr"})).answer("en fr")
    assert taker.answer("x").value("/r[k2]/code") == "fr"
