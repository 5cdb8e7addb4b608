"""JavaRosa, the engine of ODK Collect, as it comes in pyxform's wheel: what it says of forms and submissions.

Needs a JDK. One process answers for as many forms as are given to it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SOURCE = Path(__file__).parent / "JavaRosa.java"
_JAR = "validators/odk_validate/bin/ODK_Validate.jar"
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Asked:
    """An XForm in a folder with its files; with a submission also where the recomputed instance is to be put."""

    xform: Path
    submission: Path | None = None
    out: Path | None = None

    @property
    def line(self) -> str:
        """As the program reads it."""
        return "\t".join(str(one) for one in (self.xform, self.submission, self.out) if one is not None)


def is_here() -> bool:
    """Whether there is a JDK to run it with."""
    return bool(shutil.which("java") and shutil.which("javac"))


def ask(questions: Sequence[Asked]) -> list[str]:
    """What it says of each: `loaded`, `valid`, `invalid` or `refused`, with the reason after a tab."""
    lines = "".join(f"{one.line}\n" for one in questions)
    done = subprocess.run(
        ["java", "-Xmx512m", "-cp", f"{_jar()}:{_classes()}", "JavaRosa"],
        input=lines.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=True,
    )
    return done.stdout.decode().splitlines()


def _jar() -> Path:
    spec = find_spec("pyxform")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / _JAR


@cache
def _classes() -> Path:
    out = Path(tempfile.mkdtemp(prefix="javarosa-"))
    subprocess.run(
        ["javac", "-nowarn", "-cp", str(_jar()), "-d", str(out), str(_SOURCE)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return out
