"""Survey files that admins send in tests, as workbooks and as text."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook

from tests.support.structures import structure

Sheets = dict[str, list[list[str]]]

HEAD = ["type", "name", "label::vi", "label::en", "required", "relevant", "constraint"]
HEAD += ["constraint_message::vi", "constraint_message::en"]
YEARS = ["Đề nghị ghi số năm từ 0 đến 49, ví dụ 4.", "Please give the years from 0 to 49, for example 4."]
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
    [
        "integer",
        "years",
        "Bao nhiêu năm?",
        "For how many years?",
        "yes",
        "${sheets} = 'daily'",
        ". >= 0 and . < 50",
        *YEARS,
    ],
    ["text", "wish", "${Xh} muốn học thêm điều gì?", "What would you like to learn?"],
]
FAULTY = [
    HEAD,
    ["select_one oftn", "sheets", "Dùng bảng tính?", "How often?", "yes"],
    ["integr", "years", "Bao nhiêu năm?", "For how many years?", "yes", "${sheet} = 'daily'", ". >= 0 and", *YEARS],
    ["text", "wish", "", ""],
    ["text", "my wish!", "Điều gì?", "What?"],
    ["text", "sheets", "Lại?", "Again?"],
    ["begin_group", "more", "Thêm", "More"],
    ["text", "", "Không tên", "Without a name"],
    ["", "lost", "Không loại", "Without a type"],
    ["calculate", "sum", "", "", "", "", ""],
    ["geotrazze", "way", "Đường", "Way"],
    ["text", "one", "Một", "One", "", "nofunction(1)"],
    ["text", "two", "Hai", "Two", "", "${one} = 'x"],
]
MENDED = [*GOOD[:3], ["text", "wish", "${Xh} cần học thêm điều gì?", "What do you need to learn?"]]
LONGER = [*GOOD, ["decimal", "hours", "Mỗi tuần mấy giờ?", "How many hours a week?"]]
SHORTER = [*GOOD[:2], GOOD[3]]


# A survey with thirteen mistakes, as somebody makes them who writes the first one, and the same without them.
NEEDS_HEAD = ["type", "name", "label::vi", "label::en", "label::de", "required", "relevant", "constraint"]
NEEDS_HEAD += ["constraint_message::vi", "constraint_message::en", "constraint_message::de", "calculation"]
HOURS = ["Đề nghị ghi số giờ từ 0 đến 60, ví dụ 4.", "Please give 0 to 60 hours, for example 4."]
HOURS += ["Bitte 0 bis 60 Stunden angeben, zum Beispiel 4."]
FAULTY_13 = [
    NEEDS_HEAD,
    ["select_one oftn", "sheets", "${Xh} dùng bảng tính bao lâu một lần?", "How often do you use a spreadsheet?",
     "Wie oft nutzen Sie eine Tabelle?", "yes"],
    ["integr", "years", "Từ mấy năm nay?", "For how many years?", "Seit wie vielen Jahren?", "yes",
     "${sheet} = 'daily'"],
    ["integer", "hours", "Mỗi tuần mấy giờ?", "How many hours a week?", "Wie viele Stunden in der Woche?", "",
     "${sheets} = 'daily'", ". >= 0 and", *HOURS],
    ["text", "tool", "", "", "", ""],
    ["begin_group", "wishes", "Nguyện vọng", "Wishes", "Wünsche"],
    ["text", "my wish!", "${Xh} muốn học thêm điều gì?", "What would you like to learn?", "Was möchten Sie lernen?"],
    ["text", "hours", "Vào giờ nào?", "At what hours?", "Zu welchen Stunden?", "", "contians(${tool}, 'Excel')"],
    ["text", "hours", "Ở đâu?", "Where?", "Wo?"],
    ["calculate", "total", "", "", "", "", "", "", "", "", "", "${total} + 1"],
    ["calculate", "position", "", "", "", "", "", "", "", "", "", "pulldata('person', 'positon_group', 'key', 'me')"],
]  # fmt: skip
CHOICES_13 = [
    ["list_name", "name", "label::vi", "label::en", "label::de"],
    ["often", "daily", "Hằng ngày", "Every day", "Täglich"],
    ["often", "rarely", "Ít khi", "Rarely", "Selten"],
    ["often", "daily", "Không bao giờ", "Never", "Nie"],
]
SETTINGS_13 = [
    ["form_id", "version", "form_title::vi", "form_title::en", "form_title::de", "default_language"],
    ["nhu cầu", "1", "Nhu cầu bồi dưỡng", "Training needs", "Fortbildungsbedarf", "vi"],
]
MENDED_13 = [
    NEEDS_HEAD,
    ["select_one often", *FAULTY_13[1][1:]],
    ["integer", *FAULTY_13[2][1:6], "${sheets} = 'daily'"],
    [*FAULTY_13[3][:7], ". >= 0 and . <= 60", *HOURS],
    ["text", "tool", "Bằng chương trình nào?", "With which program?", "Mit welchem Programm?", ""],
    FAULTY_13[5],
    ["text", "wish", *FAULTY_13[6][2:]],
    ["text", "when", *FAULTY_13[7][2:6], "contains(${tool}, 'Excel')"],
    ["text", "where", *FAULTY_13[8][2:]],
    ["end_group"],
    ["calculate", "total", *[""] * 9, "coalesce(${hours}, 0) + 1"],
    ["calculate", "position", *[""] * 9, "pulldata('person', 'position_group', 'key', 'me')"],
]

BOOKS = {
    "good": (GOOD, CHOICES, [*SETTINGS, TITLE]),
    "faulty": (FAULTY, CHOICES, [*SETTINGS, TITLE]),
    "mended": (MENDED, CHOICES, [*SETTINGS, TITLE]),
    "longer": (LONGER, CHOICES, [*SETTINGS, TITLE]),
    "shorter": (SHORTER, CHOICES, [*SETTINGS, TITLE]),
    "faulty-13": (FAULTY_13, CHOICES_13, SETTINGS_13),
    "mended-13": (
        MENDED_13,
        [*CHOICES_13[:3], ["often", "never", *CHOICES_13[3][2:]]],
        [SETTINGS_13[0], ["needs", *SETTINGS_13[1][1:]]],
    ),
}


@cache
def workbook(name: str) -> bytes:
    """One of the workbooks by its name; the same bytes as long as the tests run."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    book.remove(sheet)
    for title, rows in zip(("survey", "choices", "settings"), BOOKS[name], strict=True):
        other = book.create_sheet(title)
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
    """A file by the name an admin gives it: ``tools-good.xlsx``, ``faulty-13.xlsx``, ``tea.yaml``, ``notes.pdf``."""
    if name.startswith("structure-"):
        return structure(name)
    if name.endswith(".xlsx"):
        stem = name.removesuffix(".xlsx")
        return workbook(stem if stem in BOOKS else stem.rpartition("-")[2])
    if name.endswith(".pdf"):
        return b"%PDF-1.7"
    return YAML.replace("integer", "integr").encode() if "faulty" in name else YAML.encode()
