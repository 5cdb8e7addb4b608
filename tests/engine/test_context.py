"""Facts of the person, reference lists, languages."""

from __future__ import annotations

import json

import pytest

from survey_definitions import Context, ReferenceList, Session
from tests.engine.kit import NOW, Taker, survey

FIELDS = ReferenceList(
    (
        {"name": "F1", "label::vi": "Kinh tế", "label::en": "Economy", "short::vi": "KT", "parent": "s"},
        {"name": "F2", "label::vi": "Giáo dục", "label::en": "", "short::vi": "GD", "parent": "t"},
        {"name": "F3", "label": "Y tế", "parent": "s"},
        {"name": "F4", "parent": "t"},
    )
)
FACTS = {
    "position_group": "leader",
    "unit_name::vi": "Phòng Tổ chức",
    "unit_name::en": "Division of Organisation",
    "xh::vi": "đồng chí",
    "Xh::vi": "Đồng chí",
    "xh::en": "you",
}
CONTEXT = Context(FACTS, {"fields": FIELDS})
BILINGUAL = "default_language=vi"


def test_facts_are_looked_up():
    table = """
    type         | name | relevant                                                        | label::vi | label::en
    text         | a    | pulldata('person', 'position_group', 'key', 'me') = 'leader'    | A         | A
    text         | b    | instance('person')/root/item[key = 'me']/rank != ''             | B         | B
    """
    assert Taker(survey(table, settings=BILINGUAL), CONTEXT).rest() == ["/a"]
    assert Taker(survey(table, settings=BILINGUAL), Context({"rank": "x"})).rest() == ["/b"]
    assert Taker(survey(table, settings=BILINGUAL)).rest() == []


LABELLED = """
type         | name | calculation                                        | label::vi         | label::en
calculate    | u    | pulldata('person', 'unit_name', 'key', 'me')       |                   |
text         | a    |                                                    | ${Xh} ở ${u}?     | Where are ${xh}, ${u}?
"""


def test_facts_follow_the_language():
    taker = Taker(survey(LABELLED, settings=BILINGUAL), CONTEXT)
    assert taker.prompt.label == "Đồng chí ở Phòng Tổ chức?"
    assert taker.speak("en").prompt.label == "Where are you, Division of Organisation?"


def test_a_missing_translation_falls_back_to_the_surveys_language():
    taker = Taker(survey(LABELLED, settings=BILINGUAL), CONTEXT).speak("de")
    assert taker.prompt.label == "Đồng chí ở Phòng Tổ chức?"


def test_the_form_of_address_may_be_the_surveys_own():
    table = LABELLED.replace("calculate    | u ", "calculate    | xh ").replace("${u}", "").replace("${Xh} ", "${xh}")
    taker = Taker(survey(table, settings=BILINGUAL), CONTEXT)
    assert taker.prompt.label == "Phòng Tổ chứcở ?"


LISTED = """
type                            | name | choice_filter  | label::vi | label::en
select_one_from_file fields.csv | a    |                | A         | A
select_one_from_file fields.csv | b    | parent = 's'   | B         | B
select_one_from_file nobody.csv | c    |                | C         | C
"""


def test_lists_come_from_the_context_with_labels_in_the_language():
    taker = Taker(survey(LISTED, settings=BILINGUAL), CONTEXT)
    assert [c.label for c in taker.prompt.choices] == ["Kinh tế", "Giáo dục", "Y tế", "F4"]
    taker.speak("en")
    assert [c.label for c in taker.prompt.choices] == ["Economy", "Giáo dục", "Y tế", "F4"]
    assert taker.answer("F1").options == "F1 F3"


def test_an_unknown_list_is_empty():
    taker = Taker(survey(LISTED, settings=BILINGUAL), CONTEXT).answer("F1", "F3")
    assert taker.prompt.choices == ()
    assert taker.refused("x") == "choice"


def test_the_lists_a_survey_needs_are_known():
    table = LISTED + "text | d | instance('ranks')/root/item[name = 'x']/label = '' | D | D\n"
    table = table.replace("choice_filter", "relevant").replace("parent = 's'", "true()")
    assert survey(table, settings=BILINGUAL).lists == {"fields", "nobody", "ranks"}
    assert survey(LABELLED, settings=BILINGUAL).lists == frozenset()


def test_other_columns_of_a_list_follow_the_language_too():
    table = """
    type         | name | calculation                                 | label::vi | label::en
    calculate    | s    | pulldata('fields', 'short', 'name', 'F1')   |           |
    note         | n    |                                             | ${s}      | ${s}
    """
    taker = Taker(survey(table, settings=BILINGUAL), CONTEXT)
    assert taker.prompt.label == "KT"
    assert taker.speak("en").prompt.label == "KT"


def test_computed_labels_are_computed_again_in_another_language():
    table = """
    type         | name | calculation                      | label::vi | label::en
    select_one l | q    |                                  | Q         | Q
    calculate    | said | jr:choice-name(${q}, '${q}')     |           |
    note         | n    |                                  | ${said}   | ${said}
    """
    taken = survey(table, {"l": "a b"}, settings=BILINGUAL)
    taker = Taker(taken).answer("a")
    assert taker.prompt.label == "a"


def test_the_language_may_change_at_any_time_and_is_stored():
    taker = Taker(survey(LABELLED, settings=BILINGUAL), CONTEXT, language="en")
    assert taker.session.language == "en"
    assert taker.prompt.label.startswith("Where")
    taker.answer("x").speak("vi")
    assert taker.session.dump()["language"] == "vi"


def test_languages_may_be_named_in_full():
    table = LABELLED.replace("label::vi", "label::Tiếng Việt (vi)").replace("label::en", "label::English (en)")
    taken = survey(table)
    assert taken.languages == ("vi", "en")
    assert Taker(taken, CONTEXT, language="en").prompt.label.startswith("Where are you")


def test_a_survey_in_one_language_is_shown_whatever_the_language():
    taken = survey("type | name | label\ntext | a | Sao?")
    assert taken.languages == ()
    assert Taker(taken, language="de").prompt.label == "Sao?"


def test_another_context_computes_everything_again():
    table = """
    type      | name | calculation                                       | relevant      | label
    calculate | g    | pulldata('person', 'position_group', 'key', 'me') |               |
    text      | a    |                                                   | ${g} = 'head' | A
    text      | b    |                                                   |               | B
    """
    taken = survey(table)
    first = Session.start(taken, CONTEXT, now=NOW, seed="s", language="vi")
    promoted = Context({**FACTS, "position_group": "head"})
    second = Session.load(taken, promoted, json.loads(json.dumps(first.dump())), NOW)
    prompt = second.prompt()
    assert prompt is not None
    assert prompt.path == "/a"


def test_a_context_goes_through_json():
    again = Context.from_json(CONTEXT.to_json())
    assert again.sha256 == CONTEXT.sha256
    assert again.facts == CONTEXT.facts
    assert again.lists == CONTEXT.lists
    assert Context({**FACTS, "rank": "x"}, {"fields": FIELDS}).sha256 != CONTEXT.sha256
    assert Context(FACTS, {"fields": ReferenceList(FIELDS.rows[:2])}).sha256 != CONTEXT.sha256


def test_equal_lists_share_their_tables():
    again = ReferenceList.from_json(FIELDS.to_json())
    assert again == FIELDS
    assert again.table("vi", "vi") is FIELDS.table("vi", "vi")


def test_lists_from_csv():
    listed = ReferenceList.from_csv("name,label::vi\nF1,Kinh tế\n".encode("utf-8-sig"))
    assert listed.rows == ({"name": "F1", "label::vi": "Kinh tế"},)


@pytest.mark.parametrize("facts", [{}, {"staff_code": "CB-001"}])
def test_metadata_is_what_is_known_of_the_person(facts):
    table = "type | name | label\nusername | u |\nstart | s |\nend | e |\ntoday | t |\ndeviceid | d |\ntext | a | A"
    taker = Taker(survey(table), Context(facts)).answer("x")
    found = {r.path: r.value for r in taker.session.answers() if r.kind == "metadata"}
    assert found.get("/u", "") == facts.get("staff_code", "")
    assert found["/s"] == NOW.isoformat(timespec="milliseconds")
    assert found["/t"] == "2026-03-09"
    assert "/e" not in found
    assert "/d" not in found
    assert taker.session.finish(NOW) == ()
    assert "/e" in {r.path for r in taker.session.answers()}
