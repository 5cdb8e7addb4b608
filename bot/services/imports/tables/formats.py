"""What a file is, by its first bytes and not by its name; what is no list at all is called by its name."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from bot.services.imports.problems import FileRefusedError

XLSX: Final = "xlsx"
ODS: Final = "ods"
XLS: Final = "xls"
TEXT: Final = "text"

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx under a password
_OLDEST: Final = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00")  # .xls without a wrapper
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORDS: Final = "WordDocument".encode("utf-16-le")
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_HEAD: Final = 4_000  # bytes in which a text says what it is
_PARTS: Final = (("xl/workbook.bin", "is_binary_workbook"), ("word/document.xml", "is_word_document"))


def format_of(data: bytes) -> str:
    """`XLSX`, `ODS`, `XLS` or `TEXT`. Raises FileRefusedError for what can be told to be something else."""
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_COMPOUND):
        return _compound(data)
    if data.startswith(_OLDEST):
        return XLS
    if data.startswith(b"%PDF"):
        raise FileRefusedError("is_pdf")
    if data.startswith(_PICTURES):
        raise FileRefusedError("is_picture")
    _refuse_markup(data[:_HEAD].replace(b"\x00", b"").lower())
    return TEXT


def _zipped(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            kind = archive.open("mimetype").read(200).decode("latin-1") if "mimetype" in names else ""
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return XLSX  # its reader says what is wrong
    for part, code in _PARTS:
        if part in names:
            raise FileRefusedError(code)
    if kind.startswith(_OPEN_DOCUMENT):
        if kind.startswith(f"{_OPEN_DOCUMENT}spreadsheet"):
            return ODS
        raise FileRefusedError("is_word_document")
    return XLSX


def _compound(data: bytes) -> str:
    if _ENCRYPTED in data:
        raise FileRefusedError("locked_workbook")
    if _WORDS in data:
        raise FileRefusedError("is_word_document")
    return XLS


def _refuse_markup(head: bytes) -> None:
    """Some programs call a web page, or the XML of an Excel of 2003, a workbook."""
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<?xml" in head:
        raise FileRefusedError("is_old_xml")
    if any(tag in head for tag in (b"<html", b"<table", b"<!doctype html")):
        raise FileRefusedError("is_web_page")
