"""Examining a file in a process of its own, so that no file can keep this one busy, or fill its memory.

Where others wait for this machine the process takes little more of a processor than nobody else wants.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from bot.examiner import BUSY, Beside
from survey_definitions import About, Compiled, Diagnosis, Known, Problem, ReferenceList, Rehearsal
from survey_definitions.engine.parents import Emptied
from survey_definitions.engine.state import Exceeded
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Row

GRACE = 2.0  # seconds after its time until a process that has not ended itself is ended
NICE: Final = 3  # how much less than others the process wants a processor
GIVES_WAY = 5  # the same of one that gives way: a third of what somebody gets who competes with it
COMMAND: tuple[str, ...] = (sys.executable, "-m")  # with an examiner's module: its process


@dataclass(frozen=True, slots=True)
class ExaminingLimits:
    """What examining one file may take: seconds of a processor and of the clock, bytes of address space."""

    work: float = 12.0
    wall: float = 14.0
    memory: int = 1_500_000_000


STANDARD = ExaminingLimits()
"""Those of an examiner that has none of its own. Tests, which a busy machine must not fail, set others."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """The module that runs in the process; one that marks mistakes in a copy needs ``words`` for it.

    ``gives_way``: everybody else on the machine goes before it. ``sorts``: the file need not be a survey.
    """

    module: str = "bot.examiner"
    words: Mapping[str, str] = field(default_factory=dict)
    limits: ExaminingLimits | None = None
    gives_way: bool = False
    sorts: bool = False


EXAMINER: Final = Examiner()
SURVEY_ITSELF: Final[tuple[str, Row | None, str]] = (SURVEY, None, "")


def examined(
    source: bytes,
    name: str,
    known: Known | None,
    lists: Mapping[str, ReferenceList],
    now: datetime,
    limits: ExaminingLimits | None = None,
    *,
    files: Beside | Mapping[str, bytes] = MappingProxyType({}),
) -> Diagnosis:
    """Examine a file called `name`; `lists` are the reference lists of the day, `files` what came with it.

    Ends within the seconds of the clock and `GRACE`, whatever the file holds; then what was found says where it stood.
    """
    return examined_and_marked(source, name, known, lists, now, Examiner(limits=limits), files=files)[0]


def examined_and_marked(
    source: bytes,
    name: str,
    known: Known | None,
    lists: Mapping[str, ReferenceList],
    now: datetime,
    examiner: Examiner = EXAMINER,
    *,
    files: Beside | Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Diagnosis, tuple[str, bytes] | None]:
    """Do the same with an examiner that may give a copy with the mistakes marked: its name and content."""
    found = asked(job_of(source, name, known, lists, now, files=files), examiner)
    return diagnosis(found), copy_of(found)


def job_of(
    source: bytes,
    name: str,
    known: Known | None,
    lists: Mapping[str, ReferenceList],
    now: datetime,
    *,
    files: Beside | Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, Any]:
    """What the process is asked."""
    return {
        "source": b64encode(source).decode(),
        "name": name,
        "known": _plain(known),
        "lists": {key: [dict(row) for row in listed.rows] for key, listed in lists.items()},
        "now": now.isoformat(),
        **_files(files),
    }


def diagnosis(found: Mapping[str, Any]) -> Diagnosis:
    """What the process found in a survey."""
    return Diagnosis(tuple(Problem(**one) for one in found["problems"]), _compiled(found))


def copy_of(found: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """The marked copy that the process made: its name and content."""
    copy = found.get("copy")
    return (copy[0], b64decode(copy[1])) if copy else None


def _files(files: Beside | Mapping[str, bytes]) -> dict[str, Any]:
    """Files as they are, or where they lie."""
    if isinstance(files, Beside):
        return {"beside": str(files.survey.absolute()), "files": {}}
    return {"beside": "", "files": {name: b64encode(content).decode() for name, content in files.items()}}


def _plain(known: Known | None) -> dict[str, Any] | None:
    if known is None:
        return None
    lists = {name: sorted(columns) for name, columns in known.lists.items()}
    return {
        "lists": lists,
        "facts": sorted(known.facts),
        "languages": sorted(known.languages),
        "pictures": known.pictures,
    }


def asked(job: Mapping[str, Any], examiner: Examiner) -> dict[str, Any]:
    """What the process says of a job; something in its place when it could not say anything."""
    limits = examiner.limits or STANDARD
    own = {"words": dict(examiner.words), "sorts": examiner.sorts, "began": time.monotonic()}
    whole = {**job, **asdict(limits), **own}
    process, wall = _started(examiner), limits.wall
    try:
        return _said(process, *process.communicate(json.dumps(whole), wall + GRACE))
    except subprocess.TimeoutExpired:
        is_busy = _processor_seconds(process.pid) < BUSY * wall
        process.kill()
        _, told = process.communicate()
        has_begun = told and not (is_busy and _told(told)[1] is None)
        code = "too_busy" if is_busy else "too_slow"
        return _ended(code if has_begun else "not_begun", told, seconds=f"{wall + GRACE:.0f}")


def _started(examiner: Examiner) -> subprocess.Popen[str]:
    process = subprocess.Popen(  # noqa: S603 - this very program
        [*COMMAND, examiner.module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with suppress(AttributeError, OSError):  # not every system has it
        nice = os.getpriority(os.PRIO_PROCESS, 0) + (GIVES_WAY if examiner.gives_way else NICE)
        os.setpriority(os.PRIO_PROCESS, process.pid, nice)
    return process


def _processor_seconds(pid: int) -> float:
    """How long a process that runs had a processor; without end where the system does not tell."""
    try:
        times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / float(os.sysconf("SC_CLK_TCK"))
    except (OSError, ValueError, AttributeError):
        return float("inf")


def _said(process: subprocess.Popen[str], said: str, told: str) -> dict[str, Any]:
    if process.returncode == 0:
        answer: dict[str, Any] = json.loads(said)
        return answer
    if process.returncode < 0 or "MemoryError" in told:  # by a signal: the system had no memory for it
        return _ended("too_much_memory", told)
    raise RuntimeError(f"examining ended with {process.returncode}: {told.strip().splitlines()[-1:]}")


def _ended(code: str, told: str, **params: str) -> dict[str, Any]:
    """Why the process ended, at the place where it said last that it stood."""
    one = problem(code, *_told(told), params)
    fields = {name: getattr(one, name) for name in Problem.__slots__}
    return {"problems": [fields], "compiled": None}


def _told(text: str) -> tuple[str, Row | None, str]:
    """The last place that was told: a row, if any was."""
    places = [SURVEY_ITSELF]
    for line in text.splitlines():
        with suppress(ValueError, TypeError):
            sheet, row, column = json.loads(line)
            places.append((sheet, Row(row, ()) if row else None, column))
    return next((one for one in reversed(places) if one[1] is not None), places[-1])


def _compiled(found: Mapping[str, Any]) -> Compiled | None:
    done = found["compiled"]
    if done is None:
        return None
    about = done["about"]
    return Compiled(
        about=About(**{**about, "languages": tuple(about["languages"])}),
        xform=done["xform"],
        warnings=tuple(Problem(**one) for one in found["problems"]),
        sha256=done["sha256"],
        lists=frozenset(done["lists"]),
        rules=done["rules"],
        source=b64decode(done["source"]),
        rehearsal=_rehearsal(done["rehearsal"]),
    )


def _rehearsal(found: Mapping[str, Any] | None) -> Rehearsal | None:
    if found is None:
        return None
    emptied = tuple(Emptied(**one) for one in found["emptied"])
    return Rehearsal(**{**found, "emptied": emptied, "exceeded": tuple(Exceeded(*one) for one in found["exceeded"])})
