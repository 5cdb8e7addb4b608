"""A workbook to begin a survey with: its columns, help in the cells of their headers, and a small example."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from bot.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TYPES: Final = (
    *("select_one yes_no", "select_multiple yes_no", "text", "integer", "decimal", "date", "note", "acknowledge"),
    *("calculate", "begin_group", "end_group", "begin_repeat", "end_repeat"),
)
_PLAIN: Final = {
    "survey": ("type", "name", "required", "relevant", "constraint", "calculation", "choice_filter", "default"),
    "choices": ("list_name", "name"),
    "settings": ("form_id", "version", "default_language"),
}
_SPOKEN: Final = {"survey": ("label", "hint", "constraint_message"), "choices": ("label",), "settings": ("form_title",)}
_FIRST: Final = 2  # plain columns that stand before the texts
_ROWS: Final = 500  # for which a list of types is offered
_WIDTH: Final = {"label": 40, "hint": 30, "constraint_message": 30, "form_title": 30, "type": 22}


def template(texts: Texts) -> bytes:
    """The workbook (.xlsx), with help in the language of `texts`. It is a survey without faults."""
    import xlsxwriter  # noqa: PLC0415 - slow to import, and seldom needed

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDE8F3"})
        for name in _PLAIN:
            _sheet(book.add_worksheet(name), name, texts, bold)
    return out.getvalue()


def columns(sheet: str) -> list[str]:
    """The headers of a sheet, texts once for each language."""
    spoken = [f"{column}::{language}" for column in _SPOKEN[sheet] for language in LANGUAGES]
    return [*_PLAIN[sheet][:_FIRST], *spoken, *_PLAIN[sheet][_FIRST:]]


def _sheet(sheet: Worksheet, name: str, texts: Texts, bold: Format) -> None:
    for i, header in enumerate(columns(name)):
        column = header.partition("::")[0]
        sheet.write_string(0, i, header, bold)
        sheet.write_comment(
            0,
            i,
            texts(f"template-{column}", one="select_one", several="select_multiple"),
            {"x_scale": 2, "y_scale": 1.5},
        )
        sheet.set_column(i, i, _WIDTH.get(column, 16))
    sheet.freeze_panes(1, _FIRST)
    for number, row in enumerate(_EXAMPLE[name], 1):
        for header, text in row.items():
            sheet.write_string(number, columns(name).index(header), text)
    if name == "survey":
        offered = {"validate": "list", "source": list(_TYPES), "error_type": "information"}
        sheet.data_validation(1, 0, _ROWS, 0, offered)
        answers = {"validate": "list", "source": ["yes", "no"], "error_type": "information"}
        required = columns(name).index("required")
        sheet.data_validation(1, required, _ROWS, required, answers)


_EXAMPLE: Final[dict[str, tuple[dict[str, str], ...]]] = {
    "survey": (
        {
            "type": "select_one yes_no",
            "name": "uses_tables",
            "label::vi": "${Xh} có dùng bảng tính trong công việc không?",
            "label::en": "Do you use spreadsheets at work?",
            "label::de": "Nutzen Sie bei der Arbeit Tabellen?",
            "required": "yes",
        },
        {
            "type": "integer",
            "name": "hours",
            "label::vi": "Khoảng bao nhiêu giờ mỗi tuần?",
            "label::en": "About how many hours a week?",
            "label::de": "Etwa wie viele Stunden in der Woche?",
            "hint::vi": "Ví dụ: 5",
            "hint::en": "For example: 5",
            "hint::de": "Zum Beispiel: 5",
            "relevant": "${uses_tables} = 'yes'",
            "constraint": ". >= 0 and . <= 60",
            "constraint_message::vi": "Xin nhập từ 0 đến 60, ví dụ 5.",
            "constraint_message::en": "Please give 0 to 60, for example 5.",
            "constraint_message::de": "Bitte 0 bis 60 angeben, zum Beispiel 5.",
        },
        {
            "type": "text",
            "name": "wish",
            "label::vi": "${Xh} muốn học thêm điều gì?",
            "label::en": "What would you like to learn?",
            "label::de": "Was möchten Sie lernen?",
        },
    ),
    "choices": (
        {"list_name": "yes_no", "name": "yes", "label::vi": "Có", "label::en": "Yes", "label::de": "Ja"},
        {"list_name": "yes_no", "name": "no", "label::vi": "Không", "label::en": "No", "label::de": "Nein"},
    ),
    "settings": (
        {
            "form_id": "my_survey",
            "version": "1",
            "form_title::vi": "Khảo sát mẫu",
            "form_title::en": "A first survey",
            "form_title::de": "Eine erste Umfrage",
            "default_language": "vi",
        },
    ),
}
