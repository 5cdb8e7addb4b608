"""Send every survey file in a folder through the product: `python -m tests.forms.run FOLDER [--json] [--javarosa]`.

A file is examined as one that is sent to the bot, with the reference lists of an installation, and what is taken is
answered to its end. Beside it stands what pyxform says of a workbook and, with `--javarosa`, whether ODK's engine
loads what pyxform made of it. The outcomes:

- `taken` as it is; `taken with its files` once the lists and media it names stand beside it (here: stand-ins);
- `stuck` at a question that nobody can answer;
- `refused with a place`, a row, a line, a sheet or a path; of a file as a whole (a password) it is the file;
- `refused without`, `crashed`: faults of ours.

Files beside a survey, and in the folder `NAME-media`, are taken along.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.examiner import Beside
from bot.services.people.outside import KNOWN
from survey_definitions import Compiled, Context, Problem, ReferenceList, examine
from survey_definitions.reading.bundle import is_xform
from tests.forms.standins import StandIns
from tests.forms.taker import StuckError, take
from tests.javarosa.oracle import Asked, ask, is_here

NOW = datetime(2024, 6, 15, 9, 30, tzinfo=UTC)
TAKEN, WITH_FILES, STUCK = "taken", "taken with its files", "stuck"
PLACED, UNPLACED, CRASHED = "refused with a place", "refused without", "crashed"
OUTCOMES = (TAKEN, WITH_FILES, STUCK, PLACED, UNPLACED, CRASHED)
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".xml", ".yaml", ".yml", ".zip")
_FILES = ("unknown_reference_list", "missing_file", "missing_media")
_WHOLE_FILE = (
    *("file_too_large", "encrypted", "macros", "not_workbook", "unzipped_too_large", "too_many_sheets"),
    *("not_text", "wide_text", "yaml_syntax", "yaml_shape", "no_survey_sheet", "not_xml", "not_xform", "xform"),
    *("bundle_without_survey", "bundle_with_several", "bundle_twice", *_FILES),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `pyxform` and `javarosa` are empty where they were not asked."""

    file: str
    kind: str
    code: str = ""
    why: str = ""
    pyxform: str = ""
    javarosa: str = ""

    @property
    def runs_elsewhere(self) -> bool:
        """Whether ODK's tools take it, as far as they were asked."""
        return self.pyxform == "compiles" and self.javarosa in ("", "loaded")


def files(folder: Path) -> Iterator[Path]:
    """The survey files in a folder and below."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES)


def outcome(path: Path, steps: int = 400) -> Outcome:
    """What became of a file, and why; at most so many answers are given."""
    data = path.read_bytes()
    try:
        found, kind = examine(data, path.name, KNOWN, Beside(path)), TAKEN
        errors = found.errors
        if found.compiled is None and {one.code for one in errors} <= set(_FILES):
            found, kind = examine(data, path.name, KNOWN, StandIns(_words(data, path.name))), WITH_FILES
        if found.compiled is None:
            first = found.errors[0]
            return Outcome(path.name, PLACED if _has_place(first) else UNPLACED, first.code, str(first))
        take(found.compiled.survey, len(path.name), NOW, _context(found.compiled), steps)
    except StuckError as err:
        return Outcome(path.name, STUCK, "", str(err))
    except Exception as err:  # noqa: BLE001 - to be counted
        where = traceback.extract_tb(err.__traceback__)[-1]
        why = f"{type(err).__name__}: {err} ({Path(where.filename).name}:{where.lineno})"
        return Outcome(path.name, CRASHED, type(err).__name__, why)
    return Outcome(path.name, kind, errors[0].code if errors else "", str(errors[0]) if errors else "")


def _words(data: bytes, name: str) -> str:
    """All that the survey says: columns of its lists are among its words."""
    from survey_definitions.reading.pipeline import read_book

    if is_xform(data) or name.endswith(".zip"):
        return ""
    rows = (row for sheet in read_book(data).sheets.values() for row in sheet.rows)
    wanted = ("choice_filter", "calculation", "parameters", "label", "relevant", "constraint", "default")
    return " ".join(cell.text for row in rows for cell in row.cells if cell.column in wanted)


def _context(compiled: Compiled) -> Context:
    """A few rows for each reference list of the house."""
    rows = [{"name": f"c{number}", "label::vi": f"Mục {number}", "parent": "c1"} for number in range(3)]
    return Context(lists={name: ReferenceList(tuple(rows)) for name in compiled.lists})


def _has_place(found: Problem) -> bool:
    return bool(found.row or found.line or found.sheet) or found.code in _WHOLE_FILE


# -- what others say


def elsewhere(paths: Sequence[Path], outcomes: Sequence[Outcome], *, javarosa: bool) -> list[Outcome]:
    """The outcomes with what pyxform and JavaRosa say."""
    with tempfile.TemporaryDirectory() as folder:
        forms = [_compiled_elsewhere(path, Path(folder) / f"{number}.xml") for number, path in enumerate(paths)]
        asked = [number for number, form in enumerate(forms) if isinstance(form, Path)]
        loads = ask([Asked(Path(folder) / f"{number}.xml") for number in asked]) if javarosa else ["" for _ in asked]
        said = dict(zip(asked, loads, strict=True))
    return [
        replace(one, pyxform=_pyxform(form, path), javarosa=" ".join(said.get(number, "").split("\t")[:1]))
        for number, (one, form, path) in enumerate(zip(outcomes, forms, paths, strict=True))
    ]


def _pyxform(form: Path | str, path: Path) -> str:
    if path.suffix.lower() == ".xml":
        return ""
    return "compiles" if isinstance(form, Path) else form


def _compiled_elsewhere(path: Path, target: Path) -> Path | str:
    """Where the XForm was written, or why there is none."""
    from pyxform.xls2xform import convert

    data = path.read_bytes()
    if is_xform(data):
        target.write_bytes(data)
        return target
    if path.suffix.lower() not in (".xlsx", ".xlsm", ".xls"):
        return ""
    try:
        xform = convert(data, file_type=".xls" if data.startswith(b"\xd0\xcf") else ".xlsx", warnings=[]).xform
    except Exception as err:  # noqa: BLE001 - to be reported
        return f"refused: {err}"
    target.write_text(xform, encoding="utf-8")
    return target


# -- the report


def counted(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many of each."""
    counts = Counter(one.kind for one in outcomes)
    return {kind: counts[kind] for kind in OUTCOMES}


def report(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The counts: of workbooks that ODK's tools run, of all workbooks, of XForms."""
    books = [one for one in outcomes if not one.file.lower().endswith(".xml")]
    return {
        "workbooks that ODK runs": counted([one for one in books if one.runs_elsewhere]),
        "of them encrypted, refused on purpose": sum(
            one.runs_elsewhere and one.code == "unsupported_setting" for one in books
        ),
        "other workbooks": counted([one for one in books if not one.runs_elsewhere]),
        "XForms": counted([one for one in outcomes if one.file.lower().endswith(".xml")]),
    }


def main(given: Sequence[str] | None = None) -> int:
    """Run all files in a folder; the exit code is 1 when any crashed."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(prog="python -m tests.forms.run")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="every file with its outcome, and the counts")
    parser.add_argument("--javarosa", action="store_true", help="ask ODK's engine too; needs a JDK")
    args = parser.parse_args(given)
    if args.javarosa and not is_here():
        parser.error("--javarosa needs java and javac")
    paths = list(files(args.folder))
    outcomes = [replace(outcome(path), file=str(path.relative_to(args.folder))) for path in paths]
    outcomes = elsewhere(paths, outcomes, javarosa=args.javarosa)
    if args.json:
        print(json.dumps({"files": [asdict(one) for one in outcomes], "counts": report(outcomes)}, ensure_ascii=False))
    else:
        for one in outcomes:
            if one.kind != TAKEN:
                print(f"{one.file}: {one.kind}: {one.why}")
        for name, figures in report(outcomes).items():
            print(f"{name}: {figures}")
    return 1 if any(one.kind == CRASHED for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
