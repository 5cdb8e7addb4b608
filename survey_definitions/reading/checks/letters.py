"""Letters that look like Latin ones and are none: from another alphabet, or as wide as a Chinese sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row

_LOGIC: Final = ("relevant", "constraint", "required", "calculation", "choice_filter", "repeat_count", "trigger")
_COLUMNS: Final = {SURVEY: ("type", "name", *_LOGIC), CHOICES: ("list_name", "name")}
_WORD: Final = re.compile(r"[\w.\-\uff01-\uff5e]+")
_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_CYRILLIC: Final = str.maketrans("аеорсухіјѕһԁАВЕКМНОРСТХУІЈЅ", "aeopcyxijshdABEKMHOPCTXYIJS")
_GREEK: Final = str.maketrans("οανρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavpABEZHIKMNOPTYX")
_LATIN: Final = _WIDE | _CYRILLIC | _GREEK


def check_letters(book: Book) -> Iterator[Problem]:
    """Names and logic with a letter that nobody can tell from the Latin one: to a program they are others."""
    names = {row.get("name") for sheet in (SURVEY, CHOICES) for row in book.rows(sheet)}
    names |= {row.get("list_name") for row in book.rows(CHOICES)}
    for sheet, columns in _COLUMNS.items():
        for row in book.rows(sheet):
            for cell in row.all(*columns):
                if not cell.text.isascii():
                    yield from _check(sheet, row, cell, names)


def _check(sheet: str, row: Row, cell: Cell, names: set[str]) -> Iterator[Problem]:
    for found in _WORD.finditer(cell.text):
        word, plain = found[0], found[0].translate(_LATIN)
        if word != plain and plain.isascii() and (_is_mixed(word) or plain in names):
            at = next(at for at, sign in enumerate(word) if ord(sign) in _LATIN)
            params = {"word": word, "plain": plain, "sign": word[at], "pos": str(found.start() + at + 1)}
            yield problem("look_alike", sheet, row, cell.header, params, text=cell.text, severity="warning")
            return


def _is_mixed(word: str) -> bool:
    """Whether Latin letters stand beside those that look like them, or any is a wide one."""
    return any(ord(sign) in _WIDE or (sign.isascii() and sign.isalpha()) for sign in word)
