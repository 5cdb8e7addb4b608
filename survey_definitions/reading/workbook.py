"""An .xlsx workbook to sheets. Limits are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from survey_definitions import limits
from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Book
from survey_definitions.reading.table import read_sheets
from survey_definitions.reading.xlsx import XlsxWorkbook

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Excel keeps what a password protects
_MACRO_TYPE, _CONTENT_TYPES = b"macroEnabled", "[Content_Types].xml"
_SMALL = 10_000  # bytes; no smaller archive is judged by its ratio


def is_encrypted(data: bytes) -> bool:
    """Whether a file of the kind that Excel wrote before 2007 only wraps what a password protects."""
    return _ENCRYPTED in data


def read_workbook(data: bytes) -> Book:
    """The sheets of a workbook. Raises SurveyRejected."""
    check_archive(data)
    try:
        return read_sheets(XlsxWorkbook(data))
    except (SurveyRejected, MemoryError):
        raise
    except Exception as err:  # a broken workbook fails anywhere inside the library
        detail = f"{type(err).__name__}: {err}"
        raise SurveyRejected((problem("not_workbook", detail=detail),)) from err


def check_archive(data: bytes) -> None:
    """Check a zip archive without unpacking it. Raises SurveyRejected."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            code = _refusal(archive, len(data))
            types = archive.read(_CONTENT_TYPES) if _CONTENT_TYPES in archive.namelist() else b""
            code = code or ("macros" if _MACRO_TYPE in types else "")
    except Exception as err:  # a broken archive fails in the archive, in its compression or in its file names
        raise SurveyRejected((problem("not_workbook", detail=str(err)),)) from err
    if code:
        raise SurveyRejected((problem(code),))


def _refusal(archive: zipfile.ZipFile, size: int) -> str:
    """The code of what is wrong with an archive of this size in bytes, as its directory says."""
    members = archive.infolist()
    if any(member.filename.endswith("vbaProject.bin") for member in members):
        return "macros"
    unpacked = sum(member.file_size for member in members)
    most = min(limits.UNZIPPED_BYTES, limits.UNZIP_RATIO * max(size, _SMALL))
    return "unzipped_too_large" if unpacked > most or len(members) > limits.ZIP_MEMBERS else ""
