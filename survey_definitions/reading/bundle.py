"""A survey file and the files its author brings along: lists and media, in a .zip or lying beside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Protocol

from survey_definitions import limits
from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.messages import problem

ZIP: Final = b"PK\x03\x04"
_XFORMS: Final = b"http://www.w3.org/2002/xforms"
_SURVEYS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml")
_NOT_BUNDLES: Final = ("[Content_Types].xml", "mimetype")
_FOLDER_LOOKS: Final = ("thumbs.db", "desktop.ini")
_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)  # so that the same files make the same bytes
_HEAD: Final = 4_000  # bytes in which an XForm says that it is one


class Files(Protocol):
    """Files by their names, without folders."""

    def get(self, name: str, /) -> bytes | None:
        """The content; None when there is no such file."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A survey file `source` called `name`, and what came with it."""

    source: bytes
    name: str
    files: Files = field(default_factory=dict[str, bytes])


def is_bundle(data: bytes) -> bool:
    """Whether this is a .zip with a survey in it rather than a workbook, which is an archive too."""
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not set(_NOT_BUNDLES) & set(archive.namelist())
    except Exception:  # noqa: BLE001 - a broken archive, of which whoever reads it will tell
        return False


def is_xform(data: bytes) -> bool:
    """Whether this is XML that says it is an XForm, or any XML when nothing else could be meant."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def opened(source: bytes, name: str, beside: Files) -> Bundle:
    """The survey in a file, and the files it may refer to. Raises SurveyRejected."""
    if not is_bundle(source):
        return Bundle(source, name, beside)
    if len(source) > limits.BUNDLE_BYTES:
        raise SurveyRejected((problem("file_too_large", size=str(len(source)), limit=str(limits.BUNDLE_BYTES)),))
    try:
        return _unpacked(source)
    except SurveyRejected:
        raise
    except Exception as err:  # a broken archive fails in the archive, in its compression or in its file names
        raise SurveyRejected((problem("not_workbook", detail=str(err)),)) from err


def _unpacked(source: bytes) -> Bundle:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not _is_litter(one.filename)]
        if sum(one.file_size for one in members) > limits.BUNDLE_UNPACKED or len(members) > limits.BUNDLE_FILES:
            raise SurveyRejected((problem("unzipped_too_large"),))
        files: dict[str, bytes] = {}
        for one in members:
            name = PurePosixPath(one.filename.replace("\\", "/")).name
            if name in files:
                raise SurveyRejected((problem("bundle_twice", name=name),))
            files[name] = archive.read(one)
    name = _survey_in(files)
    return Bundle(files.pop(name), name, files)


def _is_litter(path: str) -> bool:
    """What systems and programs put into folders for themselves: lock files of Office, folders' looks."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX", "~$")) or part.lower() in _FOLDER_LOOKS for part in parts)


def _survey_in(files: Mapping[str, bytes]) -> str:
    """The name of the survey among the files; an XForm only where there is no workbook."""
    found = [name for name in files if name.lower().endswith(_SURVEYS)]
    found = found or [name for name in files if name.lower().endswith(".xml") and _XFORMS in files[name][:_HEAD]]
    if len(found) == 1:
        return found[0]
    code = "bundle_with_several" if found else "bundle_without_survey"
    raise SurveyRejected((problem(code, names=", ".join(sorted(found or files)[:10])),))


def member(stored: bytes, name: str) -> bytes | None:
    """A file of a stored archive by its bare name; None when there is none, or no archive."""
    if not is_bundle(stored):
        return None
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        found = (one for one in archive.infolist() if PurePosixPath(one.filename).name == name)
        return next((archive.read(one) for one in found if not _is_litter(one.filename)), None)


def stored_name(name: str, stored: bytes) -> str:
    """The name of what is stored of a file: a survey and what lay beside it became a .zip."""
    return f"{PurePosixPath(name).stem}.zip" if is_bundle(stored) and not name.lower().endswith(".zip") else name


def packed(source: bytes, name: str, files: Mapping[str, bytes]) -> bytes:
    """A .zip of the survey and these files; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in ((name, source), *sorted(files.items())):
            archive.writestr(zipfile.ZipInfo(one, _DAY_ONE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
