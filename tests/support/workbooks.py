"""Survey files that admins send in tests, as workbooks and as text."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook

from tests.support.structures import structure

Sheets = dict[str, list[list[str]]]

HEAD = ["type", "name", "label::vi", "label::en", "required", "relevant", "constraint"]
CHOICES = [
    ["list_name", "name", "label::vi", "label::en"],
    ["often", "daily", "Hằng ngày", "Every day"],
    ["often", "rarely", "Ít khi", "Rarely"],
]
SETTINGS = [["form_id", "version", "form_title::vi", "form_title::en", "default_language"]]
TITLE = ["tools", "1", "Công cụ làm việc", "Working tools", "vi"]
GOOD = [
    HEAD,
    [
        "select_one often",
        "sheets",
        "${Xh} dùng bảng tính bao lâu một lần?",
        "How often do you use a spreadsheet?",
        "yes",
    ],
    ["integer", "years", "Bao nhiêu năm?", "For how many years?", "yes", "${sheets} = 'daily'", ". >= 0 and . < 50"],
    ["text", "wish", "${Xh} muốn học thêm điều gì?", "What would you like to learn?"],
]
FAULTY = [
    HEAD,
    ["select_one oftn", "sheets", "Dùng bảng tính?", "How often?", "yes"],
    ["integr", "years", "Bao nhiêu năm?", "For how many years?", "yes", "${sheet} = 'daily'", ". >= 0 and"],
    ["text", "wish", "", ""],
    ["text", "my wish", "Điều gì?", "What?"],
    ["text", "sheets", "Lại?", "Again?"],
    ["begin_group", "more", "Thêm", "More"],
    ["text", "", "Không tên", "Without a name"],
    ["", "lost", "Không loại", "Without a type"],
    ["calculate", "sum", "", "", "", "", ""],
    ["geotrace", "way", "Đường", "Way"],
    ["text", "one", "Một", "One", "", "nofunction(1)"],
    ["text", "two", "Hai", "Two", "", "${one} = 'x"],
]
MENDED = [*GOOD[:3], ["text", "wish", "${Xh} cần học thêm điều gì?", "What do you need to learn?"]]
LONGER = [*GOOD, ["decimal", "hours", "Mỗi tuần mấy giờ?", "How many hours a week?"]]
SHORTER = [*GOOD[:2], GOOD[3]]


@cache
def workbook(rows_of: str) -> bytes:
    """A workbook by the name of its survey sheet's rows; the same bytes as long as the tests run."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in {"good": GOOD, "faulty": FAULTY, "mended": MENDED, "longer": LONGER, "shorter": SHORTER}[rows_of]:
        sheet.append(row)
    for name, rows in (("choices", CHOICES), ("settings", [*SETTINGS, TITLE])):
        other = book.create_sheet(name)
        for row in rows:
            other.append(row)
    body = BytesIO()
    book.save(body)
    return body.getvalue()


YAML = """
settings: [{form_id: tea, form_title: {vi: Trà, en: Tea}, version: '1', default_language: vi}]
survey:
- {type: integer, name: cups, label: {vi: Mấy chén?, en: How many cups?}, required: 'yes'}
"""


def sent(name: str) -> bytes:
    """A file by the name an admin gives it: ``tools-good.xlsx``, ``tea.yaml``, ``tea-faulty.yaml``, ``notes.pdf``."""
    if name.startswith("structure-"):
        return structure(name)
    if name.endswith(".xlsx"):
        return workbook(name.removesuffix(".xlsx").rpartition("-")[2])
    if name.endswith(".pdf"):
        return b"%PDF-1.7"
    return YAML.replace("integer", "integr").encode() if "faulty" in name else YAML.encode()
