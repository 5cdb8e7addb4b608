"""Files become tables of text, whatever they are, or are refused before they can do harm."""

import io
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.imports.problems import FILE_TEXTS, FileRefusedError
from bot.services.imports.tables import raw
from tests.services.imports.files import codes, repacked, table, values, workbook

HEADER = ["staff_code", "full_name", "unit"]
ROW = ["BTC-001", "Đỗ Thị Ánh", "BTC"]
READ = dict(zip(HEADER, ROW, strict=True))


def refused(data, name="list.xlsx"):
    with pytest.raises(FileRefusedError) as caught:
        table(data, name)
    assert str(caught.value)
    return caught.value.code


# -- workbooks


def test_a_workbook_becomes_named_text():
    read = table(workbook([HEADER, ROW]), "list.xlsx")
    assert values(read) == [READ]
    assert read.rows[0].number == 2
    assert read.notices == ()


def test_cells_are_read_as_the_spreadsheet_shows_them():
    def formats(sheet):
        sheet["A2"].number_format = "000"
        sheet["B2"].number_format = "00.000"

    cells = [7, 1.003, 12.0, 2.5, True, date(1980, 5, 1), datetime(2025, 3, 1, 8, 30), None]  # noqa: DTZ001 - as in a spreadsheet
    read = table(workbook([list("abcdefgh"), cells], formats), "list.xlsx")
    assert list(read.rows[0].values.values()) == [
        "007", "01.003", "12", "2.5", "yes", "1980-05-01", "2025-03-01T08:30:00", ""
    ]  # fmt: skip


def test_white_space_is_collapsed_and_letters_composed():
    decomposed = unicodedata.normalize("NFD", "Đỗ Thị Ánh")
    read = table(workbook([HEADER, [" BTC-001\u00a0", f"{decomposed}\n\u200b ", "\ufeffBTC"]]), "list.xlsx")
    assert values(read) == [{"staff_code": "BTC-001", "full_name": "Đỗ Thị Ánh", "unit": "BTC"}]


def test_empty_rows_are_passed_over_but_counted():
    read = table(workbook([HEADER, ROW, [None], ["", " "], ["BTC-002", "Lê An", "BTC"]]), "list.xlsx")
    assert [row.number for row in read.rows] == [2, 5]


def test_formulas_and_error_values_are_faults_of_their_cells():
    def error(sheet):
        sheet["C3"] = "#REF!"

    rows = [HEADER, ["BTC-001", "=A2&B1", "BTC"], ["BTC-002", "Lê An", "x"], ROW]
    read = table(workbook(rows, error), "list.xlsx")
    assert [sorted((column, fault.code) for column, fault in row.faults.items()) for row in read.rows] == [
        [("full_name", "formula")],
        [("unit", "cell_error")],
        [],
    ]


def test_merged_cells_are_faults_of_every_row_they_touch():
    rows = [HEADER, *([f"BTC-{n}", "Lê An", "BTC"] for n in range(4))]
    read = table(workbook(rows, lambda sheet: sheet.merge_cells("C3:C4")), "list.xlsx")
    assert {row.number: dict(row.faults) for row in read.rows if row.faults}.keys() == {3, 4}
    assert read.rows[1].faults["unit"].params == {"place": "C3:C4"}


def test_a_merged_header_is_refused():
    assert refused(workbook([HEADER, ROW], lambda sheet: sheet.merge_cells("A1:B1"))) == "header_merged"


def test_the_sheet_with_the_right_name_is_read_and_the_others_are_named():
    def second(sheet):
        sheet.title = "Notes"
        other = sheet.parent.create_sheet("Roster")
        other.append(HEADER)
        other.append(ROW)

    read = table(workbook([["x"], ["y"]], second), "list.xlsx")
    assert values(read) == [READ]
    assert codes(read.notices) == [(0, "", "other_sheets")]


def test_a_macro_workbook_is_refused_by_its_parts_and_by_its_type():
    plain = workbook([HEADER, ROW])
    assert refused(repacked(plain, lambda _, part: part, {"xl/vbaProject.bin": b"x"})) == "macro_workbook"
    sheet_type = b"openxmlformats-officedocument.spreadsheetml.sheet.main"
    typed = repacked(plain, lambda _, part: part.replace(sheet_type, b"ms-excel.sheet.macroEnabled.main"))
    assert refused(typed, "list.xlsm") == "macro_workbook"


def test_an_old_or_locked_workbook_is_refused():
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xls") == "old_workbook"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = repacked(workbook([HEADER, ROW]), lambda _, part: part, {"xl/media/image1.png": b"\0" * (4 << 20)})
    assert refused(bomb) == "zip_bomb"


def test_an_archive_of_too_many_parts_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", b"")
    assert refused(stream.getvalue()) == "zip_bomb"


def test_entities_in_the_xml_are_refused():
    def bomb(name, part):
        if name != "xl/worksheets/sheet1.xml":
            return part
        head, sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>', part.partition(b"?>")[2]
        return head + (sheet or part)

    assert refused(repacked(workbook([HEADER, ROW]), bomb)) == "unreadable_workbook"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("damage", [lambda _: None, lambda part: part[: len(part) // 2], lambda _: b"<a/>"])
def test_a_damaged_workbook_is_refused(part, damage):
    broken = repacked(workbook([HEADER, ROW]), lambda name, data: damage(data) if name == part else data)
    assert refused(broken) in {"unreadable_workbook", "no_header"}


def test_no_workbook_at_all_is_refused():
    assert refused(b"PK\x03\x04 and then nothing") == "unreadable_workbook"
    assert refused(b"just text") == "unreadable_workbook"
    assert refused(b"x", "list.docx") == "unknown_format"
    assert refused(b" \n", "list.csv") == "file_empty"


def test_fifty_megabytes_are_refused_unparsed():
    with pytest.raises(FileRefusedError, match="50 MB; at most 20 MB"):
        table(b"a" * (50 << 20), "list.csv")


def test_too_many_rows_and_columns_are_refused(monkeypatch):
    wide = ",".join(f"c{n}" for n in range(raw.MAX_COLUMNS + 1))
    assert refused(f"{wide}\n".encode(), "list.csv") == "too_many_columns"
    assert refused(workbook([wide.split(",")])) == "too_many_columns"
    many = b"staff_code\n" + b"x\n" * (raw.MAX_ROWS + 1)
    assert refused(many, "list.csv") == "too_many_rows"
    assert refused(b"- code: x\n" * (raw.MAX_ROWS + 1), "list.yaml") == "too_many_rows"


# -- text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_encoding_and_with_every_delimiter(encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in (HEADER, ROW))
    read = table(text.encode(encoding))
    assert values(read) == [READ]
    assert codes(read.notices) == ([(0, "", "read_as_utf_16")] if encoding == "utf-16" else [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_its_mark(encoding):
    assert values(table("staff_code,full_name\nBTC-001,Đỗ Ánh".encode(encoding)))[0]["full_name"] == "Đỗ Ánh"


def windows_1258(text):
    """As an old Vietnamese program writes it: tones apart, behind their vowels."""
    signs = []
    for sign in text:
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            whole = unicodedata.normalize("NFD", sign)
            if tone in whole:
                signs.append(unicodedata.normalize("NFC", whole.replace(tone, "")) + tone)
                break
        else:
            signs.append(sign)
    return "".join(signs).encode("cp1258")


def test_windows_1258_is_read_composed_and_said():
    name = "Nguyễn Thị Thùy Dương Đỗ Ước Phượng Hiển"
    read = table(windows_1258(f"staff_code,full_name\nBTC-001,{name}\n"))
    assert values(read) == [{"staff_code": "BTC-001", "full_name": name}]
    assert codes(read.notices) == [(0, "", "read_as_windows_1258")]


@pytest.mark.parametrize("data", [b"staff_code\n\x81\x8d\x8f", "full_name\nNguyÔn ThÞ H¹nh".encode("latin-1"),
                                  "full_name\nRenÌ".encode("latin-1")])  # fmt: skip
def test_other_encodings_are_refused_not_guessed(data):
    assert refused(data, "list.csv") == "unknown_encoding"


def test_the_hint_of_spreadsheets_is_understood():
    assert values(table("sep=;\r\nstaff_code;full_name\r\n1;a,b\r\n")) == [{"staff_code": "1", "full_name": "a,b"}]


def test_a_formula_in_text_is_a_fault_too():
    assert table('staff_code,full_name\n"=""001""",x\n').rows[0].faults["staff_code"].code == "formula"


def test_a_cell_that_is_too_long_or_cannot_be_shown_is_a_fault():
    read = table(f"staff_code,full_name\n1,{'x' * 2_000}\n2,a\x01b\n")
    assert [row.faults["full_name"].code for row in read.rows] == ["cell_too_long", "control_characters"]
    assert refused(b"staff_code\n" + b"x" * 200_000, "list.csv") == "unreadable_csv"


# -- headers


def test_headers_are_normalised():
    read = table("Staff Code, NAME :: VI ,short::Tiếng Việt (vi),valid-from\n1,2,3,4")
    assert read.columns == ("staff_code", "name::vi", "short::vi", "valid_from")


def test_header_faults():
    assert refused(b"code,CODE\n1,2", "list.csv") == "duplicate_column"
    assert refused(b"code,kind\n", "list.csv") == "no_rows"
    assert refused(b"\ncode,kind\n1,2", "list.csv") == "no_header"
    assert refused(b"=1,kind\n1,2", "list.csv") == "header_formula"


def test_a_column_without_a_name_is_reported_where_it_holds_something():
    assert codes(table("code,,,\n1,2,,\n").notices) == [(0, "B", "unnamed_column")]


# -- YAML


def test_yaml_maps_and_lists_are_flattened_and_all_is_text():
    text = """
units:
- code: 01.003
  kind: rank
  name: {vi: Chuyên viên, en: Official}
  successors: [A, B]
  messenger: no
  parent: ~
- name::vi: khác
  valid_from: 2025-03-01
"""
    read = table(text, "list.yaml")
    first, second = values(read)
    assert first == {
        "code": "01.003", "kind": "rank", "name::vi": "Chuyên viên", "name::en": "Official", "successors": "A B",
        "messenger": "no", "parent": "", "valid_from": "",
    }  # fmt: skip
    assert (second["name::vi"], second["valid_from"]) == ("khác", "2025-03-01")
    assert [row.number for row in read.rows] == [3, 9]


@pytest.mark.parametrize(
    "text",
    [
        "a: b", "just text", "- just text", "- [a]", "- code: {vi: {deep: x}}", "- code: [[a]]", "- {code: a, code: b}",
        "- &a {code: x}\n- *a", "a: &a [x]\nb: *a", "- code: 'open", "- code: a\n--- \n- code: b", "[" * 3_000,
        "{a: " * 3_000, "? - a\n: b", "!!python/object/apply:os.system [x]", "- {[a]: b}",
    ],
)  # fmt: skip
def test_yaml_that_is_no_list_of_rows_is_refused(text):
    assert refused(text.encode(), "list.yaml") in {"unreadable_yaml", "no_rows"}


def test_a_bomb_of_aliases_does_not_grow():
    bomb = "a: &a [x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}]\n" for n in range(20))
    assert refused(bomb.encode(), "list.yaml") == "unreadable_yaml"


# -- whatever comes


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.yaml", "a.xlsx"]))
def test_any_bytes_are_a_table_or_a_refusal(data, name):
    try:
        table(data, name)
    except FileRefusedError as refusal:
        assert refusal.code in FILE_TEXTS  # noqa: PT017 - not every input is refused
