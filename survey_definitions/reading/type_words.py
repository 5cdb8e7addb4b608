"""What people write as the type of a question who do not know XLSForm's, and what they mean by it."""

from __future__ import annotations

from functools import cache
from typing import Final

from survey_definitions.reading.headings import folded

LIST: Final = "LIST"  # where the name of a list of choices has to stand
# What to write, and the words for it.
_WORDS: Final[dict[str, str]] = {
    "integer": (
        "number, numbers, numeric, num, count, quantity, amount, age, money, currency, số, con số, "
        "số lượng, số tiền, tiền, tuổi, zahl, anzahl, nummer, betrag"
    ),
    "integer whole": "whole number, whole numbers, int, số nguyên, ganze zahl, ganze zahlen, ganzzahl",
    "decimal": (
        "decimal number, float, double, real, percent, percentage, số thập phân, số thực, phần trăm, tỷ lệ, dezimal, "
        "dezimalzahl, kommazahl, prozent"
    ),
    f"select_one {LIST}": (
        "single choice, single select, single selection, single answer, select, select single, choice, choose one, "
        "pick one, one choice, radio, radio button, radio buttons, dropdown, drop down, drop down list, dropdown "
        "list, list, combobox, option, options, select one option, một lựa chọn, chọn một, chọn 1, chọn một đáp án, "
        "trắc nghiệm, trắc nghiệm một đáp án, lựa chọn, danh sách, danh sách thả xuống, einfachauswahl, auswahl, "
        "einzelauswahl, auswahlliste, auswahlfeld"
    ),
    f"select_multiple {LIST}": (
        "multiple choice, multiple choices, multiple select, multiple selection, multi select, multiselect, multi "
        "choice, multiple answers, multiple answer, checkbox, checkboxes, check box, check boxes, choose several, "
        "choose many, select many, select several, nhiều lựa chọn, chọn nhiều, chọn nhiều đáp án, trắc nghiệm nhiều "
        "đáp án, hộp kiểm, ô chọn, mehrfachauswahl, mehrfachantwort, kontrollkästchen"
    ),
    "select_one yes_no": (
        "yes/no, yes no, yes or no, boolean, bool, true/false, true or false, logical, có/không, có không, có hoặc "
        "không, đúng/sai, đúng sai, ja/nein, ja nein, ja oder nein"
    ),
    "text": (
        "paragraph, long text, short text, free text, freetext, text area, textarea, text box, textbox, long answer, "
        "short answer, open, open ended, open question, essay, memo, comment, sentence, varchar, char, phone, phone "
        "number, telephone, mobile, email, e-mail, email address, address, url, link, full name, văn bản, chữ, đoạn "
        "văn, đoạn, tự luận, câu hỏi mở, câu trả lời ngắn, câu trả lời dài, trả lời ngắn, nhập chữ, nhập văn bản, họ "
        "tên, số điện thoại, điện thoại, thư điện tử, địa chỉ, ý kiến, freitext, absatz, langer text, kurzer text, "
        "kurzantwort, textfeld, offene frage, telefon, telefonnummer, adresse"
    ),
    "date": (
        "day, calendar, birthday, date of birth, ngày, ngày tháng, ngày tháng năm, ngày sinh, ngày/tháng/năm, datum, "
        "tag, geburtsdatum"
    ),
    "date month": "month, month and year, tháng, tháng năm, tháng/năm, monat, monat und jahr",
    "date year": "year, năm, jahr",
    "time": "hour, clock, giờ, giờ phút, thời gian, uhrzeit, zeit, stunde",
    "datetime": "date and time, date/time, date time, timestamp, ngày giờ, ngày và giờ, datum und uhrzeit, zeitpunkt",
    "note": (
        "info, information, message, statement, heading, header, title, instruction, instructions, read only, thông "
        "tin, ghi chú, thông báo, tiêu đề, lời dẫn, giới thiệu, hướng dẫn, hinweis, überschrift, anweisung, titel"
    ),
    "begin_group": (
        "group, section, page, block, nhóm, nhóm câu hỏi, phần, mục, trang, bắt đầu nhóm, gruppe, abschnitt, seite, "
        "teil"
    ),
    "end_group": "group end, section end, kết thúc nhóm, hết nhóm, gruppenende, ende der gruppe",
    "begin_repeat": "repeat, repeating group, loop, phần lặp, lặp, lặp lại, bắt đầu lặp, wiederholung",
    "end_repeat": "repeat end, kết thúc lặp, hết lặp, ende der wiederholung",
    "image": "picture, photograph, pic, ảnh, hình ảnh, chụp ảnh, hình, bild, foto",
    "file": "upload, attachment, file upload, document, tệp, tập tin, đính kèm, tài liệu, datei, anhang",
    "audio": "sound, voice, recording, ghi âm, âm thanh, ton, aufnahme",
    "video": "film, movie, phim",
    "geopoint": (
        "gps, location, place, coordinates, map, vị trí, địa điểm, tọa độ, toạ độ, bản đồ, standort, ort, koordinaten"
    ),
    "range": (
        "scale, rating, rating scale, likert, likert scale, slider, stars, thang điểm, thang đo, đánh giá, mức độ, "
        "skala, bewertung"
    ),
    f"rank {LIST}": "ranking, order, xếp hạng, sắp xếp, thứ tự, rangfolge, rangliste, reihenfolge",
    "calculate": "calculation, calculated, formula, computed, tính toán, công thức, tính, berechnung, formel",
    "acknowledge": "consent, confirm, confirmation, agree, agreement, i agree, đồng ý, xác nhận, cam kết, zustimmung, "
    "bestätigung, einwilligung",
}
# Advice other than to write just that: ids of `messages.ADVICE`.
_ADVICE: Final[dict[str, str]] = {
    "integer": "meant_number",
    f"select_one {LIST}": "meant_list",
    f"select_multiple {LIST}": "meant_list",
    "select_one yes_no": "meant_yes_no",
    "date month": "meant_month",
    "date year": "meant_year",
    "begin_group": "meant_group",
    "begin_repeat": "meant_repeat",
    "range": "meant_range",
    f"rank {LIST}": "meant_list",
}


def meant_type(text: str) -> tuple[str, str]:
    """What to write instead of a type that is none, and the advice; both empty when nobody knows."""
    return _by_word().get(folded(text), ("", ""))


def meant_by_its_head(text: str) -> tuple[str, str]:
    """The same for a type with the name of a list, or a remark, behind it."""
    parts = folded(text).split()
    heads = (" ".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return next((_by_word()[head] for head in heads if head in _by_word()), ("", ""))


@cache
def _by_word() -> dict[str, tuple[str, str]]:
    return {
        folded(word): (
            near.removesuffix(" month").removesuffix(" year").removesuffix(" whole"),
            _ADVICE.get(near, "write_type"),
        )
        for near, words in _WORDS.items()
        for word in words.split(",")
    }
