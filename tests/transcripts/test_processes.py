"""A transcript of each survey with the bot as a process of its own that is killed in the middle: the same output."""

from __future__ import annotations

import re

import pytest

from tests.support.child_stage import ChildStage
from tests.support.extent import ways
from tests.support.transcript import Player, inputs
from tests.transcripts.test_transcripts import expected, on_sqlite

PAUSES = {1: "taking", 3: "showing"}  # which of the taps in the middle of a transcript kill the bot, and when


def without_closing(text: str) -> str:
    """A conversation without what happens to cards that stay behind: a bot that is killed leaves them as they are.

    They lose their buttons, or are edited into something that has none.
    """
    parts = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    closed = (part.startswith("bot edits") and "\n     [" not in part for part in parts)
    taken = (part.startswith("bot takes the buttons from") for part in parts)
    return "".join(part for part, *left in zip(parts, closed, taken, strict=True) if not any(left))


def pytest_generate_tests(metafunc):
    """One of the surveys a day; all in ``make test-all``."""
    metafunc.parametrize("name", ways(metafunc.config, ["skills-vi", "languages-en", "experience-de"]))


@pytest.mark.slow
@on_sqlite
async def test_a_killed_process_goes_on_at_the_same_question(province_url, tmp_path, name):
    stage = ChildStage(province_url, tmp_path)
    await stage.open()
    lines = [line for line in inputs(expected(name)) if not line.startswith("#")]
    taps = [n for n, line in enumerate(lines) if line.startswith("person taps")]
    doomed = {taps[len(taps) // 2 + place] - 1: how for place, how in PAUSES.items()}
    done = iter(range(len(lines)))

    async def after_each():
        stage.killed_by_next = doomed.get(next(done), "")

    try:
        said = await Player(stage, after_each).play(expected(name))
        assert without_closing(said) == without_closing(expected(name))
        assert stage.kills == len(PAUSES)
    finally:
        await stage.close()
