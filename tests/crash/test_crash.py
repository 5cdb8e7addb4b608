"""The short form of ``make crash-test``: eight kills, two for each way of receiving on each engine."""

from __future__ import annotations

import os

import pytest

from tests.crash.__main__ import table
from tests.crash.combination import Combination
from tests.support.own_postgres import new_database

SEED = 20261
PEOPLE, KILLS, SECONDS = 12, 2, 40.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.alone,
    pytest.mark.skipif(
        os.environ.get("CRASH_TEST") != "1", reason="set CRASH_TEST=1: it needs a machine that does nothing else"
    ),
]


@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_nothing_that_was_confirmed_is_lost_or_doubled_by_a_kill(mode, engine, tmp_path, request):
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), f"crash_{mode}")
    combination = Combination(tmp_path, mode, url, people=PEOPLE, kills=KILLS, seed=SEED)
    result = await combination.run(SECONDS)
    assert result.verdict.findings == [], "\n".join([table([result]), *result.evidence])
    assert result.kills == KILLS
    assert result.verdict.confirmed > PEOPLE
    assert result.verdict.standing == result.verdict.stored
