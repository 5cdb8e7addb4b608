"""The shared vectors: what an expression must give."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.xpath.vectors import DEPARTURES, FILE, failure, main, vectors

VECTORS = list(vectors(FILE))


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{i}-{v['group']}" for i, v in enumerate(VECTORS)])
def test_vector(vector):
    found = failure(vector)
    assert bool(found) is (vector["expr"] in DEPARTURES), found


def test_the_program_counts_and_tells_departures_from_failures(capsys, tmp_path):
    assert main(FILE) == 0
    assert capsys.readouterr().out.endswith(f"{len(VECTORS) - 1} passed, 1 failed\n")
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text(
        '{"xml": "<data><a>1</a></data>", "context": "/data/a", "expr": ". + 1", "type": "number", "expected": 3}\n'
        '{"xml": "<data><a>1</a></data>", "context": "/data/a", "expr": ". +", "type": "number", "expected": 3}\n'
    )
    assert main(wrong) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ". + 1: 2.0, not 3"
    assert lines[1].startswith(". +: the expression ends too early")
    assert lines[-1] == "0 passed, 2 failed"


def test_the_program_runs_as_a_module():
    run = subprocess.run(
        [sys.executable, "-m", "tests.xpath.vectors", FILE], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == f"{len(VECTORS) - 1} passed, 1 failed"
