"""Last time's answers: kept by section, offered again, never more than what could be typed now."""

import pytest
from hypothesis import assume, given

from survey_definitions import (
    AddRepeat,
    Answer,
    CloseRepeat,
    Context,
    ReferenceList,
    Rejected,
    RemoveRepeat,
    Session,
    Skip,
)
from tests.engine.kit import NOW, Taker, survey
from tests.engine.test_properties import MOVES, SURVEYS, begin, chosen
from tests.support.laws import examples

PEOPLE = """
type          | name   | label    | required | relevant | constraint
begin_group   | home   | Home     |          |          |
select_one yn | garden | Garden?  | yes      |          |
integer       | trees  | Trees    | yes      | ${garden} = 'yes' | . < 20
text          | note   | Note     |          |          |
end_group     |        |          |          |          |
begin_repeat  | job    | Job      |          |          |
text          | title  | Title    | yes      |          |
integer       | months | Months   |          |          |
end_repeat    |        |          |          |          |
acknowledge   | true   | It is so | yes      |          |
"""


def last_of(taker: Taker):
    """What this session would submit, to be carried into another one."""
    return taker.session.recollect(taker.session.answers())


def first_wave(table: str = PEOPLE) -> Taker:
    taker = Taker(survey(table)).answer("yes", "7").skip()
    taker.answer("Clerk", "12").add().answer("Head").skip().close()
    return taker.answer("OK")


def keep(taker: Taker, home: str, last, **options):
    kept = taker.session.keep(home, last, NOW, **options)
    taker.reload()
    return [(one.path, one.value) for one in kept]


def test_one_tap_keeps_a_section_also_what_was_passed_over():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    assert again.session.due_to_keep(last, ()) == "/home"
    assert keep(again, "/home", last) == [("/home/garden", "yes"), ("/home/trees", "7"), ("/home/note", "")]
    assert again.path == "/job[k1]/title"


def test_a_repeat_gets_its_entries_back_and_is_closed():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    keep(again, "/home", last)
    assert again.session.due_to_keep(last, {"/home"}) == "/job"
    keep(again, "/job", last)
    assert again.values() == {
        "/home/garden": "yes",
        "/home/trees": "7",
        "/job[k1]/title": "Clerk",
        "/job[k1]/months": "12",
        "/job[k2]/title": "Head",
    }
    assert again.path == "/true"


def test_entries_are_found_by_their_order_when_one_was_removed():
    first = Taker(survey(PEOPLE)).answer("no").skip()
    first.answer("A", "1").add().answer("B", "2").remove("/job[k1]").close()
    again = Taker(survey(PEOPLE)).answer("no").skip()
    keep(again, "/job", last_of(first))
    assert again.values() == {"/home/garden": "no", "/job[k1]/title": "B", "/job[k1]/months": "2"}


def test_changing_a_repeat_leaves_its_list_open_with_the_entries_in_it():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE)).answer("no").skip()
    keep(again, "/job", last, lists_only=True)
    assert again.path == "/job+"
    assert [entry.summary for entry in again.prompt.instances] == ["Clerk · 12", "Head"]


def test_a_declaration_is_made_anew():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    for home in ("/home", "/job", ""):
        keep(again, home, last)
    assert again.path == "/true"
    assert again.session.due_to_keep(last, {"/home", "/job"}) is None


def test_what_was_answered_is_offered_question_by_question():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    assert again.session.recalled(last) == "yes"
    again.answer("yes")
    assert again.session.recalled(last) == "7"
    again.answer("8")
    assert again.session.recalled(last) == ""  # the note was passed over


def test_nothing_is_offered_for_a_question_answered_now():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    again.answer("no").skip().go("/home/garden")
    assert again.prompt.value == "no"
    assert again.session.recalled(last) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| . < 20", "| . < 5"),  # the constraint refuses it
        ("integer       | trees ", "decimal       | trees "),  # another kind of answer
        ("integer       | trees ", "integer       | plants"),  # another question
    ],
)
def test_what_does_not_fit_the_newer_version_is_asked(before, after):
    last, again = last_of(first_wave()), Taker(survey(PEOPLE.replace(before, after)))
    kept = keep(again, "/home", last)
    assert kept == [("/home/garden", "yes"), ("/home/note", "")]
    assert again.path in ("/home/trees", "/home/plants")
    assert again.session.recalled(last) == ""


def test_a_question_moved_to_another_group_keeps_its_answer():
    moved = """
    type          | name   | label   | required
    begin_group   | land   | Land    |
    select_one yn | garden | Garden? | yes
    end_group     |        |         |
    """
    again = Taker(survey(moved))
    assert keep(again, "/land", last_of(first_wave())) == [("/land/garden", "yes")]


def test_a_choice_that_is_gone_from_todays_list_is_asked():
    asked = survey(
        """
        type                           | name  | label | required
        select_one_from_file fields.csv | field | Field | yes
        """
    )

    def lists(*names: str) -> Context:
        return Context({}, {"fields": ReferenceList(tuple({"name": n, "label": n.upper()} for n in names))})

    first = Taker(asked, lists("law", "tax")).answer("tax")
    for names, kept in ((("law", "tax"), [("/field", "tax")]), (("law",), [])):
        assert keep(Taker(asked, lists(*names)), "", last_of(first)) == kept


def test_an_answer_to_a_text_that_reads_otherwise_today_is_asked():
    asked = survey(
        """
        type          | name  | label                | required | calculation
        calculate     | unit  |                      |          | pulldata('person', 'unit', 'key', 'me')
        select_one yn | right | Your unit is ${unit} | yes      |
        """
    )
    first = Taker(asked, Context({"unit": "A"})).answer("yes")
    assert keep(Taker(asked, Context({"unit": "A"})), "", last_of(first)) == [("/right", "yes")]
    assert keep(Taker(asked, Context({"unit": "B"})), "", last_of(first)) == []


def test_the_card_says_what_would_be_kept_in_words_and_changes_nothing():
    last, again = last_of(first_wave()), Taker(survey(PEOPLE))
    before = again.session.dump()
    offered = again.session.preview("/home", last, NOW)
    assert (offered.title, offered.left_open) == ("Home", 0)
    (home,) = offered.sections
    assert (home.headings, [(one.label, one.shown) for one in home.items]) == ((), [("Garden?", "yes"), ("Trees", "7")])
    jobs = again.session.preview("/job", last, NOW)
    told = [(one.entry.title, one.entry.summary) for one in jobs.sections]
    assert told == [("Job 1", "Clerk · 12"), ("Job 2", "Head")]
    assert again.session.dump() == before


# -- for any survey


few = examples(60)


def finished(name, moves) -> Session:
    session = begin(name)
    for move in moves:
        session.apply(chosen(session, move), NOW)
    for _ in range(200):
        prompt = session.prompt()
        if prompt is None:
            break
        close = CloseRepeat() if prompt.kind == "repeat" else Skip()
        if isinstance(session.apply(close, NOW)[0], Rejected):
            value = prompt.choices[0].value if prompt.choices else {"integer": "3"}.get(prompt.question, "x")
            session.apply(Answer(value), NOW)
    assume(session.prompt() is None)
    return session


def keep_all(session: Session, last) -> dict[str, str]:
    """Keep every section; all that was kept."""
    kept = {}
    for _ in range(30):
        found = [one for home in ("", "/g", "/r", "/c") for one in session.keep(home, last, NOW)]
        if not found:
            return kept
        kept |= {one.path: one.value for one in found}
    raise AssertionError("keeping does not come to an end")


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(moves=MOVES)
def test_kept_answers_are_those_that_could_be_typed_anew(name, moves):
    first = finished(name, moves)
    last = first.recollect(first.answers())
    kept_session, typed = begin(name), begin(name)
    kept = keep_all(kept_session, last)
    shown = {record.path: record.value for record in kept_session.answers()}
    counted = kept_session.dump()["repeats"]
    for _ in range(300):
        prompt = typed.prompt()
        entry = "".join(prompt.path.rpartition("]")[:2]) if prompt is not None else ""
        if entry not in kept_session._state.entries:  # the first submission had fewer
            typed.apply(RemoveRepeat(entry), NOW)
            continue
        if prompt is None or (prompt.kind == "question" and prompt.path not in kept):
            break
        if prompt.kind == "repeat":
            short = len(prompt.instances) < len(counted[prompt.path[:-1]]) - 1
            closed = prompt.path in kept_session.dump()["closed"]
            if not short and not closed:
                break
            typed.apply(AddRepeat(prompt.path) if short else CloseRepeat(prompt.path), NOW)
        else:
            given_ = Answer(kept.get(prompt.path, ""), prompt.path)
            [event, *_] = typed.apply(given_, NOW)
            assert not isinstance(event, Rejected), (prompt.path, event)
    if typed.prompt() is None:
        assert {record.path: record.value for record in typed.answers()} == shown
        assert kept_session.prompt() is None
    else:
        assert kept_session.prompt().path == typed.prompt().path


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(moves=MOVES)
def test_with_nothing_changed_all_is_kept_but_declarations(name, moves):
    first = finished(name, moves)
    assume(first.problems() == ())
    again = begin(name)
    keep_all(again, first.recollect(first.answers()))
    answers = {r.path: r.value for r in again.answers() if r.live and r.kind != "acknowledge"}
    wanted = [r.value for r in first.answers() if r.live and r.kind != "acknowledge"]
    assert sorted(answers.values()) == sorted(wanted)
