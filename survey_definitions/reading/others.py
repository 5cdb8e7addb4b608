"""`or_other` written out: the choice “other” and the question what that is, in every language of the survey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from survey_definitions.reading.checks.translations import languages
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row, canonical, make_row
from survey_definitions.reading.texts import language_code
from survey_definitions.reading.types import parse_type

NAME: Final = "other"
_CHOICE: Final = {"vi": "Khác", "en": "Other", "de": "Anderes"}
_QUESTION: Final = {"vi": "Xin ghi rõ nội dung khác.", "en": "Specify other.", "de": "Bitte geben Sie an, was sonst."}
_OTHERWISE: Final = "en"  # in a language that is not known here
_SUFFIX: Final = re.compile(r"\s+(?:or specify other|or_other|or other)\s*\Z")
_VIETNAMESE: Final = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_GERMAN: Final = re.compile("[äöüß]", re.IGNORECASE)


def with_others(book: Book) -> Book:
    """The book with it written out, but where a filter narrows the list: there nobody could choose the new choice."""
    asked = [row for row in book.questions() if _is_other(row) and not row.get("choice_filter")]
    lists = {parse_type(row.get("type")).list for row in asked} & {row.get("list_name") for row in book.rows(CHOICES)}
    numbers = {row.number for row in asked if parse_type(row.get("type")).list in lists}
    if not numbers:
        return book
    written = _languages(book)
    survey, choices = book.sheets[SURVEY], book.sheets[CHOICES]
    rows = tuple(each for row in survey.rows for each in _written_out(row, written, out=row.number in numbers))
    more = tuple(_more(book, lists, written, choices.headers))
    headers = {header: None for row in (*rows, *more) for header in row.plain()}
    return replace(
        book,
        sheets={
            **book.sheets,
            SURVEY: replace(survey, rows=rows, headers=tuple(dict.fromkeys((*survey.headers, *headers)))),
            CHOICES: replace(choices, rows=(*choices.rows, *more), headers=_headers(choices.headers, more)),
        },
    )


def _is_other(row: Row) -> bool:
    asked = parse_type(row.get("type"))
    return asked.is_select and asked.or_other and "file" not in asked.word and bool(row.get("name"))


def _headers(given: tuple[str, ...], rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*given, *(header for row in rows for header in row.plain()))))


def _languages(book: Book) -> Mapping[str, str]:
    """The headers for labels, each with the language to write there."""
    found = languages(book)
    if found:
        return {f"label::{written}": code for code, written in found.items()}
    default = next((language_code(row.get("default_language")) for row in book.rows(SETTINGS)[:1]), "")
    return {"label": default or _language_of(" ".join(row.get("label") for row in book.rows(SURVEY)))}


def _language_of(text: str) -> str:
    """The language of texts of which nobody says it, by the letters that only it has."""
    return "vi" if _VIETNAMESE.search(text) else "de" if _GERMAN.search(text) else _OTHERWISE


def _texts(words: Mapping[str, str], written: Mapping[str, str], headers: tuple[str, ...]) -> dict[str, str]:
    by_meaning = {canonical(header): header for header in headers}
    return {by_meaning.get(canonical(one), one): words.get(code, words[_OTHERWISE]) for one, code in written.items()}


def _written_out(row: Row, written: Mapping[str, str], *, out: bool) -> Iterator[Row]:
    if not out:
        yield row
        return
    name = row.get("name")
    yield row.with_texts(type=_SUFFIX.sub("", row.get("type")))
    texts = {"type": "text", "name": f"{name}_other", "relevant": f"selected(../{name}, '{NAME}')"}
    headers = {cell.column: cell.header for cell in reversed(row.cells)}
    plain = {headers.get(column, column): text for column, text in texts.items()}
    yield make_row(row.number, plain | _texts(_QUESTION, written, tuple(row.plain())), row.line)


def _more(book: Book, lists: set[str], written: Mapping[str, str], headers: tuple[str, ...]) -> Iterator[Row]:
    rows = book.rows(CHOICES)
    there = {(row.get("list_name"), row.get("name")) for row in rows}
    by_column = {canonical(header)[0]: header for header in reversed(headers)}
    number = rows[-1].number
    for listed in sorted(lists):
        if (listed, NAME) not in there:
            number += 1
            texts = {by_column.get("list_name", "list_name"): listed, by_column.get("name", "name"): NAME}
            yield make_row(number, texts | _texts(_CHOICE, written, headers))
