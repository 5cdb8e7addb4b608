"""Structure and people's files that admins send in tests."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

HEAD = ["code", "kind", "parent", "name::vi", "name::en", "seats", "valid_from", "valid_to", "successors"]
CHANGES = [
    HEAD,
    ["BNC", "agency", "K1", "Ban Nội chính Tỉnh ủy", "Internal Affairs Committee", "26", "", "", ""],
    ["BNC-TH", "division", "BNC", "Phòng Tổng hợp", "General Affairs Division", "", "01/07/2026", "", ""],
    ["K1", "block", "", "Khối các ban xây dựng Đảng Tỉnh ủy", "Block of the Party-building committees", "", "", "", ""],
]
FAULTY = [
    *CHANGES,
    ["BNC-X", "divison", "BNC", "Phòng X", "", "", "", "", ""],
    ["BNC-Y", "division", "BMC", "Phòng Y", "", "", "01/07/2026", "01/06/2026", ""],
    ["BNC-Z", "division", "BNC-Z", "Phòng Z", "", "=1+1", "", "", ""],
]
PEOPLE = [
    ["Mã cán bộ", "Họ và tên", "Đơn vị"],
    ["BTC-999", "Nguyễn Thị Bí Mật", "BTC"],
]
FILES = {"changes": CHANGES, "faulty": FAULTY, "people": PEOPLE}


def structure(name: str) -> bytes:
    """A file by its name: ``structure-changes.xlsx``, ``structure-faulty.xlsx``, ``structure-people.csv`` ..."""
    stem, _, ending = name.rpartition(".")
    rows = FILES[stem.rpartition("-")[2]]
    if ending == "csv":
        return "".join(";".join(row) + "\r\n" for row in rows).encode()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "structure"
    for row in rows:
        sheet.append(row)
    body = BytesIO()
    book.save(body)
    return body.getvalue()
