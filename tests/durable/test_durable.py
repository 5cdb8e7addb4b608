"""The short form of ``make durable-test``: three weeks, four kills, on each engine."""

from __future__ import annotations

import os

import pytest

from tests.durable.simulation import Simulation
from tests.support.own_postgres import new_database

SEED = 20262
PEOPLE, KILLS, SECONDS = 40, 4, 150.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.alone,
    pytest.mark.skipif(
        os.environ.get("DURABLE_TEST") != "1", reason="set DURABLE_TEST=1: it needs a machine that does nothing else"
    ),
]


@pytest.mark.parametrize(("engine", "workers"), [("sqlite", 1), ("postgresql", 2)])
async def test_what_is_planned_comes_once_or_says_why_not(engine, workers, tmp_path, request):
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), "durable")
    simulation = Simulation(tmp_path, url, count=PEOPLE, workers=workers, kills=KILLS, seed=SEED)
    result = await simulation.run(SECONDS)
    assert result.verdict.findings == []
    assert result.kills == KILLS
    assert result.verdict.figures["duplicates"] == 0
    assert result.verdict.figures["delivery: sent"] > PEOPLE
