"""What changed between two versions: by name, words apart from meaning."""

from importlib.resources import files

import pytest

from survey_definitions import compile_survey
from survey_definitions.compare import Changes, compare

YAML = """
settings: [{form_id: tiny, form_title: {vi: Phiếu, en: Survey}, version: '1', default_language: vi}]
survey:
- {type: integer, name: age, label: {vi: Tuổi, en: Age}, required: 'yes', constraint: '. < 99'}
- {type: select_one yes_no, name: fine, label: {vi: Tốt, en: Fine}, relevant: '${age} > 3'}
- {type: begin_group, name: rest, label: {vi: Khác, en: Rest}}
- {type: text, name: wish, label: {vi: 'Mong muốn của ${age}', en: 'Wish of ${age}'}}
- {type: end_group}
- {type: begin_repeat, name: job, label: {vi: Việc, en: Job}}
- {type: text, name: title, label: {vi: Chức, en: Title}}
- {type: end_repeat}
- {type: calculate, name: double, calculation: '${age} * 2'}
choices:
- {list_name: yes_no, name: 'yes', label: {vi: Có, en: 'Yes'}}
- {list_name: yes_no, name: 'no', label: {vi: Không, en: 'No'}}
"""


def survey(text):
    return compile_survey(text.encode(), "tiny.yaml").survey


def changes(*edits):
    after = YAML
    for old, new in edits:
        assert old in after
        after = after.replace(old, new)
    return compare(survey(YAML), survey(after))


def test_the_same_text_changes_nothing():
    found = changes()
    assert found == Changes()
    assert found.is_nothing


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (("en: Age", "en: Years"), "age"),
        (("Wish of ${age}", "Wish at ${age}"), "wish"),
        (("en: 'Yes'", "en: Certainly"), "fine"),
        (("en: Rest", "en: Others"), "rest"),
        (("label: {vi: Tuổi,", "hint: {vi: năm}, label: {vi: Tuổi,"), "age"),
    ],
)
def test_other_words_are_a_changed_wording(edit, name):
    assert changes(edit) == Changes(reworded=(name,))


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        ((". < 99", ". < 100"), "age"),
        (("type: integer", "type: decimal"), "age"),
        ((", required: 'yes'", ""), "age"),
        (("${age} > 3", "${age} > 4"), "fine"),
        (("name: 'no'", "name: nope"), "fine"),
        (("- {list_name: yes_no, name: 'no', label: {vi: Không, en: 'No'}}\n", ""), "fine"),
        (("${age} * 2", "${age} * 3"), "double"),
        (("name: wish,", "name: wish, default: peace,"), "wish"),
        (("name: title,", "name: title, appearance: multiline,"), "title"),
    ],
)
def test_other_types_rules_choices_and_calculations_are_a_changed_meaning(edit, name):
    assert changes(edit) == Changes(changed=(name,))


def test_what_changes_in_meaning_is_not_told_again_as_wording():
    assert changes(("en: Age", "en: Years"), (". < 99", ". < 98")) == Changes(changed=("age",))


def test_added_and_removed_in_the_order_of_the_file():
    more = "- {type: text, name: b1, label: x}\n- {type: text, name: a2, label: x}\n- {type: calculate, name: double"
    found = changes(("- {type: calculate, name: double", more), ("name: fine,", "name: good,"))
    assert found == Changes(added=("good", "b1", "a2"), removed=("fine",))


def test_a_question_moved_to_another_group_is_the_same():
    group = "- {type: begin_group, name: rest, label: {vi: Khác, en: Rest}}\n"
    assert changes((group, ""), ("name: age,", "name: age,"), ("- {type: end_group}\n", "")) == Changes(
        removed=("rest",)
    )


def test_a_question_moved_into_a_repeat_means_something_else():
    line = "- {type: text, name: wish, label: {vi: 'Mong muốn của ${age}', en: 'Wish of ${age}'}}\n"
    title = "- {type: text, name: title,"
    extra = "- {type: note, name: said, label: {vi: A, en: A}}\n"
    before = survey(YAML.replace(line, line + extra))
    after = survey(YAML.replace(line, extra).replace(title, line + title))
    assert compare(before, after) == Changes(changed=("wish",))


def test_the_name_of_the_root_does_not_matter():
    assert changes(("form_id: tiny,", "form_id: tiny, name: other,")) == Changes()


def test_a_new_language_is_said_once_and_not_for_every_question():
    german = YAML.replace("en: Age}", "en: Age, de: Alter}").replace("en: Survey}", "en: Survey, de: Umfrage}")
    found = compare(survey(YAML), survey(german))
    assert found == Changes(languages_added=("de",))
    assert compare(survey(german), survey(YAML)) == Changes(languages_removed=("de",))


def test_without_a_common_language_the_defaults_are_compared():
    plain = YAML.replace("vi: ", "xx: ").replace("default_language: vi", "default_language: xx").replace("en: ", "yy: ")
    found = compare(survey(YAML), survey(plain))
    assert (found.added, found.removed, found.reworded, found.changed) == ((), (), (), ())


def test_another_title_is_said():
    assert changes(("en: Survey", "en: Form")) == Changes(retitled=True)


@pytest.mark.parametrize("name", ["skills", "languages", "experience"])
def test_the_shipped_surveys_are_what_they_are(name):
    text = (files("survey_definitions") / "surveys" / f"{name}.yaml").read_bytes()
    one = compile_survey(text, "a.yaml").survey
    assert compare(one, compile_survey(text + b"\n# a remark\n", "b.yaml").survey).is_nothing
