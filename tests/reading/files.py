"""Survey files of every kind, made on the spot."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl

from survey_definitions import Compiled, Problem, SurveyRejected, compile_survey
from tests.engine.kit import rows

SETTINGS = [{"form_id": "test", "version": "1"}]


def yaml_file(survey: str, choices: str = "", settings: Any = None, **sheets: Any) -> bytes:
    """A YAML file (JSON is YAML) from tables."""
    book: dict[str, Any] = {"settings": settings or SETTINGS, "survey": rows(survey), **sheets}
    if choices:
        book["choices"] = rows(choices)
    return json.dumps(book, ensure_ascii=False).encode()


def xlsx_file(sheets: Mapping[str, Iterable[Iterable[Any]]]) -> bytes:
    """A workbook from rows of values."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, values in sheets.items():
        sheet = book.create_sheet(name)
        for row in values:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rezipped(data: bytes, extra: Mapping[str, bytes]) -> bytes:
    """The archive with further members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member, old.read(member))
        for name, content in extra.items():
            new.writestr(name, content)
    return out.getvalue()


def compiled(data: bytes, name: str = "test.yaml") -> Compiled:
    """The compiled file."""
    return compile_survey(data, name)


def problems(data: bytes, name: str = "test.yaml") -> tuple[Problem, ...]:
    """Why a file is refused."""
    try:
        compile_survey(data, name)
    except SurveyRejected as err:
        return err.problems
    raise AssertionError("the file was taken")


def places(data: bytes) -> list[tuple[str, str, int | None, str]]:
    """Code, sheet, row and column of each error of a refused file."""
    return [(p.code, p.sheet, p.row, p.column) for p in problems(data) if p.severity == "error"]
