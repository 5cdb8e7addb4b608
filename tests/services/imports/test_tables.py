"""Files become tables of text, whatever they are, or are refused before they can do harm."""

import io
import unicodedata
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.imports.problems import FILE_TEXTS, FileRefusedError
from bot.services.imports.tables import raw
from tests.services.imports.files import codes, repacked, table, values, workbook

BOOKS = Path(__file__).parent / "books"
HEADER = ["staff_code", "full_name", "unit"]
ROW = ["BTC-001", "Đỗ Thị Ánh", "BTC"]
READ = dict(zip(HEADER, ROW, strict=True))


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


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
        "007",
        "01.003",
        "12",
        "2.5",
        "yes",
        "1980-05-01",
        "2025-03-01T08:30:00",
        "",
    ]


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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (COMPOUND + bytes(600), "unreadable_workbook"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "locked_workbook"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "is_word_document"),
        (b"%PDF-1.7", "is_pdf"),
        (b"\x89PNG\r\n", "is_picture"),
        (b"\xef\xbb\xbf<HTML><table><tr><td>staff_code", "is_web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "is_old_xml"),
        (zipped({"xl/workbook.bin": b""}), "is_binary_workbook"),
        (zipped({"word/document.xml": b""}), "is_word_document"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "is_word_document"),
    ],
)
@pytest.mark.parametrize("name", ["list.xls", "list.csv"])
def test_what_is_no_list_is_called_by_its_name(data, code, name):
    assert refused(data, name) == code


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


@pytest.mark.parametrize("name", ["people.xls", "people.ods"])
def test_workbooks_of_other_programs_are_read_like_those_of_excel(name):
    """A guide first, a merged title above the names, a code as a number that shows zeros, a hidden row, a formula."""
    read = table((BOOKS / name).read_bytes(), "list.csv")
    assert (read.sheet, read.header) == ("Danh sách", 3)
    assert [one.code for one in read.notices] == ["other_sheets", "header_found", "hidden_rows"]
    assert read.notices[2].params == {"rows": "6", "count": "1"}
    assert [row.values["staff_code"] for row in read.rows] == ["00123", "00124", "00125", "00126", "00127"]
    first = ["00123", "Đỗ Thị Ánh", "BTC", "1980-05-01", "yes"]
    assert list(read.rows[0].values.values()) == first
    assert name == "people.xls" or read.rows[4].faults["full_name"].code == "formula"


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


@pytest.mark.parametrize("data", [b"staff_code\n\x81\x8d\x8f", "full_name\nRenÌ".encode("latin-1")])
def test_other_encodings_are_refused_not_guessed(data):
    assert refused(data, "list.csv") == "unknown_encoding"


def test_the_hint_of_spreadsheets_is_understood():
    assert values(table("sep=;\r\nstaff_code;full_name\r\n1;a,b\r\n")) == [{"staff_code": "1", "full_name": "a,b"}]


def test_a_formula_in_text_is_a_fault_too():
    assert table('staff_code,full_name\n"=""001""",x\n').rows[0].faults["staff_code"].code == "formula"


def test_a_cell_that_is_too_long_or_cannot_be_shown_is_a_fault():
    read = table(f"staff_code,full_name\n1,{'x' * 2_000}\n2,a\x01b\n")
    assert [row.faults["full_name"].code for row in read.rows] == ["cell_too_long", "control_characters"]


@pytest.mark.parametrize(("name", "kept"), [("An\u202enaV", None), ("\u2066An", None), ("\u3164\u200b", "")])
def test_a_name_that_reads_as_another_one_or_as_none_is_no_name(name, kept):
    (row,) = table(workbook([HEADER, ["BTC-001", name, "BTC"]]), "list.xlsx").rows
    if kept is None:
        assert row.faults["full_name"].code == "control_characters"
    else:
        assert row.values["full_name"] == kept
    assert refused(b"staff_code\n" + b"x" * 200_000, "list.csv") == "unreadable_csv"


# -- headers


def test_headers_are_normalised():
    read = table("Staff Code, NAME :: VI ,short::Tiếng Việt (vi),valid-from\n1,2,3,4")
    assert read.columns == ("staff_code", "name::vi", "short::vi", "valid_from")


TITLED = [["DANH SÁCH"], [], ["Staff code", "full_name", "unit"], ["A1", "Lê E", "P1"]]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (workbook(TITLED), "a.xlsx"),
        (workbook(TITLED, lambda sheet: sheet.merge_cells("A1:C1")), "a.xlsx"),
        ("DANH SÁCH;;\n\nStaff code;full_name;unit\nA1;Lê E;P1\n".encode(), "a.csv"),
        ("DANH SÁCH\t\n\nStaff code\tfull_name\tunit\nA1\tLê E\tP1\n".encode("utf-16"), "a.xls"),
    ],
)
def test_the_names_are_found_below_a_title(data, name):
    read = table(data, name)
    assert (read.header, read.rows[0].number, read.rows[0].values["full_name"]) == (3, 4, "Lê E")
    assert (3, "", "header_found") in codes(read.notices)


def test_a_workbook_in_name_that_is_text_is_read_as_text_and_said():
    read = table("staff_code;full_name\nA1;Lê E\n", "a.xls")
    assert codes(read.notices) == [(0, "", "read_as_text")]
    assert values(read) == [{"staff_code": "A1", "full_name": "Lê E"}]


def test_of_two_sheets_with_names_the_wanted_one_is_read_and_a_guide_never():
    def sheets(*titles):
        def touch(sheet):
            sheet.title = titles[0]
            for title in titles[1:]:
                other = sheet.parent.create_sheet(title)
                other.append(HEADER)
                other.append([title, "Lê E", "P1"])

        return table(workbook([["unit: see the list"]], touch), "a.xlsx")

    assert values(sheets("roster", "DS"))[0]["staff_code"] == "DS"
    assert values(sheets("x", "DS", "Roster"))[0]["staff_code"] == "Roster"


def test_hidden_and_filtered_rows_are_named():
    def hide(sheet):
        for number in (3, 4, 5, 7, 99):
            sheet.row_dimensions[number].hidden = True

    def filtered(sheet):
        hide(sheet)
        sheet.auto_filter.ref = "A1:C7"
        sheet.auto_filter.add_filter_column(0, ["A1"])

    rows = [HEADER, *([f"A{number}", "Lê E", "P1"] for number in range(2, 8))]
    for touch, code in ((hide, "hidden_rows"), (filtered, "filtered_rows")):
        read = table(workbook(rows, touch), "a.xlsx")
        assert [(one.code, one.params["rows"]) for one in read.notices] == [(code, "3–5, 7")]
        assert len(read.rows) == 6


def test_letters_of_old_fonts_are_a_fault_that_offers_unicode():
    read = table("staff_code,full_name,unit\nA1,NguyÔn V¨n H\u00adng,P1\nA2,Nguyeãn Vaên Höng,P1\nA3,Lê Hà,P1\n")
    assert [row.faults["full_name"].params["offer"] for row in read.rows[:2]] == ["Nguyễn Văn Hưng"] * 2
    assert (read.rows[2].values["full_name"], read.rows[2].faults) == ("Lê Hà", {})


@pytest.mark.parametrize("text", ["Nguyeãn Vaên Höng", "NguyÔn V¨n H\u00adng"])
def test_a_file_of_that_time_is_read_and_says_so(text):
    read = table(f"staff_code,full_name\nA1,{text}\n".encode("latin-1"))
    assert codes(read.notices) == [(0, "", "read_as_old_font")]
    assert read.rows[0].faults["full_name"].params["offer"] == "Nguyễn Văn Hưng"


def test_header_faults():
    assert refused(b"code,CODE\n1,2", "list.csv") == "duplicate_column"
    assert refused(b"code,kind\n", "list.csv") == "no_rows"
    assert refused(b"\n1,2\n3,4", "list.csv") == "no_header"
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
        "code": "01.003",
        "kind": "rank",
        "name::vi": "Chuyên viên",
        "name::en": "Official",
        "successors": "A B",
        "messenger": "no",
        "parent": "",
        "valid_from": "",
    }
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
