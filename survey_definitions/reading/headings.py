"""The row of a sheet that holds its headers, and what headers mean that are not XLSForm's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from survey_definitions.languages import LANGUAGES
from survey_definitions.problems import Problem
from survey_definitions.reading.cells import SPARE_ROWS, Values, text_of
from survey_definitions.reading.heading_words import WORDS
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Row, canonical
from survey_definitions.reading.texts import LANGUAGE_NAMES, language_code

EXTERNAL: Final = "external_choices"
TEXTS: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title")
# A row that has all of the first and one of the others is the one with the headers.
_HEADS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    SURVEY: (("type",), ("name", "label", "hint", "calculation")),
    CHOICES: (("list_name",), ("name", "label")),
    EXTERNAL: (("list_name",), ("name", "label")),
    SETTINGS: ((), ("form_id", "form_title", "default_language")),
}
_KNOWN: Final = frozenset((*TEXTS, *(column for words in WORDS.values() for key in words for column in key.split())))
_BRACKETS: Final = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]")
_TAIL: Final = re.compile(r"(.+?)[\s_\-–/]+(\S+(?:\s\S+)?)")
_MARKS: Final = re.compile(r"[\s_]+")

Meaning = tuple[str, str]  # a column and its language


# -- where the headers are


def head_row(name: str, rows: Sequence[Values]) -> int:
    """The number of the row with the headers: the first one, unless only another below it looks like one."""
    for properly in (True, False):  # a row in other words may stand above the one with the proper names
        for number, values in enumerate(rows[:SPARE_ROWS], 1):
            if looks_like_headers(name, values, properly=properly):
                return number
    return 1


def looks_like_headers(name: str, values: Values, *, properly: bool = False) -> bool:
    """Whether a row names the columns that the sheet of this name must have; `properly`: as XLSForm names them."""
    if name not in _HEADS:
        return False
    every, some = _HEADS[name]
    headers = [header for header in map(header_text, values) if header]
    found = {canonical(header)[0] for header in headers}
    if not properly:
        found |= {column for column, _ in meanings(name, headers).values()}
    return found.issuperset(every) and not found.isdisjoint(some)


def header_text(value: Any) -> str:
    """A header as it reads on one line."""
    return " ".join(text_of(value).split())


def title_above(name: str, number: int) -> Problem:
    """What is said of rows above the headers."""
    params = {"row": str(number), "last": str(number - 1)}
    return problem("title_above", name, Row(1, ()), "", params, severity="warning")


# -- what headers mean


def read_as(name: str, headers: Sequence[str], found: list[Problem], number: int = 1) -> dict[str, str]:
    """Headers by how XLSForm has them, where the author's are others; each is told."""
    out = {}
    for header, (column, language) in meanings(name, headers).items():
        near = f"{column}::{language}" if language else column
        params = {"header": header, "near": near}
        found.append(problem("column_read_as", name, Row(number, ()), header, params, text=header, severity="warning"))
        out[header] = near
    return out


def meanings(name: str, headers: Sequence[str]) -> dict[str, Meaning]:
    """What those headers mean that XLSForm does not know and everybody understands."""
    words = _words(CHOICES if name == EXTERNAL else name)
    if not words:
        return {}
    own = {canonical(header) for header in headers if header}
    columns = {column for column, _ in own}
    found: dict[str, Meaning] = {}
    todo = [(header, *_parted(header, words)) for header in headers if header and canonical(header)[0] not in _KNOWN]
    for header, targets, language in sorted(todo, key=lambda one: len(one[1])):  # those that can mean one thing first
        taken = own | set(found.values())
        for column in targets:
            if (column, language) not in taken and not (column in columns and (name == CHOICES or not language)):
                found[header] = (column, language)
                break
    return {header: found[header] for header in headers if header in found}


def _parted(header: str, words: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], str]:
    """The columns a header can mean and its language: `Câu hỏi (vi)`, `label_en`, `nhãn::vi`."""
    if folded(header) in words:
        return words[folded(header)], ""
    for base, language in _with_language(header):
        columns = (folded(base).replace(" ", "_"),) if folded(base) in _PLAIN else words.get(folded(base), ())
        targets = tuple(column for column in columns if column in TEXTS)
        if targets and language:
            return targets, language
    return (), ""


def _with_language(header: str) -> Iterator[Meaning]:
    if "::" in header:
        base, _, language = header.partition("::")
        yield base.strip(), language.strip()
        return
    for pattern in (_BRACKETS, _TAIL):
        found = pattern.fullmatch(header)
        if found and is_language(found[2]):
            yield found[1], language_code(found[2])


def is_language(word: str) -> bool:
    """Whether a word is the name or the code of a language that is known here."""
    return word.casefold() in LANGUAGE_NAMES or word.casefold() in LANGUAGES


_PLAIN: Final = frozenset(column.replace("_", " ") for column in TEXTS)


@cache
def folded(word: str) -> str:
    """A word without accents, capitals and what people write after it."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("đ", "d"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _MARKS.sub(" ", plain).strip(" *:?.!")


@cache
def _words(name: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for columns, words in WORDS.get(name, {}).items():
        for word in words.split(","):
            out[folded(word)] = tuple(columns.split())
    return out
