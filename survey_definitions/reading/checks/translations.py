"""Texts that are there in one language of the survey and not in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row
from survey_definitions.reading.texts import language_code

_TEXTS: Final = {
    SURVEY: ("label", "hint", "guidance_hint", "constraint_message", "required_message"),
    CHOICES: ("label",),
    SETTINGS: ("form_title", "purpose", "sender", "contact"),
}


def languages(book: Book) -> dict[str, str]:
    """The survey's languages by their codes, as the headers write them; texts without a language have none."""
    found: dict[str, str] = {}
    for sheet, rows in _rows(book):
        for row in rows:
            for cell in row.all(*_TEXTS[sheet]):
                if cell.language:
                    found.setdefault(language_code(cell.language), cell.language)
    return found


def check_translations(book: Book) -> Iterator[Problem]:
    """A warning for each text and each language it lacks, at the cell it would stand in."""
    known = languages(book)
    yield from _check_default(book, known)
    for code in _unasked(book, known):
        yield _told_once(book, code, known.pop(code))
    unsaid = _unsaid(book, known)
    for sheet, rows in _rows(book):
        headers = book.sheets[sheet].headers if sheet in book.sheets else ()
        for row in rows:
            for column in _TEXTS[sheet]:
                yield from _check((sheet, row, column), known, headers, unsaid)


def _unasked(book: Book, known: dict[str, str]) -> list[str]:
    """Languages in which no question has a label, while others have: only titles or choices are in them."""
    labels = [cell for row in book.questions() for cell in row.all("label")]
    asked = {language_code(cell.language) if cell.language else _unsaid(book, known) for cell in labels}
    return [code for code in known if asked and code not in asked]


def _told_once(book: Book, code: str, written: str) -> Problem:
    """A language that is no language of the survey, at the first text in it."""
    of_it = (
        (sheet, row, cell)
        for sheet, rows in _rows(book)
        for row in rows
        for cell in row.all(*_TEXTS[sheet])
        if cell.language and language_code(cell.language) == code
    )
    sheet, row, cell = next(of_it)
    params = {"language": code, "header": f"label::{written}"}
    return problem("no_question_in", sheet, row, cell.header, params, text=cell.text, severity="warning")


def _unsaid(book: Book, known: dict[str, str]) -> str:
    """The language of texts whose header says none: the default one, else the first there is."""
    default = next((language_code(row.get("default_language")) for row in book.rows(SETTINGS)[:1]), "")
    return default or next(iter(known), "")


def _rows(book: Book) -> Iterator[tuple[str, tuple[Row, ...]]]:
    yield SURVEY, book.questions()
    yield CHOICES, book.rows(CHOICES)
    yield SETTINGS, book.rows(SETTINGS)[:1]


def _check(at: tuple[str, Row, str], known: dict[str, str], headers: tuple[str, ...], unsaid: str) -> Iterator[Problem]:
    sheet, row, column = at
    there = {language_code(cell.language) if cell.language else unsaid for cell in row.all(column)}
    for code, written in known.items() if there else ():
        if code not in there:
            header = next((one for one in headers if _names(one, column, code)), f"{column}::{written}")
            yield problem("missing_translation", sheet, row, header, severity="warning", language=code, header=header)


def _names(header: str, column: str, code: str) -> bool:
    start, _, language = header.partition("::")
    return start.strip().casefold() == column and bool(language) and language_code(language.strip()) == code


def _check_default(book: Book, known: dict[str, str]) -> Iterator[Problem]:
    """A default language in which nothing is written."""
    for row in book.rows(SETTINGS)[:1]:
        for cell in row.all("default_language"):
            if known and language_code(cell.text) not in known:
                params = {"language": cell.text, "languages": ", ".join(known)}
                yield problem(
                    "unknown_default_language", SETTINGS, row, cell.header, params, text=cell.text, severity="warning"
                )
