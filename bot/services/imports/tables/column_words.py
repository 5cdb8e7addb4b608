"""What people call columns in lists of their own: Vietnamese, with and without its signs, English and German headings.

The plain names stay what the documentation says. A heading is looked up only where no column has its plain name, and
among the columns that the table at hand knows: “Mã đơn vị” is the code of a unit in a structure and the unit of a
person in a roster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.services.imports.problems import FileRefusedError, Notice
from bot.services.imports.tables.cells import header_name
from storage.vietnamese import folded

_WRITTEN: Final[Mapping[str, str]] = {
    # of people
    "staff_code": "mã cán bộ, mã số cán bộ, mã cb, mã cbcc, mã cbccvc, mã số cbccvc, mã công chức, mã số công chức, "
    "mã nhân viên, mã nv, số hiệu cán bộ, số hiệu công chức, số hiệu cbcc, staff code, staff no, staff number, "
    "staff id, employee code, employee number, employee id, personnel number, personalnummer, personal nr, personalnr",
    "full_name": "họ và tên, họ tên, họ, chữ đệm và tên, họ và tên khai sinh, họ tên cán bộ, tên cán bộ, full name, "
    "name of employee, name und vorname, vor- und nachname, vorname und name, vollständiger name",
    "unit": "đơn vị, đơn vị công tác, mã đơn vị, cơ quan, cơ quan công tác, phòng, phòng ban, phòng công tác, "
    "bộ phận, unit code, division, department, einheit, abteilung, behörde, dienststelle, referat",
    "agency": "tên cơ quan, mã cơ quan, cơ quan chủ quản, thuộc cơ quan, agency code",
    "title": "chức vụ, chức danh, chức vụ chức danh, chức danh chức vụ, chức vụ hiện nay, chức vụ hiện tại, "
    "position, job title, titel, amtsbezeichnung, dienststellung, funktion",
    "position_group": "nhóm vị trí, nhóm vị trí việc làm, nhóm chức danh, position group, positionsgruppe",
    "job_position": "vị trí việc làm, vtvl, mã vị trí việc làm, tên vị trí việc làm, "
    "job position, stelle, dienstposten",
    "rank": "ngạch, ngạch công chức, ngạch bậc, mã ngạch, tên ngạch, grade, rang, besoldungsgruppe, entgeltgruppe",
    "birth_month": "ngày sinh, ngày tháng năm sinh, tháng năm sinh, năm sinh, sinh ngày, "
    "date of birth, birth date, birthday, dob, geburtsdatum, geburtstag, geburtsmonat, geb datum",
    "ratings": "xếp loại, xếp loại chất lượng, xếp loại hai năm gần nhất, xếp loại 2 năm gần nhất, "
    "kết quả xếp loại, official ratings, ratings, amtliche bewertungen, bewertungen",
    "language_degrees": "bằng ngoại ngữ, bằng cấp bằng tiếng nước ngoài, language degrees, sprachabschlüsse",
    "experience_exception": "trường hợp đặc biệt, lý do đặc biệt, exception, reason of exception, ausnahme, "
    "ausnahmegrund",
    "supervisor": "người quản lý, người quản lý trực tiếp, cấp trên, cấp trên trực tiếp, lãnh đạo trực tiếp, "
    "thủ trưởng trực tiếp, mã cấp trên, line manager, manager, direct supervisor, vorgesetzter, vorgesetzte, "
    "vorgesetzte person, direkter vorgesetzter",
    "roles": "vai trò, role, rolle, rollen",
    "language": "ngôn ngữ, sprache",
    "form_of_address": "xưng hô, cách xưng hô, form of address, anrede",
    "messenger": "dùng ứng dụng, dùng telegram, sử dụng ứng dụng, nhắn tin, messenger app, messengernutzung",
    "valid_from": "từ ngày, hiệu lực từ, ngày hiệu lực, có hiệu lực từ, valid from, from date, gültig ab, gültig von",
    # of units
    "code": "mã, mã đơn vị, mã cơ quan, mã số, mã danh mục, unit code, kürzel, schlüssel",
    "kind": "loại, loại đơn vị, kiểu, type, unit type, art, typ",
    "name::vi": "tên, tên đơn vị, tên cơ quan, tên gọi, tên đầy đủ, tên tiếng việt, vietnamese name, "
    "vietnamesischer name",
    "name::en": "tên tiếng anh, english name, englischer name",
    "name::de": "tên tiếng đức, german name, deutscher name",
    "short::vi": "tên tắt, tên viết tắt, viết tắt, short name, kurzname",
    "short::en": "tên tắt tiếng anh",
    "short::de": "tên tắt tiếng đức",
    "parent": "đơn vị cấp trên, cấp trên, mã cấp trên, trực thuộc, đơn vị chủ quản, thuộc đơn vị, parent unit, "
    "übergeordnete einheit, übergeordnet",
    "seats": "biên chế, số biên chế, biên chế được giao, chỉ tiêu biên chế, headcount, planstellen",
    "valid_to": "đến ngày, hiệu lực đến, hết hiệu lực, valid to, valid until, gültig bis",
    "successors": "đơn vị kế thừa, đơn vị thay thế, kế thừa, successor, nachfolger",
}
_WIDTH: Final[Mapping[str, int]] = {
    **dict.fromkeys(("cơ quan", "cơ quan công tác", "behörde", "dienststelle"), 0),
    **dict.fromkeys(("đơn vị", "đơn vị công tác", "mã đơn vị", "unit code", "department", "einheit"), 1),
    **dict.fromkeys(("phòng", "phòng ban", "phòng công tác", "bộ phận", "division", "abteilung", "referat"), 2),
}  # of two headings of a unit that differ in it the wider is the agency
_PAIR: Final = 2
_BRACKETS: Final = re.compile(r"[(\[].*?[)\]]")
_OTHER: Final = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    """A heading without signs, case, brackets and punctuation: “Ngày, tháng sinh (nn/tt)” is “ngay thang sinh”."""
    return " ".join(_OTHER.sub(" ", folded(_BRACKETS.sub(" ", text))).split())


def _meanings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for column, written in _WRITTEN.items():
        parts = written.replace("họ, chữ đệm và tên", "họ chữ đệm và tên").split(",")
        for heading in parts:
            found.setdefault(_plain(heading), set()).add(column)
    return {heading: frozenset(columns) for heading, columns in found.items()}


_MEANINGS: Final = _meanings()
_WIDTHS: Final = {_plain(heading): width for heading, width in _WIDTH.items()}


def column_of(text: str, known: frozenset[str]) -> str:
    """The column that a cell of the header names: its plain name, else what people call it; '' for neither."""
    name = header_name(text)
    if name in known:
        return name
    meant = _MEANINGS.get(_plain(text), frozenset()) & known
    return next(iter(meant)) if len(meant) == 1 else ""


def taken(cells: Mapping[int, str], known: frozenset[str]) -> tuple[dict[int, str], list[Notice]]:
    """The names of columns by their place, headings of people's own as the column they mean, and what is said of it.

    A column that is there under its plain name is that one; the heading then stays a column of its own. Raises
    FileRefusedError where two headings would be the same column: nobody knows which of them.
    """
    names = {place: header_name(text) for place, text in cells.items()}
    there = frozenset(names.values())
    meant = {place: column_of(text, known - there) for place, text in cells.items() if names[place] not in known}
    meant |= _agency_beside(meant, cells, known - there)
    notices = []
    for column, places in _together(meant):
        headings = [cells[place] for place in places]
        if len(places) > 1:
            raise FileRefusedError("heading_twice", column=column, headings=", ".join(f"“{one}”" for one in headings))
        names[places[0]] = column
        notices.append(Notice(0, column, "heading_taken", {"heading": headings[0], "column": column}))
    return names, notices


def _agency_beside(meant: Mapping[int, str], cells: Mapping[int, str], known: frozenset[str]) -> dict[int, str]:
    """Of “Cơ quan” and “Phòng”, the agency and the division in it, the first is the agency of a row."""
    units = [place for place, column in meant.items() if column == "unit"]
    width = {place: _WIDTHS.get(_plain(cells[place]), 1) for place in units}
    is_pair = len(units) == len(set(width.values())) == _PAIR
    if not is_pair or "agency" not in known or "agency" in meant.values():
        return {}
    return {min(units, key=lambda place: width[place]): "agency"}


def _together(meant: Mapping[int, str]) -> Iterator[tuple[str, list[int]]]:
    for column in dict.fromkeys(column for column in meant.values() if column):
        yield column, [place for place, one in meant.items() if one == column]
