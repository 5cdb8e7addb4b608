"""Every transcript is played straight, and in turns with a restart after every line: the same output, or it fails.

``pytest tests/transcripts --update-transcripts`` writes what the bot says now; what changed is then read in the diff.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.acts import parked
from tests.support.privacy import foreign_names
from tests.support.transcript import Player

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
ON_BOTH = ("skills-vi", "double-taps", "enrolment", "rights", "repeat-editing")


def expected(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def subject(name: str) -> str:
    """The name without its language."""
    return re.sub(r"-(vi|en|de)$", "", name)


def in_turns(names: list[str]) -> list[Any]:
    """The transcripts as parameters; of those with the same subject in several languages one a day."""
    languages = Counter(map(subject, names))
    return [
        pytest.param(name, marks=[pytest.mark.one_in(languages[subject(name)])] if languages[subject(name)] > 1 else [])
        for name in names
    ]


on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("province_url", ["postgresql"], indirect=True)


@on_sqlite
@pytest.mark.parametrize("name", in_turns(NAMES))
async def test_transcript(stage, name, request):
    found = await Player(stage).play(expected(name))
    if request.config.getoption("--update-transcripts"):
        (FOLDER / f"{name}.txt").write_text(found, encoding="utf-8")
    assert found == expected(name)
    assert parked(stage) == [], "no golden conversation has an update that could not be processed"
    assert foreign_names(stage) == [], "no message names anyone but its reader"


@on_sqlite
@pytest.mark.alike
@pytest.mark.parametrize("name", NAMES)
async def test_transcript_with_a_restart_after_every_line(stage, name):
    """Each in its turn; a few every day on PostgreSQL, below."""
    assert await Player(stage, stage.restart).play(expected(name)) == expected(name)


@on_postgresql
@pytest.mark.parametrize("name", [name for name in NAMES if name in ON_BOTH])
async def test_transcript_on_postgresql(stage, name):
    assert await Player(stage, stage.restart).play(expected(name)) == expected(name)
