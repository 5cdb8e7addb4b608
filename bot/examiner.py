"""The process in which a survey file is examined: a job on standard input, what was found on standard output.

Whatever a file holds, the process ends: it gives itself a limit of time and of memory and says where it stood when it
met one. Who started it ends it by its own clock, should even that fail; since a killed process says nothing, this one
writes once a second to standard error where it stands. Run as ``python -m bot.examiner``.
"""

from __future__ import annotations

import contextlib
import gc
import json
import signal
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Final

from survey_definitions import Diagnosis, Known, ReferenceList, examine
from survey_definitions.limits import BUNDLE_BYTES
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Cell, Row

TOLD_EVERY: Final = 1.0  # seconds
BUSY: Final = 0.4  # of the time that is up: who had a processor for less was kept from it by others
_A_MOMENT: Final = 0.05  # seconds; a timer of none is no timer
_SHEETS: Final = (SURVEY, CHOICES, SETTINGS)
_TIMERS: Final = ((signal.ITIMER_REAL, signal.SIGALRM), (signal.ITIMER_PROF, signal.SIGPROF))


Marking = Callable[[dict[str, Any], Diagnosis], list[str]]
"""Makes the marked copy of a file with errors: its name, and its content in base 64."""
Tabling = Callable[[dict[str, Any]], dict[str, Any] | None]
"""What is found in a file that is no survey but a table; None for one that may be a survey."""


class OutOfTimeError(BaseException):
    """The time is up; nothing inside may take it for a fault of the file. ``limit`` is what it had, in seconds.

    ``is_busy``: the machine had hardly a processor for it.
    """

    def __init__(self, limit: float, *, is_busy: bool = False) -> None:
        super().__init__()
        self.limit = f"{round(limit) or limit:g}"
        self.code = "too_busy" if is_busy else "too_slow"


def content(path: Path) -> bytes:
    """The bytes of a file; one more than any file may have, so that a larger one is refused as such."""
    with path.open("rb") as file:
        return file.read(BUNDLE_BYTES + 1)


class Beside:
    """The files in a survey's folder, and in the folder `NAME-media` that ODK's programs make for it."""

    def __init__(self, survey: Path) -> None:
        self.survey = survey
        self._folders = (survey.parent, survey.parent / f"{survey.stem}-media")

    def get(self, name: str) -> bytes | None:
        """The content of a file by its bare name; None when there is none."""
        paths = (folder / Path(name).name for folder in self._folders if name)
        return next((content(path) for path in paths if path.is_file()), None)


def main(marking: Marking | None = None, tabling: Tabling | None = None) -> None:
    """Read the job, examine, write the answer."""
    gc.disable()  # the process ends before it has made garbage worth looking for
    sys.modules["numpy"] = None  # type: ignore[assignment] # openpyxl would load it, and needs it for nothing here
    answers = sys.stdout
    sys.stdout = sys.stderr  # the answer stands alone, whatever anything logs or prints
    job = json.load(sys.stdin)
    _limit(job["work"], job["wall"], job["memory"], job["began"])
    _tell(None)  # it has begun
    json.dump(answer(job, marking, tabling), answers, ensure_ascii=False)


def answer(job: dict[str, Any], marking: Marking | None = None, tabling: Tabling | None = None) -> dict[str, Any]:
    """What was found, as JSON, with a marked copy of a file with errors if there is time to make it."""
    found, copy, table = None, None, None
    try:
        if tabling is not None and (table := tabling(job)) is not None:
            return _in_time({"problems": [], "compiled": None, **table})
        found = _examined(job)
        if marking is not None and found.compiled is None:
            copy = marking(job, found)
    except OutOfTimeError as stopped:
        found = found or _stopped(stopped.code, stopped.__traceback__, seconds=stopped.limit)
    except MemoryError as stopped:
        found = found or _stopped("too_much_memory", stopped.__traceback__)
    return _in_time({"problems": [asdict(one) for one in found.problems], "compiled": _plain(found), "copy": copy})


def _in_time(found: dict[str, Any]) -> dict[str, Any]:
    """What was found; no time is up any more."""
    for timer, _ in _TIMERS:
        signal.setitimer(timer, 0)
    return found


def _known(given: dict[str, Any] | None) -> Known | None:
    if given is None:
        return None
    return Known(given["lists"], frozenset(given["facts"]), frozenset(given["languages"]), given["pictures"])


def _examined(job: dict[str, Any]) -> Diagnosis:
    return examine(
        b64decode(job["source"]),
        job["name"],
        _known(job["known"]),
        Beside(Path(job["beside"]))
        if job["beside"]
        else {name: b64decode(text) for name, text in job["files"].items()},
        lists={name: ReferenceList(tuple(rows)) for name, rows in job["lists"].items()},
        now=datetime.fromisoformat(job["now"]),
    )


def _decoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: b64decode(text) for name, text in files.items()}


def _plain(found: Diagnosis) -> dict[str, Any] | None:
    """What was compiled, without the survey itself, which can be read from its XForm again."""
    done = found.compiled
    if done is None:
        return None
    return {
        "about": asdict(done.about),
        "xform": done.xform,
        "sha256": done.sha256,
        "source": b64encode(done.source).decode(),
        "lists": sorted(done.lists),
        "rules": {name: list(rows) for name, rows in done.rules.items()},
        "rehearsal": asdict(done.rehearsal) if done.rehearsal else None,
    }


def _limit(work: float, wall: float, memory: int, began: float) -> None:
    """Limit what is taken from now on; the time of the clock runs from when somebody began to wait."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # not every system has them
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    left = max(_A_MOMENT, wall - (time.monotonic() - began))
    end = time.monotonic() + left

    def at_work(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError(work)

    def by_the_clock(_signal: int, frame: FrameType | None) -> None:
        if time.monotonic() >= end:
            raise OutOfTimeError(wall, is_busy=time.process_time() < BUSY * wall)
        _tell(frame)

    signal.signal(signal.SIGPROF, at_work)
    signal.setitimer(signal.ITIMER_PROF, work)
    signal.signal(signal.SIGALRM, by_the_clock)
    signal.setitimer(signal.ITIMER_REAL, min(TOLD_EVERY, left), min(TOLD_EVERY, left))


# -- where it stood


def _stopped(code: str, trace: TracebackType | None, **params: str) -> Diagnosis:
    sheet, row, column = place(trace)
    if code == "too_busy" and row is None:  # nothing of the file was reached
        code = "not_begun"
    return Diagnosis((problem(code, sheet, row, column, params),))


def _tell(frame: FrameType | None) -> None:
    """Write where the process stands, for whoever may have to end it."""
    held: list[tuple[str, Any]] = []
    while frame is not None:
        held[:0] = frame.f_locals.items()
        frame = frame.f_back
    with contextlib.suppress(Exception):  # only a help
        sheet, row, column = _place(held)
        sys.stderr.write(json.dumps([sheet, row.number if row else None, column]) + "\n")
        sys.stderr.flush()


def place(trace: TracebackType | None) -> tuple[str, Row | None, str]:
    """The sheet, row and column that was being looked at, from what the interrupted functions hold."""
    return _place(list(_held(trace)))


def _place(held: list[tuple[str, Any]]) -> tuple[str, Row | None, str]:
    row, column = None, ""
    for _, value in reversed(held):  # the innermost first
        if row is None and isinstance(value, Row):
            row = value
        elif not column and isinstance(value, Cell):
            column = value.header
    row = row or _named(held)
    return _sheet(row, held), row, column


def _sheet(row: Row | None, held: list[tuple[str, Any]]) -> str:
    """The sheet that holds the row; without one, the sheet that the innermost function is at."""
    sheets = book.sheets if (book := _book(held)) else {}
    of_the_row = (name for name in sheets if any(one is row for one in sheets[name].rows))
    said = (value for name, value in reversed(held) if name == "sheet" and value in _SHEETS)
    return next(of_the_row, None) or next(said, SURVEY)


def _book(held: list[tuple[str, Any]]) -> Book | None:
    return next((value for _, value in reversed(held) if isinstance(value, Book)), None)


def _held(trace: TracebackType | None) -> Iterator[tuple[str, Any]]:
    while trace is not None:
        yield from trace.tb_frame.f_locals.items()
        trace = trace.tb_next


def _named(held: list[tuple[str, Any]]) -> Row | None:
    """The row of the question whose path or name an interrupted function holds."""
    book = _book(held)
    rows = {row.get("name"): row for row in book.questions()} if book else {}
    for _, value in reversed(held):
        ref = getattr(value, "ref", None) or getattr(value, "name", None)
        row = rows.get(str(ref).rsplit("/", 1)[-1]) if isinstance(ref, str) else None
        if row is not None:
            return row
    return next(iter(rows.values()), None)


if __name__ == "__main__":
    main()
