"""What ODK's tools take is taken here: other kinds of workbooks, other programs' settings, types and groups."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from base64 import b64decode

import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import Context, Diagnosis, Session, examine
from survey_definitions.context import LAST_SAVED
from tests.engine.kit import NOW, Taker
from tests.reading.files import xlsx_file, yaml_file

ASKED = "type | name | label\ntext | a | A"
YN = "list_name | name | label\nyn | y | Yes\nyn | n | No\n"


def found(data: bytes, name: str = "test.yaml", files: dict[str, bytes] | None = None) -> Diagnosis:
    return examine(data, name, KNOWN, files)


def told(diagnosis: Diagnosis) -> list[tuple[str, str, int | None, str]]:
    return [(one.code, one.sheet, one.row, one.column) for one in diagnosis.problems if one.code != "missing_setting"]


def asked(diagnosis: Diagnosis, *answers: str) -> list[str]:
    """The labels of all prompts, one answer to each."""
    assert diagnosis.compiled is not None, diagnosis.problems
    taker = Taker(diagnosis.compiled.survey)
    labels = []
    for answer in (*answers, *[""] * 50):
        if taker.session.prompt() is None:
            break
        labels.append(" / ".join((*taker.prompt.headings, taker.prompt.label)))
        taker.answer(answer) if answer else taker.skip()
    return labels


# -- other kinds of workbooks


def ods_file(rows: str, extra: str = "") -> bytes:
    out = io.BytesIO()
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = " ".join(
        f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for name in names
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces}><office:body><table:table table:name="survey">{rows}</table:table>'
            f"{extra}</office:body></office:document-content>",
        )
    return out.getvalue()


def ods_row(*cells: str, repeated: int = 1) -> str:
    inside = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def test_an_open_document_is_read():
    rows = ods_row("type", "name", "label") + ods_row("text", "a", "Tên<text:s text:c='1'/>gì?")
    million = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert asked(found(ods_file(rows + million), "a.ods")) == ["Tên gì?"]


# Two questions, the second one hidden; a choice whose name 1 is shown as 01 and whose label 0.5 is shown as 50%.
ODD_XLS = (
    "eNrtWE1oE0EU/mbzX/uTpqnQCiUUrFp7qHjx0sYWtCdLFUERoSbpgqFrWpIoRg9Wa46C4EnxUqgHL1Uv/qCC3gSFih4EQUj06ElQ8NB2fe/tJq"
    "a1QoMaMOy3zJs3b963Mztvfnb39WJrYe5eZxFrMAgXVswAvBU2RSlQKgRB9abJain3UzId/FcI+CmQXg8eN73ycQw53kVouOt+ThL4SOk4pjE6"
    "ldIjNcSw9CGmuA8Dyk1zT8NNSs3okH6FRCZEtom8I75PRO4VyxWRA+RbUMewGB3t3WPP46Nat9Q1k1R4IJz3YtmFdrzgeXzhqrJ8PRhKJ2NGvV"
    "R0uRsxD4r1iJ7S01z24RY/en9/AWGK/zy+mRHga2mhP4s49traFcj+fbXd9xu7n4K3nj1A11r7Nc0NzMA8oXjW52n2n3dbaz5zOn1Gz+XRgqRs"
    "+D4kTk4lE3pmCYfRRIZNlMg3m5vWKUvFTukewIjFdaMRyOiGnsiO8w5h0GSLURpiZ/1sltQ4pWE6NoxkJjvOTCobDXyUyNYTXLX1NMmCbCQ5QZ"
    "1hvVWWZZAedOn2lzcH4mPRcbHMyHFjHUpb+cFg4iIziNwsNa6y7BXGTpGX5K5bRO8UGaalQXnPWLut7J8Vn8tS20Pt7Ba8jW6r0LeTnv988GFX"
    "/lN0B+kLI8Vz4YV30Tl009BPEJ+vWfSpPnXjOuNRtJQre/v6ILLjl63MrwXtvpv2yduCZTSI2irSKvHoqHJJs8eK2WodthK2y/ZXwnaXS8z22G"
    "ytgh2x2Zqwvba/FRlfucRsjsegFsJ9dqUt+CdqEW2tTqMd+KNos+dTap97F5Ixb8NLYUuksF6kHDhw4MCBAwd1DmW/OrmsF3x5BfTKF4D1X2eZ"
    "0orzm6RucQhTdGXpS3EfUpSnkatq/myGR5XupTbIKf0vZByh1tOYRFz6MVn1/KVXa1X5PBsmBv/eEqq2/ZVq+vmP2/8BAu8cUQ=="
)


def test_what_an_old_workbook_hides_or_shows_otherwise_is_told():
    old = zlib.decompress(b64decode(ODD_XLS))
    assert told(found(old, "a.xls"))[:2] == [
        ("hidden_row", "survey", 3, ""),
        ("formatted_number", "choices", 2, "name"),
    ]


# A day in a format of its author's, as label and as default; a failed formula; merged cells, one row of them hidden.
MORE_ODD_XLS = (
    "eNrtWE1IVFEUPvf9OD/5M2NaaCAiZGWCRJs2Ov1gQpBYmyKCfOO8SJwZZRqjaVGWuQyCVkUbwRZtrDb90A+1CwqUWgRBoEWrVkFBC/X1nTNvphlT"
    "cCCF5H3DPfeec+937nn3982bngrPjD+on6VF6CCdFpwAlRXYFFIgp4QI9Y7DxVzuR3I8/FcI+DGRZSY9rXjr4znk+Z4lje4bryCJPiOdpCHqHkza"
    "jWuI/RKDpTiGdkhFt2GppDqJqlpkn8iNIu9Jy2ci94rlmsh2tJ1RJ2gq0t2yx13Fx7Umqask9vtIOB/Fsotq6TWv4kvXVbatSftS/VZ83Vc0GOU0"
    "QVgCXXbSTrFeRXcoSBSLtSUSbRlghmqwPCbop9NI9CN3Drxs9Oxra1cE+69iu28Zux+TuJQ9sIw9iJrF9huaQTRCTq9swzFsm0kje1ScHU6dszNz"
    "2Ihh6FVIqEhnhmxkSSthm0RxK2rHsaxi9mlrOJ5GxZn+JGcxK21jCVrMsM+nUYwi9SEdQIoJpa8/YcWhccPOIN8+clqFik6rCtnF5ZAxhMDlsOzl"
    "EB5+7u73d4ejPZFTYhmRGyp7j23lhyKHLjMD5ErK+SNsCaIWYewUeUW8bpFyvcgatEHe3FPrFg6OSpurUtuMfnYL3ke2FZS3ozz27cjjhrEvkR0o"
    "T3bNXqiZ/BAZpyYMewx8/o1Sq2pVt24ynkRyuXLPvE8i6/46//xayI3dcS/rKprn/QuERWY1Hh2V1zR3rLKaDk3PawY0w/WsRC/2rMSz6bZX4pnH"
    "7zkiVfBaTYemNUTHUhcvmvRR7EUTLz7XS3b2eJZMzQ+N49usmKsXcHtdrl7E1YUbyGvMDbrxG0v0bBSxDWFvgPYC/RvuyDDXXOLZTeGWu1xTuBV5"
    "jbm8ni5qrOlYLW+gfZVR0sW3Rh1aNT3kh8dt9QdB8uDBgwcPHjx4WG0oeQskeZcy3Hdffovzud915pEWvM8k6xZHaRC/NP7ydVISeYoyJa2fTWSq"
    "nC+1Qk7ueyHjGHpP0QBFJY6Bktcv/hWpwudZMTH077ZQqf0vlBLnKvf/G0U2CJg="
)


def test_an_old_workbook_is_judged_as_a_new_one():
    old = zlib.decompress(b64decode(MORE_ODD_XLS))
    assert told(found(old, "a.xls"))[:4] == [
        ("error_cell", "survey", 3, "label"),
        ("merged_cells", "survey", 4, "label"),
        ("hidden_row", "survey", 4, ""),
        ("formatted_number", "survey", 6, "default"),
    ]


def typed(kind: str, name: str, value: str, text: str, more: str = "") -> str:
    head = f'office:value-type="{kind}" office:{name}="{value}" {more}'
    return f"<table:table-cell {head}><text:p>{text}</text:p></table:table-cell>"


def test_an_open_document_is_judged_as_a_new_workbook():
    head = ods_row("type", "name", "required", "label", "default")
    rows = [
        ("decimal", typed("boolean", "boolean-value", "true", "ĐÚNG"), typed("percentage", "value", "0.5", "50%")),
        ("decimal", typed("boolean", "boolean-value", "false", "SAI"), typed("currency", "value", "1500", "1.500 ₫")),
    ]
    plain = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    cells = [
        (plain.format(kind), plain.format(f"q{n}"), required, plain.format(f"Q{n}"), default)
        for n, (kind, required, default) in enumerate(rows)
    ]
    body = "".join(f"<table:table-row>{''.join(one)}</table:table-row>" for one in cells)
    judged = found(ods_file(head + body), "a.ods")
    assert [one[0] for one in told(judged)[:2]] == ["formatted_number", "formatted_number"]
    assert judged.compiled is not None
    taker = Taker(judged.compiled.survey)
    assert (taker.prompt.required, taker.prompt.value) == (True, "0.5")
    taker.answer("0.5")
    assert (taker.prompt.required, taker.prompt.value) == (False, "1500")


def test_merged_cells_of_an_open_document_are_told():
    rows = ods_row("type", "name", "label") + ods_row("text", "a", "A") + ods_row("text", "b")
    merged = rows.replace("<table:table-cell><text:p>A<", '<table:table-cell table:number-rows-spanned="2"><text:p>A<')
    assert told(found(ods_file(merged), "a.ods")) == [("merged_cells", "survey", 2, "label")]


def test_a_number_is_read_as_far_as_a_spreadsheet_knows_it():
    rows = ods_row("type", "name", "label", "default") + ods_row("decimal", "a", "A", "1")
    plain = "<table:table-cell><text:p>1</text:p></table:table-cell>"
    taken = found(
        ods_file(rows.replace(plain, typed("float", "value", "0.30000000000000004", "0,3"))), "a.ods"
    ).compiled
    assert taken is not None
    assert Taker(taken.survey).prompt.value == "0.3"


def test_types_and_names_may_have_line_breaks_in_their_cells():
    survey = [
        ("type", "name", "label"),
        ("select_one\nyn", "a\n", "A"),
        ("begin \n group", "g", "G"),
        ("text", "b", "B"),
    ]
    choices = [("list_name", "name", "label"), ("yn", "yes", "Yes")]
    data = xlsx_file({"survey": [*survey, ("end  group",)], "choices": choices})
    assert asked(found(data, "a.xlsx"), "yes") == ["A", "G / B"]


def test_hidden_rows_of_an_open_document_are_told():
    rows = ods_row("type", "name", "label") + ods_row("text", "a", "A")
    hidden = ods_row("text", "b", "B").replace("<table:table-row ", '<table:table-row table:visibility="collapse" ')
    assert told(found(ods_file(rows + hidden), "a.ods")) == [("hidden_row", "survey", 3, "")]


def test_an_open_document_shows_values_as_the_author_sees_them_and_dates_as_dates():
    def cell(kind: str, value: str, text: str) -> str:
        name = "date-value" if kind == "date" else "value"
        head = f'office:value-type="{kind}" office:{name}="{value}"'
        return f"<table:table-cell {head}><text:p>{text}</text:p></table:table-cell>"

    head = ods_row("type", "name", "label", "default")
    row = "<table:table-row>" + "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("text", "{}", "{}")
    )
    rows = [
        row.format(f"q{number}", f"Q{number}") + one + "</table:table-row>"
        for number, one in enumerate(
            [cell("float", "1", "01"), cell("float", "3", "3,00"), cell("date", "2024-02-01T00:00:00", "01/02/24")]
        )
    ]
    compiled = found(ods_file(head + "".join(rows)), "a.ods").compiled
    assert compiled is not None
    taker = Taker(compiled.survey)
    values = []
    while taker.session.prompt():
        values.append(taker.prompt.value)
        taker.answer(taker.prompt.value)
    assert values == ["01", "3", "2024-02-01"]


def test_a_repeated_cell_of_an_open_document_cannot_grow_beyond_the_limits():
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert found(ods_file(rows), "a.ods").compiled is None


def test_a_broken_old_workbook_is_refused():
    assert told(found(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls")) == [("not_workbook", "", None, "")]


def test_an_empty_first_column_hides_nothing():
    sheets = {
        "survey": [["", "type", "name", "label"], ["", "text", "a", "A"]],
        "settings": [["", "form_id"], ["", "mine"]],
    }
    compiled = found(xlsx_file(sheets), "a.xlsx").compiled
    assert compiled is not None
    assert compiled.survey.id == "mine"


# -- settings, ids, names, sheets


@pytest.mark.parametrize("setting", ["submission_url", "auto_send", "auto_delete"])
def test_settings_of_other_programs_are_warned_of(setting):
    diagnosis = found(yaml_file(ASKED, settings=[{"form_id": "x", setting: "true"}]))
    assert diagnosis.compiled is not None
    assert told(diagnosis) == [("needless_setting", "settings", 2, setting)]


@pytest.mark.parametrize(("given", "kept"), [("12 a:b", "12_a_b"), ("2024", "2024"), ("nhu cầu", "nhu_cau")])
def test_an_id_is_kept_as_far_as_it_can_be(given, kept):
    diagnosis = found(yaml_file(ASKED, settings=[{"form_id": given}]))
    assert diagnosis.compiled is not None
    assert diagnosis.compiled.survey.id == kept
    assert [one.code for one in diagnosis.problems] == ([] if given == kept else ["bad_id"])


def test_a_name_with_a_blank_is_read_with_a_line_and_so_are_references_to_it():
    diagnosis = found(yaml_file("type | name | label\ntext | my name | Who?\nnote | n | Hello ${my name}"))
    assert told(diagnosis) == [("name_with_blank", "survey", 2, "name")]
    assert asked(diagnosis, "An") == ["Who?", "Hello An"]


def test_names_may_begin_with_two_lines():
    assert asked(found(yaml_file("type | name | label\ntext | __a | A"))) == ["A"]


def test_entities_are_left_to_others():
    diagnosis = found(yaml_file("type | name | label | save_to\ntext | a | A | x", entities=[{"list_name": "trees"}]))
    assert diagnosis.compiled is not None
    assert told(diagnosis) == [("unsupported_sheet", "entities", None, "")]


@pytest.mark.parametrize("yes", ["yes", "Yes", "TRUE"])
def test_equal_names_of_choices_are_allowed_however_it_is_written(yes):
    settings = [{"form_id": "x", "allow_choice_duplicates": yes}]
    diagnosis = found(yaml_file("type | name | label\nselect_one yn | a | A", YN + "yn | y | Yes!", settings))
    assert diagnosis.errors == []


def test_the_version_can_be_shown():
    data = yaml_file(
        "type | name | label | calculation\ncalculate | v | | version()\nnote | n | Version ${v} |\ntext | a | A |"
    )
    assert asked(found(data))[0] == "Version 1"


def test_a_place_lies_within_an_area_or_not():
    square = "'10 100; 10 110; 20 110; 20 100; 10 100'"
    table = "type | name | label | calculation\ngeopoint | g | Where? |\n"
    table += f"calculate | i | | geofence(${{g}}, {square})\nnote | n | Inside: ${{i}} |"
    assert asked(found(yaml_file(table)), "15 105 0 0")[-1] in ("Inside: true", "Inside: 1")
    assert asked(found(yaml_file(table)), "25 105 0 0")[-1] in ("Inside: false", "Inside: 0")


def test_a_survey_of_notes_alone_is_warned_of():
    diagnosis = found(yaml_file("type | name | label\nnote | a | A\nnote | b | B"))
    assert told(diagnosis) == [("no_questions", "survey", 2, "type")]
    assert asked(diagnosis) == ["A", "B"]


# -- types


@pytest.mark.parametrize("type_", ["geotrace", "geoshape", "osm"])
@pytest.mark.parametrize("required", ["", "yes"])
def test_what_cannot_be_drawn_is_passed_over(type_, required):
    data = yaml_file(f"type | name | label | required\n{type_} | a | Draw | {required}\ntext | b | B | ")
    diagnosis = found(data)
    codes = ["unsupported_type", *(["required_file"] if required else [])]
    assert [one.code for one in diagnosis.problems] == codes
    assert asked(diagnosis) == ["Draw", "B"]


def test_external_choices_are_a_filtered_list():
    external = [
        {"list_name": "city", "name": "x", "label": "X", "state": "a"},
        {"list_name": "city", "name": "y", "label": "Y", "state": "b"},
    ]
    table = (
        "type | name | label | choice_filter\ntext | s | State? |\nselect_one_external city | c | City? | state=${s}"
    )
    compiled = found(yaml_file(table, external_choices=external)).compiled
    assert compiled is not None
    taker = Taker(compiled.survey)
    taker.answer("b")
    assert [choice.label for choice in taker.prompt.choices] == ["Y"]


def test_a_fault_of_an_external_choice_is_told_on_its_sheet():
    external = [{"list_name": "city", "label": "X"}, {"list_name": "city", "name": "y", "label": "Y"}]
    table = "type | name | label\nselect_one_external city | c | City?"
    assert ("choice_without_name", "external_choices", 2, "name") in told(
        found(yaml_file(table, external_choices=external))
    )


def test_a_matrix_of_kobo_is_a_heading_for_each_line():
    table = "type | name | label | kobo--matrix_list\nbegin_kobomatrix | m | Matrix | yn\n"
    table += "integer | c1 | How many? | \nend_kobomatrix | | | \ntext | t | T | "
    diagnosis = found(yaml_file(table, YN))
    assert diagnosis.problems == ()
    assert asked(diagnosis) == ["Matrix / Yes / How many?", "Matrix / No / How many?", "T"]
    assert diagnosis.compiled is not None
    assert "/test/m/m_y/m_y_c1" in {f"/test{ref.removeprefix('/data')}" for ref in diagnosis.compiled.survey.controls}


def test_a_matrix_without_its_list_is_told_at_its_row():
    table = "type | name | label | kobo--matrix_list\nbegin_kobomatrix | m | Matrix | ny\ninteger | c | C | \n"
    diagnosis = found(yaml_file(f"{table}end_kobomatrix | | | \ntext | t | T | ", YN))
    assert told(diagnosis)[0] == ("unknown_list", "survey", 2, "kobo--matrix_list")


def test_a_score_of_kobo_is_a_question_for_each_row():
    table = "type | name | label | kobo--score-choices\nbegin_score | s | Score | yn\nscore__row | r1 | One | \n"
    diagnosis = found(yaml_file(f"{table}score__row | r2 | Two | \nend_score | | | ", YN))
    assert asked(diagnosis, "y", "n") == ["Score / One", "Score / Two"]


def test_a_ranking_of_kobo_takes_no_choice_twice():
    table = "type | name | label | kobo--rank-items | kobo--rank-constraint-message\n"
    table += "begin_rank | r | Rank | yn | Once only.\nrank__level | first | First | | \n"
    table += "rank__level | second | Second | | \n"
    compiled = found(yaml_file(f"{table}end_rank | | | | ", YN)).compiled
    assert compiled is not None
    taker = Taker(compiled.survey)
    taker.answer("y")
    assert taker.refused("y") == "constraint Once only."
    taker.answer("n")
    assert taker.session.prompt() is None


@pytest.mark.parametrize("type_", ["email", "phonenumber", "deviceid"])
def test_what_is_not_known_of_a_person_is_warned_of(type_):
    diagnosis = found(yaml_file(f"type | name | label\n{type_} | e |\ntext | a | A"))
    assert told(diagnosis) == [("ignored_type", "survey", 2, "type")]


def test_the_answer_of_last_time_is_offered_where_there_is_one():
    table = "type | name | label | default\nbegin group | g | G |\ntext | street | S | ${last-saved#street}\nend group"
    diagnosis = found(yaml_file(table))
    assert diagnosis.compiled is not None
    assert told(diagnosis) == []
    survey = diagnosis.compiled.survey
    assert (survey.looks_back, survey.lists) == (True, frozenset())
    before = json.dumps({f"{survey.root.ref}/g/street": "Long Street"})
    for facts, offered in (({}, ""), ({LAST_SAVED: before}, "Long Street")):
        session = Session.start(survey, Context(facts), now=NOW, seed="x", language="")
        assert session.prompt().value == offered


# -- remedies


@pytest.mark.parametrize(
    ("type_", "remedy"),
    [
        ("select_one_from_file toilets.geojson", "toilets.geojson"),
        ("Select one from yn", "“select one from yn”"),
    ],
)
def test_remedies_do_not_mislead(type_, remedy):
    (one,) = found(yaml_file(f"type | name | label\n{type_} | a | A", YN)).errors
    assert remedy in f"{one.message} {one.remedy}"
    assert "titles" not in f"{one.message} {one.remedy}"


@pytest.mark.parametrize(
    ("column", "place"),
    [
        ("required_message::fr::en", ("two_languages", "survey", 1, "required_message::fr::en")),
        ("bind::tag", ("compiler_crash", "survey", 2, "bind::tag")),
        ("instance", ("compiler_crash", "survey", 2, "instance")),
    ],
)
def test_what_the_compiler_crashes_at_is_told_at_its_cell(column, place):
    diagnosis = found(yaml_file(f"type | name | label | {column}\ntext | a | A | u"))
    assert [(one.code, one.sheet, one.row, one.column) for one in diagnosis.errors] == [place]


def test_a_column_of_words_that_is_misspelt_is_only_warned_of():
    diagnosis = found(yaml_file("type | name | label | hnit\ntext | a | A | h"))
    assert diagnosis.compiled is not None
    assert told(diagnosis) == [("misspelt_column", "survey", 1, "hnit")]
