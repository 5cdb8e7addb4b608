"""Examining a file in a process of its own, so that no file can keep this one busy, or fill its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from bot.examiner import Beside
from survey_definitions import About, Compiled, Diagnosis, Known, Problem, ReferenceList, Rehearsal
from survey_definitions.engine.parents import Emptied
from survey_definitions.engine.state import Exceeded
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY

SECONDS: Final = 55.0  # after which the process is ended, should it not have ended itself
_MODULE: Final = "bot.examiner"


@dataclass(frozen=True, slots=True)
class ExaminingLimits:
    """What examining one file may take: seconds of a processor, bytes of address space."""

    work: float = 12.0
    memory: int = 1_500_000_000


_LIMITS: Final = ExaminingLimits()


def examined(
    source: bytes,
    name: str,
    known: Known | None,
    lists: Mapping[str, ReferenceList],
    now: datetime,
    limits: ExaminingLimits = _LIMITS,
    *,
    files: Beside | Mapping[str, bytes] = MappingProxyType({}),
) -> Diagnosis:
    """Examine a file called `name`; `lists` are the reference lists of the day, `files` what came with it.

    Ends within `SECONDS`, whatever the file holds; then what was found says where it stood.
    """
    job = json.dumps(
        {
            "source": b64encode(source).decode(),
            "name": name,
            "known": _plain(known),
            "lists": {key: [dict(row) for row in listed.rows] for key, listed in lists.items()},
            "now": now.isoformat(),
            **asdict(limits),
            **_files(files),
        }
    )
    found = _answer(job)
    return Diagnosis(tuple(Problem(**one) for one in found["problems"]), _compiled(found))


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


def _answer(job: str) -> dict[str, Any]:
    """What the process says; something in its place when it could not say anything."""
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-m", _MODULE], input=job, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return _ended("too_slow", seconds=str(int(SECONDS)))
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    if done.returncode < 0 or "MemoryError" in done.stderr:  # by a signal: the system had no memory for it
        return _ended("too_much_memory")
    raise RuntimeError(f"examining ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")


def _ended(code: str, **params: str) -> dict[str, Any]:
    one = problem(code, SURVEY, None, "", params)
    fields = {name: getattr(one, name) for name in Problem.__slots__}
    return {"problems": [fields], "compiled": None}


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
