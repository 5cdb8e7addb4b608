"""Conditions, values and texts of an XForm are judged as those of a workbook, at the path of the question."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from bot.services.people.outside import KNOWN
from survey_definitions import Problem, examine
from tests.engine.kit import rows
from tests.reading.files import SETTINGS, yaml_file

CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No\n"
BOOK = """
type | name | label | relevant | constraint | constraint_message | default | required | calculation
integer | age | Age | | . > 60 and . < 18 | No. | | yes |
date | day | Day | | . <= date('31/12/2030') | No. | | yes |
select_one yn | a | A | ${later} = 'yes' | | | | |
select_one yn | b | B | ${a} = 'maybe' | | | maybe | |
select_one yn | later | Later | | | | | |
integer | n | N | | . > 5 | No. | 3 | |
begin_group | g | G | ${a} = 'yes' | | | | |
text | inside | Inside | ${a} = 'no' | | | | |
end_group | | | | | | | |
begin_repeat | r | R | | | | | |
integer | years | Years | | . < 10 | No. | | |
text | t | T | ${years} > 20 | | | | |
text | u | U | ${t} = yes | | | | |
calculate | c | | | | | | | ${years} > 30
end_repeat | | | | | | | |
"""


def as_xform(survey: str, choices: str = "") -> bytes:
    sheets = {"survey": rows(survey), "choices": rows(choices or CHOICES), "settings": SETTINGS}
    filled = {name: [{key: text for key, text in row.items() if text} for row in each] for name, each in sheets.items()}
    return convert(filled).xform.encode()


def told(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return sorted((one.severity, one.code) for one in found if one.code != "missing_setting")


def test_it_is_judged_as_its_workbook():
    of_book = told(examine(yaml_file(BOOK, CHOICES), "t.yaml", KNOWN).problems)
    of_xform = told(examine(as_xform(BOOK, CHOICES), "t.xml", KNOWN).problems)
    of_book.remove(("error", "bad_default_choice"))  # which other programs run
    assert of_xform == sorted([*of_book, ("warning", "bad_default_choice")])
    assert {code for _, code in of_book} >= {"never_passes", "bad_constant", "asked_later", "bare_word", "never_true"}


def test_places_are_paths_with_what_is_written_there():
    found = {one.code: one for one in examine(as_xform(BOOK, CHOICES), "t.xml", KNOWN).problems}
    assert (found["bare_word"].sheet, found["bare_word"].column) == ("/data/r/u", "relevant")
    assert found["bare_word"].text == "../t  = yes"
    assert found["asked_later"].message.startswith("“later” is asked later: until then")
    assert found["bad_default_choice"].sheet == "/data/b"
    assert all(one.row is None for one in found.values())


@pytest.mark.parametrize(
    ("relevant", "codes"),
    [
        ("/data/r/years > 20", []),  # of all entries, of which nothing is claimed
        ("sum(/data/r/years) > 20", []),
        ("/data/age > 200", ["never_true"]),
        ("/data/age/../age > 200", ["never_true"]),
        ("current()/../age > 200", ["never_true"]),
        ("../age > 200 or mod > 2", ["bare_word", "never_true"]),
        ("/data/age div 2 > 3 and '/data/age' = 'x'", ["never_relevant"]),
        ("instance('l')/root/item[name = current()/../age]/label = 'x'", []),
    ],
)
def test_paths_lead_to_questions(relevant: str, codes: list[str]):
    given = "type | name | label | relevant | constraint | constraint_message\ninteger | age | Age | | . < 100 | No.\n"
    given += "begin_repeat | r | R\ninteger | years | Years | | . < 10 | No.\nend_repeat\ntext | t | T | 'here'\n"
    source = as_xform(given).decode().replace("relevant=\"'here'\"", f'relevant="{relevant}"').encode()
    assert [one.code for one in examine(source, "t.xml").problems if one.code != "missing_setting"] == codes


def test_what_cannot_be_chosen_is_told_of_an_xform():
    spaced = CHOICES + "yn | may be | May be\nyn | so | Yes\n"
    source = as_xform("type | name | label\nselect_one yn | m | M", spaced).replace(b"select1", b"select")
    found = {one.code: one for one in examine(source, "t.xml").problems}
    assert found["choice_with_blank"].sheet == "/data/m"
    assert found["same_choice_label"].message == "Two choices of the list read the same: nobody can tell them apart."
