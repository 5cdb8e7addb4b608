"""Headers as people write them who do not know XLSForm's: what each means, by sheet.

Accents, capitals, blanks and “_” do not matter. Where a word can mean two columns, the first that is free is meant.
Words that are as likely a remark for oneself (“ghi chú”, “description”) are not here: nobody wants those published.
"""

from __future__ import annotations

from typing import Final

from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY

Words = dict[str, str]  # column or columns: the words, with commas between

_SURVEY: Final[Words] = {
    "type": "loại, loại câu hỏi, kiểu, kiểu câu hỏi, dạng, dạng câu hỏi, loại câu trả lời, question type, type of "
    "question, answer type, kind, typ, fragetyp, fragentyp, art der frage",
    "name": "mã, mã câu hỏi, mã số, mã biến, biến, tên biến, ký hiệu, variable, variable name, code, id, question id, "
    "question code, field, field name, kürzel, bezeichner, variablenname, frage-id",
    "name label": "tên, tên câu hỏi, tên trường, question name",
    "label": "nhãn, câu hỏi, nội dung, nội dung câu hỏi, nội dung hỏi, tiêu đề câu hỏi, question, questions, question "
    "text, question label, text, frage, fragen, fragetext, beschriftung",
    "hint": "gợi ý, gợi ý trả lời, hướng dẫn, hướng dẫn trả lời, help text, hint text, hinweis, hinweistext, hilfetext",
    "required": "bắt buộc, bắt buộc trả lời, câu bắt buộc, mandatory, compulsory, is required, pflicht, pflichtfeld, "
    "pflichtfrage, erforderlich",
    "required_message": "thông báo bắt buộc, thông báo khi bỏ trống",
    "relevant": "điều kiện, điều kiện hiển thị, điều kiện hỏi, hiển thị khi, hiện khi, hỏi khi, condition, show if, "
    "display condition, skip logic, visible if, bedingung, anzeigen wenn, fragen wenn",
    "constraint": "ràng buộc, điều kiện hợp lệ, validation, validation rule, einschränkung, gültigkeit",
    "constraint_message": "thông báo lỗi, thông báo ràng buộc, error message, validation message, fehlermeldung",
    "calculation": "tính toán, công thức, cách tính, formula, berechnung, formel",
    "default": "mặc định, giá trị mặc định, default value, initial value, vorgabe, standardwert, vorbelegung",
    "choice_filter": "lọc lựa chọn, bộ lọc lựa chọn, bộ lọc, auswahlfilter",
    "repeat_count": "số lần lặp, anzahl wiederholungen",
    "read_only": "chỉ đọc, nur lesen, schreibgeschützt",
    "appearance": "cách hiển thị, kiểu hiển thị, hình thức hiển thị, darstellung",
}
_CHOICES: Final[Words] = {
    "list_name": "danh sách, tên danh sách, mã danh sách, nhóm lựa chọn, list, listname, list id, choice list, liste, "
    "listenname, name der liste",
    "name": "mã, mã lựa chọn, mã số, giá trị, code, id, choice name, choice code, option code, schlüssel, wert, kürzel",
    "name label": "tên, tên lựa chọn",
    "label": "nhãn, lựa chọn, nội dung, nội dung lựa chọn, phương án, phương án trả lời, đáp án, câu trả lời, "
    "hiển thị, option, choice, answer, text, choice label, option label, option text, antwort, auswahl, bezeichnung, "
    "beschriftung",
}
_SETTINGS: Final[Words] = {
    "form_id": "mã, mã phiếu, mã khảo sát, mã phiếu khảo sát, mã biểu mẫu, survey id, survey code, id, formular-id, "
    "kennung",
    "form_title": "tên phiếu, tên khảo sát, tên phiếu khảo sát, tiêu đề, tiêu đề phiếu, survey title, survey name, "
    "titel",
    "version": "phiên bản, lần ban hành",
    "default_language": "ngôn ngữ, ngôn ngữ mặc định, language, sprache, standardsprache",
}
WORDS: Final[dict[str, Words]] = {SURVEY: _SURVEY, CHOICES: _CHOICES, SETTINGS: _SETTINGS}
