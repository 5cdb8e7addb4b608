"""Which answers each kind of question takes, and what the author may forbid."""

from __future__ import annotations

import pytest

from survey_definitions import Answer, Answered, Rejected, limits
from tests.engine.kit import NOW, Taker, survey

LEVELS = {"l": "a|Anna b|Ben c|Cleo"}


def one(type_: str, choices: dict[str, str] | None = None, **columns: str) -> Taker:
    header, cells = " | ".join(("type", "name", *columns)), " | ".join((type_, "q", *columns.values()))
    return Taker(survey(f"{header}\n{cells}\n", choices or LEVELS))


def outcome(taker: Taker, value: str) -> str:
    event = taker.give(Answer(value))[0]
    if isinstance(event, Rejected):
        return event.code
    return event.value if isinstance(event, Answered) else "skipped"


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("integer", "12", "12"),
        ("integer", "-3", "-3"),
        ("integer", "1.5", "integer"),
        ("integer", "1234567890", "integer"),
        ("integer", "١٢", "integer"),
        ("decimal", "1.5", "1.5"),
        ("decimal", ".5", ".5"),
        ("decimal", "1,5", "decimal"),
        ("decimal", "nan", "decimal"),
        ("decimal", "1e9", "decimal"),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "2023-02-29", "date"),
        ("date", "29/02/2024", "date"),
        ("date", "20240229", "date"),
        ("date", "2024-W09-4", "date"),
        ("time", "09:30", "09:30"),
        ("time", "09:30:00.000+07:00", "09:30:00.000+07:00"),
        ("time", "24:00", "time"),
        ("datetime", "2024-02-29T09:30:00.000+07:00", "2024-02-29T09:30:00.000+07:00"),
        ("datetime", "2024-02-29 25:00", "dateTime"),
        ("geopoint", "21.03 105.85 0 0", "21.03 105.85 0 0"),
        ("geopoint", "Hanoi", "geopoint"),
        ("select_one l", "a", "a"),
        ("select_one l", "d", "choice"),
        ("select_one l", "a b", "choice"),
        ("select_multiple l", "c a", "c a"),
        ("select_multiple l", "a a", "choice"),
        ("select_multiple l", "a d", "choice"),
        ("rank l", "c a b", "c a b"),
        ("rank l", "c a", "choice"),
        ("rank l", "c a a", "choice"),
        ("text", "  Nguyễn\u0000 Văn\u0007 An ", "Nguyễn Văn An"),
        ("text", "e\u0302\u0323", "ệ"),
        ("text", "\ud800", "skipped"),
        ("text", "x" * limits.ANSWER_LENGTH, "x" * limits.ANSWER_LENGTH),
        ("text", "x" * (limits.ANSWER_LENGTH + 1), "too_long"),
        ("image", "photo.jpg", "photo.jpg"),
        ("barcode", "123", "123"),
    ],
)
def test_values(type_, value, expected):
    assert outcome(one(type_), value) == expected


@pytest.mark.parametrize(
    ("parameters", "value", "expected"),
    [
        ("start=1 end=5 step=1", "3", "3"),
        ("start=1 end=5 step=1", "0", "range"),
        ("start=1 end=5 step=1", "2.5", "integer"),
        ("start=0 end=1 step=0.1", "0.3", "0.3"),
        ("start=0 end=1 step=0.1", "0.35", "range"),
        ("start=10 end=0 step=2", "4", "4"),
    ],
)
def test_ranges(parameters, value, expected):
    taker = one("range", parameters=parameters)
    assert taker.prompt.question == "range"
    assert outcome(taker, value) == expected


def test_kinds_are_named_as_people_know_them():
    table = """
    type              | name | appearance
    text              | t1   | multiline
    integer           | t2   |
    decimal           | t3   |
    date              | t4   | month-year
    time              | t5   |
    datetime          | t6   |
    select_one l      | t7   | minimal quick
    select_multiple l | t8   |
    rank l            | t9   |
    geopoint          | t10  |
    image             | t11  |
    acknowledge       | t12  |
    hidden            | h    |
    note              | n    |
    """
    taker = Taker(survey(table, LEVELS))
    kinds = []
    while taker.path:
        kinds.append(taker.prompt.question)
        taker.skip()
    assert kinds == [
        *("text", "integer", "decimal", "date", "time", "datetime", "select_one", "select_multiple"),
        *("rank", "geopoint", "file", "acknowledge", "note"),
    ]


def test_appearances_are_words():
    taker = one("date", appearance="month-year  no-calendar")
    assert taker.prompt.appearance == frozenset({"month-year", "no-calendar"})


def test_a_constraint_refuses_with_the_authors_words():
    taker = one("integer", constraint=". >= 18 and . <= 99", constraint_message="From 18 to 99.")
    assert taker.refused(17) == "constraint From 18 to 99."
    assert taker.values() == {}
    assert taker.answer(18).values() == {"/q": "18"}


def test_a_constraint_may_look_at_other_answers():
    table = """
    type    | name | constraint    | constraint_message
    integer | a    |               |
    integer | b    | . > ${a}      | More than ${a}, please.
    """
    taker = Taker(survey(table)).answer(5)
    assert taker.refused(5) == "constraint More than 5, please."
    assert taker.answer(6).path == ""


def test_later_answers_can_break_earlier_ones():
    table = """
    type    | name | constraint
    integer | a    |
    integer | b    | . > ${a}
    """
    taker = Taker(survey(table)).answer(1, 5)
    assert taker.session.problems() == ()
    taker.go("/a").answer(9)
    assert [(p.path, p.code) for p in taker.session.problems()] == [("/b", "constraint")]
    assert taker.session.finish(taker.now) == taker.session.problems()


def test_required_may_depend_on_answers():
    table = """
    type          | name | required       | required_message
    select_one yn | on   |                |
    text          | why  | ${on} = 'yes'  | Say why.
    """
    taker = Taker(survey(table)).answer("no")
    assert not taker.prompt.required
    taker.skip()
    taker.go("/on").answer("yes")
    assert [(p.path, p.code, p.message) for p in taker.session.problems()] == [("/why", "required", "Say why.")]
    taker.go("/why")
    assert taker.prompt.required
    assert taker.refused("") == "required Say why."


def test_a_default_is_offered_and_still_asked():
    taker = one("integer", default="5")
    assert taker.prompt.value == "5"
    assert taker.progress == (0, 1)
    assert taker.answer(5).progress == (1, 1)


def test_a_default_that_was_passed_over_is_gone():
    assert one("integer", default="5").skip().values() == {}


def test_a_dynamic_default_is_computed_once():
    table = """
    type    | name | default
    integer | a    | 1 + 1
    date    | b    | today()
    text    | c    | ${a}
    """
    taker = Taker(survey(table))
    assert taker.prompt.value == "2"
    assert taker.answer(7).prompt.value == "2026-03-09"
    assert taker.skip().prompt.value == "2"


def test_a_trigger_sets_its_target_when_an_answer_changes():
    table = """
    type      | name | calculation | trigger
    integer   | a    |             |
    text      | b    | ${a} * 2    | ${a}
    """
    taker = Taker(survey(table)).answer(3)
    assert taker.prompt.value == "6"
    taker.answer("own")
    taker.go("/a").answer(3)
    assert taker.value("/b") == "own"
    taker.go("/a").answer(4)
    assert taker.value("/b") == "8"


def test_read_only_questions_are_notes():
    table = """
    type    | name | read_only     | calculation | label
    integer | a    |               |             | A
    integer | b    | yes           | ${a} + 1    | B
    text    | c    | ${a} > 1      |             | C
    """
    taker = Taker(survey(table)).answer(5)
    assert (taker.prompt.kind, taker.prompt.value) == ("note", "6")
    assert taker.skip().prompt.kind == "note"
    taker.go("/a").answer(1)
    taker.go("/c")
    assert taker.prompt.kind == "question"


def test_a_calculation_that_may_be_written_over():
    table = """
    type    | name | calculation | label
    integer | a    |             | A
    integer | b    | ${a} * 2    | B
    """
    taker = Taker(survey(table)).answer(2)
    assert taker.prompt.value == "4"
    assert taker.answer(5).value("/b") == "5"
    taker.go("/a").answer(3)
    assert taker.value("/b") == "6"


def test_a_required_file_can_be_passed_over_because_files_are_handed_in_elsewhere():
    taker = Taker(survey("type|name|label|required\nfile|paper|Paper|yes\ntext|a|A|yes"))
    assert taker.prompt.required is False
    taker.skip().answer("x")
    assert taker.values() == {"/a": "x"}
    assert taker.session.finish(NOW) == ()
