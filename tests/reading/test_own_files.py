"""What an author brings along: lists and media, in an archive or beside the survey."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import Diagnosis, examine, limits, read_survey, wording
from survey_definitions.compare import compare
from survey_definitions.reading.bundle import packed
from tests.engine.kit import Taker
from tests.reading.files import yaml_file

FRUITS = "name,label::vi,label::en,price\nxoai,Xoài,Mango,3\ncam,Cam,Orange,2\n".encode()
ONE = "type | name | label\nselect_one_from_file fruits.csv | f | F?"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def found(data: bytes, files: dict[str, bytes] | None = None, name: str = "test.yaml") -> Diagnosis:
    return examine(data, name, KNOWN, files)


def told(diagnosis: Diagnosis) -> list[tuple[str, str, str, int | None, str]]:
    return [(one.severity, one.code, one.sheet, one.row, one.column) for one in diagnosis.problems]


def taker(diagnosis: Diagnosis, language: str = "") -> Taker:
    """Somebody taking what is stored of it."""
    assert diagnosis.compiled is not None, diagnosis.problems
    return Taker(read_survey(diagnosis.compiled.xform), language=language)


# -- lists


def test_a_list_beside_the_survey_is_offered_in_the_persons_language():
    diagnosis = found(yaml_file(ONE), {"fruits.csv": FRUITS})
    for language, labels in (("vi", ["Xoài", "Cam"]), ("en", ["Mango", "Orange"])):
        assert [choice.label for choice in taker(diagnosis, language).prompt.choices] == labels
    assert diagnosis.compiled is not None
    assert diagnosis.compiled.lists == frozenset()


def test_a_code_book_has_the_words_of_the_authors_own_list():
    compiled = found(yaml_file(ONE), {"fruits.csv": FRUITS}).compiled
    assert compiled is not None
    (control,) = [ask.control for ask in compiled.survey.questions]
    listed = [
        (value, wording.written(compiled.survey, text, "en"))
        for value, text in wording.choices(compiled.survey, control)
    ]
    assert listed == [("xoai", "Mango"), ("cam", "Orange")]


def test_what_is_stored_is_one_archive_and_the_same_files_are_the_same_version():
    data = yaml_file(ONE)
    first, again = (found(data, {"fruits.csv": FRUITS, "not meant.csv": b"x"}).compiled for _ in range(2))
    other = found(data, {"fruits.csv": FRUITS + b"le,L\xc3\xaa,Pear,1\n"}).compiled
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.source == packed(data, "test.yaml", {"fruits.csv": FRUITS})
    assert (first.sha256 == again.sha256, first.sha256 == other.sha256) == (True, False)
    stored = found(first.source, name="test.zip").compiled
    assert stored is not None
    assert stored.sha256 == first.sha256


@pytest.mark.parametrize("semicolons", [False, True])
def test_values_are_looked_up_in_a_csv(semicolons):
    table = "type | name | label | calculation\ntext | c | Code? |\n"
    table += "calculate | p | | pulldata('fruits', 'price', 'name', ${c})\nnote | n | Price: ${p} |"
    rows = FRUITS.replace(b",", b";") if semicolons else FRUITS
    assert taker(found(yaml_file(table), {"fruits.csv": rows})).answer("cam").prompt.label == "Price: 2"


def test_external_lists_are_looked_into():
    table = "type | name | label | calculation\ncsv-external | fruits | | \nxml-external | towns | | \n"
    table += "text | c | C? | \n"
    table += "calculate | p | | instance('fruits')/root/item[name=${c}]/price\n"
    table += "calculate | t | | instance('towns')/root/town[code='h']/name\nnote | n | ${p} ${t} | "
    towns = "<root><town><code>h</code><name>Hạ Long</name></town></root>".encode()
    diagnosis = found(yaml_file(table), {"fruits.csv": FRUITS, "towns.xml": towns})
    assert taker(diagnosis).answer("cam").prompt.label == "2 Hạ Long"


def test_places_of_a_geojson_are_offered_by_their_titles():
    feature = {"id": "f1", "properties": {"title": "Cảng"}, "geometry": {"type": "Point", "coordinates": [107.1, 20.9]}}
    places = json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", **feature}]}).encode()
    table = "type | name | label | calculation\nselect_one_from_file p.geojson | a | Where? |\n"
    table += "calculate | g | | instance('p')/root/item[id=${a}]/geometry\nnote | n | At ${g} |"
    someone = taker(found(yaml_file(table), {"p.geojson": places}))
    assert [(choice.value, choice.label) for choice in someone.prompt.choices] == [("f1", "Cảng")]
    assert someone.answer("f1").prompt.label == "At 20.9 107.1 0 0"


def test_a_filter_may_name_columns_of_the_list_and_no_others():
    head = "type | name | label | choice_filter\nselect_one_from_file fruits.csv | f | F? | "
    assert [c.value for c in taker(found(yaml_file(f"{head}price = 3"), {"fruits.csv": FRUITS})).prompt.choices] == [
        "xoai"
    ]
    assert told(found(yaml_file(f"{head}prize = 3"), {"fruits.csv": FRUITS})) == [
        ("error", "unknown_filter_column", "survey", 2, "choice_filter")
    ]


@pytest.mark.parametrize(
    ("table", "name", "column"),
    [
        (ONE, "fruits.csv", "type"),
        ("type | name | label\nselect_one_from_file t.geojson | f | F?", "t.geojson", "type"),
        ("type | name | label\ncsv-external | fruits | \ntext | a | A", "fruits.csv", "type"),
        ("type | name | label\nxml-external | fruits | \ntext | a | A", "fruits.xml", "type"),
        (
            "type | name | label | calculation\ncalculate | p | | pulldata('fruits','a','b','c')\ntext | a | A | ",
            "fruits.csv",
            "calculation",
        ),
    ],
)
def test_a_list_that_is_missing_is_an_error_that_names_it_at_its_place(table, name, column):
    diagnosis = found(yaml_file(table))
    assert [(one.sheet, one.row, one.column) for one in diagnosis.errors] == [("survey", 2, column)]
    assert f"“{name}”" in diagnosis.errors[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("name,label\nă,B".encode("cp1258", "replace") + b"\xff", "not_text"),
        (b"name,label\n" + b"a,b\n" * (limits.LIST_ROWS + 1), "own_list_rows"),
        (b"x" * (limits.LIST_BYTES + 1), "own_list_size"),
        (b"label\nA", "own_list_value"),
        (b"name\na", "own_list_label"),
        (b"name,label\na,A\n,B", "own_list_blank"),
        (b"name,label\na,A\na,B", "own_list_twice"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_at_its_place(content, code):
    assert ("error", code, "survey", 2, "type") in told(found(yaml_file(ONE), {"fruits.csv": content}))


def test_a_list_of_other_words_is_a_change_of_the_survey():
    old, new = (
        found(yaml_file(ONE), {"fruits.csv": rows}).compiled for rows in (FRUITS, FRUITS.replace(b"cam", b"quyt"))
    )
    assert old is not None
    assert new is not None
    assert compare(old.survey, new.survey) != compare(old.survey, old.survey)


# -- archives


def test_an_archive_may_have_folders_and_litter():
    members = {"q/test.yaml": yaml_file(ONE), "q/media/fruits.csv": FRUITS, "__MACOSX/q/._test.yaml": b"x"}
    members |= {"q/~$test.xlsx": b"x", "q/.DS_Store": b"x", "q/Thumbs.db": b"x"}
    assert taker(found(zipped(members), name="q.zip")).prompt.label == "F?"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"fruits.csv": FRUITS}, "bundle_without_survey"),
        ({"a.yaml": b"", "b.xlsx": b""}, "bundle_with_several"),
        ({"a.yaml": yaml_file(ONE), "1/f.csv": b"", "2/f.csv": b""}, "bundle_twice"),
        ({"a.yaml": yaml_file(ONE), "fruits.csv": bytes(limits.BUNDLE_UNPACKED)}, "unzipped_too_large"),
        ({f"{number}.csv": b"" for number in range(limits.BUNDLE_FILES + 1)}, "unzipped_too_large"),
    ],
)
def test_archives_that_are_none(members, code):
    assert [one.code for one in found(zipped(members), name="a.zip").problems] == [code]


def test_a_broken_archive_is_refused():
    assert found(b"PK\x03\x04" + bytes(100), name="a.zip").compiled is None


# -- media


def test_media_are_named_on_the_prompt():
    table = "type | name | label | media::image | audio\ntext | a | A | a.png | a.mp3"
    prompt = taker(found(yaml_file(table), {"a.png": PNG, "a.mp3": b"ID3"})).prompt
    assert (prompt.image, prompt.audio, prompt.video) == ("a.png", "a.mp3", "")


def test_pictures_of_choices_are_named_on_the_prompt():
    choices = "list_name | name | label | image\np | a | | a.png\np | b | | b.png"
    prompt = taker(found(yaml_file("type | name | label\nselect_one p | q | Q", choices), {"a.png": PNG, "b.png": PNG}))
    assert [choice.image for choice in prompt.prompt.choices] == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("label", "files", "expected"),
    [
        ("", {}, ("error", "missing_file")),
        ("A", {}, ("warning", "missing_media")),
        ("A", {"a.png": b"<svg/>"}, ("error", "media_kind")),
        ("A", {"a.png": PNG + bytes(limits.MEDIA_BYTES)}, ("error", "media_too_large")),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_at_its_place(label, files, expected):
    diagnosis = found(yaml_file(f"type | name | label | image\ntext | a | {label} | a.png"), files)
    assert told(diagnosis) == [(*expected, "survey", 2, "image")]


# -- XForms

XFORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title>'
    '<model><instance><data id="{id}"><v/><a/></data></instance>{more}<bind nodeset="/data/v" calculate="{v}"/>'
    '</model></h:head><h:body><input ref="/data/a"><label>A <output value="/data/v"/></label></input></h:body></h:html>'
)


def test_an_xform_is_taken():
    diagnosis = found(XFORM.format(id="x", more="", v="version()").encode(), name="x.xml")
    assert diagnosis.compiled is not None
    assert diagnosis.problems == ()
    assert taker(diagnosis).prompt.label == f"A {diagnosis.compiled.sha256[:8]}"


def test_a_fault_of_an_xform_is_told_at_the_path_of_the_question():
    diagnosis = found(XFORM.format(id="x", more="", v="1 +").encode(), name="x.xml")
    assert told(diagnosis) == [("error", "expression_syntax", "/data/v", None, "calculate")]


def test_an_xform_brings_its_lists_in_an_archive():
    more = '<instance id="fruits" src="jr://file-csv/fruits.csv"/>'
    source = XFORM.format(id="http://x", more=more, v="instance('fruits')/root/item[name='cam']/price").encode()
    assert [one.code for one in found(source, name="x.xml").errors] == ["unknown_reference_list"]
    diagnosis = found(zipped({"x.xml": source, "fruits.csv": FRUITS}), name="x.zip")
    assert [one.code for one in diagnosis.problems] == ["bad_id"]
    assert taker(diagnosis).prompt.label == "A 2"


def test_a_file_that_an_xform_misses_is_named_as_it_names_it():
    more = '<instance id="towns" src="jr://file/towns.geojson"/>'
    (one,) = found(XFORM.format(id="x", more=more, v="1").encode(), name="x.xml").errors
    assert "“towns.geojson”" in one.message


def test_entities_of_xml_are_never_resolved():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = bomb + XFORM.format(id="x", more="", v="1").replace("<h:title>T", "<h:title>&b;")
    compiled = found(data.encode(), name="x.xml").compiled
    assert compiled is None or "aaaa" not in compiled.xform


@pytest.mark.parametrize(
    ("data", "code"), [(b"<a/>", "not_xform"), (b"<a>", "not_xml"), (b"<!doctype html>", "not_xml")]
)
def test_other_xml_is_told_for_what_it_is(data, code):
    assert [one.code for one in found(data, name="x.xml").problems] == [code]
