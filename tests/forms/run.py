"""Read every survey file in a folder and take what can be read: `python -m tests.forms.run FOLDER`.

Prints a line for each that was refused or crashed, and last the counts: run to the end, stuck at a question that
nobody can answer, refused with the place of the fault, refused without one, crashed. A place is a row, a line, a sheet
or a path; where the file as a whole is refused (a password, macros, no survey at all) it is the file.

Reference lists are taken from .csv files beside the survey.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import yaml

from survey_definitions import Context, Problem, ReferenceList, Survey, SurveyRejected, compile_survey, read_survey
from tests.forms.taker import StuckError, take

NOW = datetime(2024, 6, 15, 9, 30, tzinfo=UTC)
RUNS, STUCK, PLACED, UNPLACED, CRASHED = "runs", "stuck", "refused with a place", "refused without", "crashed"
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xml", ".yaml", ".yml")
_WHOLE_FILE = (
    *("file_too_large", "old_excel", "encrypted", "macros", "not_workbook", "unzipped_too_large", "too_many_sheets"),
    *("not_text", "wide_text", "yaml_syntax", "yaml_shape", "no_survey_sheet", "not_xml", "not_xform"),
)


def files(folder: Path) -> Iterator[Path]:
    """The survey files in a folder and below."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES)


def read(path: Path) -> Survey:
    """The survey in a file. Raises SurveyRejected."""
    data = path.read_bytes()
    if path.suffix.lower() == ".xml":
        return read_survey(data)
    return compile_survey(_modern(data), path.name).survey


def _modern(data: bytes) -> bytes:
    """An old .xls as YAML, so that what is in it can be tried; other files as they are."""
    if not data.startswith(b"\xd0\xcf"):
        return data
    from pyxform.xls2json_backends import xls_to_dict

    book = xls_to_dict(data)
    sheets = {name: book[name] for name in ("survey", "choices", "settings", "entities") if name in book}
    return yaml.safe_dump(sheets, allow_unicode=True).encode()


def outcome(path: Path, steps: int = 400) -> tuple[str, str]:
    """What became of a file, and why; at most so many answers are given."""
    try:
        survey = read(path)
        take(survey, len(path.name), NOW, _beside(path, survey), steps)
    except SurveyRejected as err:
        first = err.problems[0]
        return PLACED if _has_place(first) else UNPLACED, str(first)
    except StuckError as err:
        return STUCK, str(err)
    except Exception as err:  # noqa: BLE001 - to be counted
        where = traceback.extract_tb(err.__traceback__)[-1]
        return CRASHED, f"{type(err).__name__}: {err} ({Path(where.filename).name}:{where.lineno})"
    return RUNS, ""


def _beside(path: Path, survey: Survey) -> Context:
    """The reference lists that lie in the survey's folder."""
    found = {name: path.parent / f"{name}.csv" for name in survey.lists}
    lists = {name: ReferenceList.from_csv(_utf8(file)) for name, file in found.items() if file.is_file()}
    return Context(lists=lists)


def _utf8(file: Path) -> bytes:
    return file.read_bytes().decode("utf-8", "replace").encode()


def _has_place(found: Problem) -> bool:
    placed = found.row or found.line or found.sheet or "path" in found.params
    return bool(placed) or found.code in _WHOLE_FILE


def main(folder: Path) -> int:
    """Run all files in a folder; the exit code is 1 when any crashed."""
    counts: Counter[str] = Counter()
    for path in files(folder):
        kind, why = outcome(path)
        counts[kind] += 1
        if why:
            print(f"{path.relative_to(folder)}: {kind}: {why}")
    print(", ".join(f"{counts[kind]} {kind}" for kind in (RUNS, STUCK, PLACED, UNPLACED, CRASHED)))
    return 1 if counts[CRASHED] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
