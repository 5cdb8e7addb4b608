"""Run a file of assessment vectors: `python -m tests.assessment.vectors FILE`.

One vector is one line of JSON: `id`, `group`, `input` (with a `kind` where a group has several) and `expected`.
Prints each failure, and last `N passed, M failed`; the exit code is 1 when any failed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.assessment.cases import CASES

FILE = Path(__file__).with_name("vectors.jsonl")


def vectors(path: Path) -> Iterator[dict[str, Any]]:
    """The vectors of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def failure(vector: Mapping[str, Any]) -> str:
    """What went wrong with a vector; empty when nothing did."""
    name = vector.get("id", "?")
    try:
        got = CASES[vector["group"], vector["input"].get("kind")](vector["input"])
    except Exception as err:  # noqa: BLE001 - a vector that cannot be run has failed, and the others are run
        return f"{name}: {type(err).__name__}: {err}"
    wrong = [
        f"{key}: {json.dumps(got.get(key), ensure_ascii=False)}, not {json.dumps(expected, ensure_ascii=False)}"
        for key, expected in vector["expected"].items()
        if key not in got or got[key] != expected
    ]
    return f"{name}: {'; '.join(wrong)}" if wrong else ""


def main(path: Path) -> int:
    """Run a file; gives the exit code."""
    found = [failure(vector) for vector in vectors(path)]
    failed = [one for one in found if one]
    for one in failed:
        print(one)
    print(f"{len(found) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE))
