"""``python -m benchmarks.checking``: what checking costs, beside what its libraries cost alone.

Everything is CPU time of a fresh process, the least or the middle of a few, and told as a multiple of the library's, so
that the figures of two machines can be compared. Exit code 1 when one is above what is allowed.
"""

import gc
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import openpyxl
from pyxform.xls2xform import convert

from bot.services.people.outside import KNOWN
from survey_definitions import examine

TIMES = 3
TURNS = 5  # of the two that are compared
ALLOWED = {"check of a small file": 3.0, "campaign list": 4.0, "300 questions": 1.5, "1000 questions": 2.0}
TYPES = ("integer", "text", "select_one yn", "decimal", "date", "select_multiple m", "note")
HEADERS = ("type", "name", "label::vi", "label::en", "hint::vi", "hint::en", "relevant", "constraint", "required")
SMALL = """\
survey:
- {type: integer, name: years, label: {vi: "Bao nhiêu năm?", en: "How many years?"}}
settings:
- {form_id: small, form_title: {vi: "Nhỏ", en: "Small"}, default_language: vi}
"""


def main() -> bool:
    """Print the figures; False when one is above what is allowed."""
    with tempfile.TemporaryDirectory(prefix="checking-") as name:
        folder = Path(name)
        (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
        child = partial(_child, os.environ | {"SURVEYBOT_DATA_DIR": str(folder / "var")})
        pyxform, sqlalchemy = child("-c", "import pyxform.xls2xform"), child("-c", "import sqlalchemy")
        child("-m", "bot", "campaign", "list")
        figures = {
            "check of a small file": (child("-m", "bot", "check", str(folder / "small.yaml")), pyxform),
            "campaign list": (child("-m", "bot", "campaign", "list"), sqlalchemy),
        }
        for count in (300, 1000):
            file = folder / f"{count}.xlsx"
            file.write_bytes(workbook(count))
            figures[f"{count} questions"] = _side_by_side(file)
    within = [_told(label, *pair) for label, pair in figures.items()]
    return all(within)


def _told(label: str, ours: float, theirs: float) -> bool:
    print(f"{label:24} {ours:6.2f} s = {ours / theirs:4.2f} x {theirs:.2f} s, allowed {ALLOWED[label]:.1f}")
    return ours / theirs <= ALLOWED[label]


def workbook(count: int) -> bytes:
    """A workbook with so many questions in two languages, a fifth with a condition, a seventh with a constraint."""
    book = openpyxl.Workbook()
    survey, choices, settings = book.active, book.create_sheet("choices"), book.create_sheet("settings")
    assert survey is not None
    survey.title = "survey"
    survey.append(HEADERS)
    for n in range(count):
        survey.append(_question(n))
    choices.append(("list_name", "name", "label::vi", "label::en"))
    for listed, names in (("yn", ("yes", "no")), ("m", tuple(f"m{n}" for n in range(8)))):
        for one in names:
            choices.append((listed, one, one, one))
    settings.append(("form_id", "form_title", "default_language"))
    settings.append(("large", "Lớn", "vi"))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _question(n: int) -> tuple[str | None, ...]:
    texts = (f"Câu hỏi số {n}", f"Question number {n}", "gợi ý", "a hint")
    relevant = f"${{q{n - 1}}} != '' and ${{q{n - 2}}} != 'x'" if n % 5 == 3 else None
    bounds = (". >= 0 and . < 100", "yes") if n % 7 == 0 else (None, None)
    return (TYPES[n % len(TYPES)], f"q{n}", *texts, relevant, *bounds)


# -- in processes of their own


def _child(environment: Mapping[str, str], *command: str) -> float:
    """CPU seconds of a child and of those it started."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(TIMES))


def _side_by_side(file: Path) -> tuple[float, float]:
    """CPU seconds of examining a file and of converting it alone, each the middle one of a few, in turns.

    The machine is never quiet, and what it does meanwhile is to count for both.
    """
    pairs = [(_inside("examining", file), _inside("converting", file)) for _ in range(TURNS)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def _inside(what: str, file: Path) -> float:
    """CPU seconds inside a fresh child that has everything imported."""
    command = [sys.executable, "-m", "benchmarks.checking", what, str(file)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def examining(file: Path) -> float:
    """Check one file, with everything loaded before, as the process does that examines files (`bot.examiner`)."""
    gc.disable()
    examine(SMALL.encode(), "small.yaml", KNOWN)
    source, start = file.read_bytes(), time.process_time()
    found = examine(source, file.name, KNOWN)
    spent = time.process_time() - start
    assert found.compiled is not None, found.problems
    return spent


def converting(file: Path) -> float:
    """Let pyxform alone convert one file."""
    source, start = io.BytesIO(file.read_bytes()), time.process_time()
    convert(source, file_type=".xlsx", validate=False)
    return time.process_time() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print({"examining": examining, "converting": converting}[sys.argv[1]](Path(sys.argv[2])))
    else:
        sys.exit(not main())
