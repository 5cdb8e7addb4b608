"""Files that are no good, one by one: each has its message, and nothing changes."""

import io
import zipfile

import pytest

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from tests.services.imports.files import repacked, workbook
from tests.services.imports.test_importing import ROSTER, STRUCTURE, everything

HEAD = "staff_code,full_name,unit"
ROW = ["A-1", "Lê An", "BTC"]
GOOD = workbook([HEAD.split(","), ROW])


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (90 << 20))
    return stream.getvalue()


REFUSED = {
    "macros": (repacked(GOOD, lambda _, part: part, {"xl/vbaProject.bin": b"x"}), "r.xlsm", "contains macros"),
    "a zip bomb": (bomb, "r.xlsx", "unpacks to 90 MB"),
    "fifty megabytes": (lambda: b"a" * (50 << 20), "r.csv", "50 MB"),
    "a broken old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "r.xls", "can be read"),
    "a web page": (b"<html>", "r.xlsx", "is a web page"),
    "merged names": (workbook([HEAD.split(","), ROW], lambda s: s.merge_cells("A1:B1")), "r.xlsx", "A1:B1 is merged"),
    "a formula as a name": (workbook([["staff_code", "full_name", "=A1"], ROW]), "r.xlsx", "must not be a formula"),
    "no names": (b"\n\nA-1,An,BTC\n", "r.csv", "no row among the first 20"),
    "a name twice": (f"{HEAD},unit\n".encode(), "r.csv", "unit is there twice"),
    "columns missing": (b"list\nstaff_code,unit\nA-1,BTC\n", "r.csv", "full_name are missing. Row 2 "),
    "no rows": (f"{HEAD}\n".encode(), "r.csv", "no row below"),
    "nothing": (b" \n ", "r.csv", "is empty"),
    "another alphabet": ("Mã,Tên\nA-1,Lê\n".encode()[:-2] + b"\xff\xfe\x81", "r.csv", "cannot be read safely"),
    "another kind": (b"anything", "r.docx", "neither .xlsx, .xls, .ods nor .csv nor .yaml"),
    "yaml that is none": (b"a: [", "r.yaml", "not the YAML"),
}


@pytest.fixture
def small(imports):
    imports.structure(STRUCTURE)
    imports.roster(ROSTER)
    return imports


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_good_is_refused_as_a_whole(small, case):
    data, name, words = REFUSED[case]
    data = data() if callable(data) else data  # the large ones are made when they are wanted
    before = everything(small)
    with pytest.raises(FileRefusedError, match=words):
        import_roster(small.database, ImportFile(name, data), small.clock(), small.today)
    with pytest.raises(FileRefusedError):
        import_structure(small.database, ImportFile(name, data), small.clock())
    assert everything(small) == before


ROWS = {
    "a formula": (f"{HEAD}\nB-1,=HYPERLINK(A1),BTC\n", "a formula"),
    "contradicting codes": (f"{HEAD}\nB-1,An,BTC\nB-1,Ba,BTC\n", "also in row 3"),
    "a circle of two": (f"{HEAD},supervisor\nB-1,An,BTC,B-2\nB-2,Ba,BTC,B-1\n", "each other's supervisors"),
    "oneself": (f"{HEAD},supervisor\nB-1,An,BTC,B-1\nB-2,Ba,BTC,B-2\n", "each other's supervisors"),
    "an unknown unit": (f"{HEAD}\nB-1,An,BTC_CB\n", "the nearest is BTC-CB"),
    "an unknown role": (f"{HEAD},roles\nB-1,An,BTC,focalpoint\n", "the nearest is focal_point"),
    "an unknown group": (f"{HEAD},position_group\nB-1,An,BTC,CW\n", "the nearest is CV"),
    "an unknown name of a group": (f"{HEAD},position_group\nB-1,An,BTC,Chuyen vien\n", None),
    "no date": (f"{HEAD},valid_from\nB-1,An,BTC,31/02/2026\n", "is not a date"),
    "no month": (f"{HEAD},birth_month\nB-1,An,BTC,2026-13\n", "is not a month"),
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", ROWS)
def test_a_row_that_is_no_good_is_refused_with_its_reason(small, case):
    text, words = ROWS[case]
    before = everything(small)
    report = small.roster(text, partial=True)
    said = [problem.text for result in report.results for problem in result.problems]
    if words is None:  # a name without its marks is a name all the same
        assert said == []
    else:
        assert any(words in one for one in said), said
        assert {result.outcome for result in report.results} == {"refused"}
        assert everything(small) == before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_a_reader_noticed_is_told(small):
    """The encoding that was found, and columns that were not read."""
    text = f"{HEAD},shoe,birth_moth,\nB-1,Đô\u0303 An,BTC,42,,x\n"
    report = import_roster(small.database, ImportFile("r.csv", text.encode("cp1258")), small.clock(), small.today)
    told = {notice.code: notice.text for notice in report.notices}
    assert set(told) == {"read_as_windows_1258", "unnamed_column", "unknown_column"}
    assert "the nearest is birth_month" in told["unknown_column"]
