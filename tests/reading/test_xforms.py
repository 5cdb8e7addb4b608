"""XForms that other programs or hands wrote."""

from __future__ import annotations

import pytest

from survey_definitions import Survey, SurveyRejected, read_survey
from tests.engine.kit import Taker

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">'
)


def xform(instance: str, binds: str = "", body: str = "", model: str = "") -> Survey:
    return read_survey(
        f"{HEAD}<h:head><h:title>T</h:title><model><instance>{instance}</instance>{model}{binds}</model></h:head>"
        f"<h:body>{body}</h:body></h:html>"
    )


def asked(survey: Survey) -> list[str]:
    return Taker(survey).rest()


def test_binds_may_be_relative_and_named():
    survey = xform(
        '<data id="x" version="3"><a/><g><b/></g></data>',
        '<bind id="one" nodeset="a" type="xsd:int"/><bind nodeset="g/b" relevant="/data/a > 1"/>',
        '<input bind="one"><label>A</label></input><group ref="g"><input ref="b"><label>B</label></input></group>',
    )
    assert (survey.id, survey.version, survey.title()) == ("x", "3", "T")
    taker = Taker(survey)
    assert taker.refused("x") == "integer"
    assert taker.answer(2).path == "/g/b"


def test_a_bind_for_nothing_is_a_warning():
    survey = xform("<data><a/></data>", '<bind nodeset="/data/b"/>', '<input ref="/data/a"><label>A</label></input>')
    assert "/data/b" in survey.warnings[0]


def test_a_question_for_nothing_is_refused():
    with pytest.raises(SurveyRejected) as caught:
        xform("<data><a/></data>", "", '<input ref="/data/b"><label>B</label></input>')
    assert caught.value.problems[0].params["path"] == "/data/b"


def test_a_repeat_may_begin_with_several_entries_of_their_own():
    repeat = '<repeat nodeset="/data/r"><input ref="/data/r/a"><label>A</label></input></repeat>'
    body = f'<group ref="/data/r"><label>R</label>{repeat}</group>'
    survey = xform("<data><r><a>x</a></r><r><a>y</a></r></data>", "", body)
    taker = Taker(survey)
    assert taker.values() == {"/r[k1]/a": "x", "/r[k2]/a": "y"}
    taker.answer("x", "y").add()
    assert taker.path == "/r[k3]/a"
    assert taker.prompt.value == "x"


def test_a_repeat_with_a_template_only_begins_with_its_list():
    body = '<repeat nodeset="/data/r"><input ref="/data/r/a"><label>A</label></input></repeat>'
    survey = xform('<data><r jr:template=""><a>t</a></r><z/></data>', "", body)
    taker = Taker(survey)
    assert taker.path == "/r+"
    assert taker.add().prompt.value == "t"


def test_a_repeat_that_may_not_be_added_to():
    body = '<repeat nodeset="/data/r" jr:noAddRemove="true()"><input ref="/data/r/a"><label>A</label></input></repeat>'
    assert asked(xform("<data><r><a/></r><r><a/></r></data>", "", body)) == ["/r[k1]/a", "/r[k2]/a"]


def test_siblings_of_one_name_are_both_kept():
    survey = xform("<data><a>1</a><a>2</a><b/></data>", "", '<input ref="/data/b"><label>B</label></input>')
    taker = Taker(survey).answer("x")
    assert taker.session.to_xml().count(b"<a>") == 2
    assert taker.session.dump()["values"][""] == {"/a": "1", "/a'": "2", "/b": "x"}


def test_choices_may_stand_in_the_question():
    body = (
        '<select1 ref="/data/a"><label>A</label><item><label>One</label><value>1</value></item>'
        "<item><label>Two</label><value>2</value></item></select1>"
    )
    taker = Taker(xform("<data><a/></data>", "", body))
    assert [(c.value, c.label) for c in taker.prompt.choices] == [("1", "One"), ("2", "Two")]
    assert taker.refused("3") == "choice"


def test_values_set_at_the_start_and_by_others():
    survey = xform(
        "<data><a/><b/><c>old</c></data>",
        '<setvalue event="xforms-ready" ref="/data/a" value="1 + 1"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/c">new</setvalue>',
        '<input ref="/data/a"><label>A</label>'
        '<setvalue event="xforms-value-changed" ref="/data/b" value="/data/a * 2"/></input>'
        '<input ref="/data/b"><label>B</label></input>',
    )
    taker = Taker(survey)
    assert taker.value("/c") == "new"
    assert taker.prompt.value == "2"
    assert taker.answer(5).value("/b") == "10"


def test_a_chain_of_set_values_comes_to_an_end():
    ping = '<setvalue event="xforms-value-changed" ref="/data/b" value="/data/a + 1"/>'
    pong = '<setvalue event="xforms-value-changed" ref="/data/a" value="/data/b + 1"/>'
    body = f'<input ref="/data/a"><label>A</label>{ping}</input><input ref="/data/b"><label>B</label>{pong}</input>'
    taker = Taker(xform("<data><a/><b/></data>", "", body)).answer(1)
    assert taker.path == "/b"


def test_an_unreadable_choice_list_is_empty():
    itemset = '<itemset nodeset="instance(\'l\')/root/item"><value ref="name"/></itemset>'
    body = f'<select1 ref="/data/a"><label>A</label>{itemset}</select1>'
    model = '<instance id="l" src="jr://file-csv/l.csv"/>'
    taker = Taker(xform("<data><a/></data>", "", body, model))
    assert taker.prompt.choices == ()
    assert taker.survey.lists == {"l"}


def test_controls_that_point_elsewhere_than_they_stand_are_left_out():
    body = (
        '<group ref="/data/g"><input ref="/data/a"><label>A</label></input></group>'
        '<repeat nodeset="/data/r"><input ref="/data/a"><label>A</label></input></repeat>'
    )
    assert asked(xform("<data><a/><g><b/></g><r><c/></r></data>", "", body)) == ["/a", "/r+"]


def test_texts_in_a_language_that_is_missing_fall_back():
    model = (
        '<itext><translation lang="French (fr)"><text id="q"><value>Quoi</value></text></translation>'
        '<translation lang="en" default="true()"><text id="q"><value>What</value><value form="image">jr://x</value></text>'
        '</translation><translation lang="de"><text id="q"><value>-</value></text></translation></itext>'
    )
    body = '<input ref="/data/a"><label ref="jr:itext(\'q\')"/></input>'
    survey = xform("<data><a/></data>", "", body, model)
    assert (survey.languages, survey.default_language) == (("fr", "en", "de"), "en")
    labels = {language: Taker(survey, language=language).prompt.label for language in ("fr", "en", "de", "vi")}
    assert labels == {"fr": "Quoi", "en": "What", "de": "What", "vi": "What"}
