"""Rows of a .csv: its encoding and its delimiter found out, never guessed silently."""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator
from io import StringIO

from bot.services.imports.problems import FileRefusedError, Notice
from bot.services.imports.tables import old_fonts
from bot.services.imports.tables.cells import tidy
from bot.services.imports.tables.header_row import known_names
from bot.services.imports.tables.raw import HEADER_WITHIN, RawRow, Reading

_DELIMITERS = (",", ";", "\t")
_HEAD = 20_000  # characters in which the names of columns are looked for
_ENOUGH = 2  # known names that make a line the header
_FIELD = re.compile(r"[^,;\t\r\n\"]+")
_OLD_FONTS = 0.5  # the part of the texts that makes a file one of the time before Unicode
_SAMPLE = 200_000  # characters in which it is looked for
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_LEGACY_DEBRIS = re.compile(r"[^\W\d_][¡-¿×÷]|[¡-¿×÷][^\W\d_]")  # symbols inside words: some other encoding


def read_delimited(data: bytes, known: frozenset[str]) -> Reading:
    """Read UTF-8 (with or without BOM), UTF-16 or Windows-1258 text cut by comma, semicolon or tab.

    ``known`` names of columns decide which delimiter it is. Raises FileRefusedError.
    """
    text, notices = decoded(data)
    hint = _EXCEL_HINT.match(text)
    if hint:
        text = text[hint.end() :]
    return Reading(_rows(text, hint[1] if hint else _delimiter(text, known)), notices)


def has_columns(data: bytes, known: frozenset[str]) -> bool:
    """Whether a file is text that has at least two of the known columns somewhere among its first lines."""
    try:
        text, _ = decoded(data)
    except FileRefusedError:
        return False
    return _columns(text, _delimiter(text, known), known) >= _ENOUGH


def decoded(data: bytes) -> tuple[str, list[Notice]]:
    """The text of a file and how it was read. Raises FileRefusedError for bytes no supported encoding explains."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), [Notice(0, "", "read_as_utf_16")]
        if b"\x00" in data[:200]:
            order = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
            return data.decode(order), [Notice(0, "", "read_as_utf_16")]
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _of_one_byte(data: bytes) -> tuple[str, list[Notice]]:
    """Text of a time when every letter was one byte: typed for old fonts, whose cells say so, or Windows-1258."""
    signs = data.decode("latin-1")
    if old_fonts.share(_FIELD.findall(signs[:_SAMPLE])) > _OLD_FONTS:
        return signs, [Notice(0, "", "read_as_old_font")]
    return _windows_1258(data), [Notice(0, "", "read_as_windows_1258")]


def _windows_1258(data: bytes) -> str:
    """Read the Vietnamese code page, in which a tone follows its vowel as a sign of its own."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise FileRefusedError("unknown_encoding") from None
    toneless = any(
        unicodedata.combining(sign) and before not in _VOWELS for before, sign in zip(" " + text, text, strict=False)
    )
    if toneless or _LEGACY_DEBRIS.search(text):
        raise FileRefusedError("unknown_encoding")
    return unicodedata.normalize("NFC", text)


def _delimiter(text: str, known: frozenset[str]) -> str:
    """The delimiter that finds the most known columns in one of the first lines."""
    return max(_DELIMITERS, key=lambda delimiter: _columns(text, delimiter, known))


def _columns(text: str, delimiter: str, known: frozenset[str]) -> int:
    """The most known columns in one of the first lines."""
    lines = text[:_HEAD].lstrip("\r\n").split("\n")[:HEADER_WITHIN]
    cells = ([name.strip('" \r') for name in line.split(delimiter)] for line in lines)
    return max(known_names(line, known) for line in cells)


def _rows(text: str, delimiter: str) -> Iterator[RawRow]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield RawRow(number, tuple(tidy(cell) for cell in cells))
    except csv.Error as error:
        raise FileRefusedError("unreadable_csv", line=str(number + 1), detail=str(error)) from error
