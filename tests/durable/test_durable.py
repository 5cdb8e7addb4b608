"""The short form of ``make durable-test``: ten days, two kills, on SQLite; on both engines in ``make test-all``."""

from __future__ import annotations

import pytest

from tests.durable.simulation import Simulation
from tests.support.extent import ALL
from tests.support.own_postgres import new_database

SEED = 20262
PEOPLE, KILLS, DAYS, SECONDS = 16, 2, 10, 500.0
WAYS = [("sqlite", 1), ("postgresql", 2)]  # the engine and how many workers share it

pytestmark = [pytest.mark.slow, pytest.mark.alone]


def pytest_generate_tests(metafunc):
    """Both engines, or the cheaper one."""
    ways = WAYS if metafunc.config.getoption("--extent") == ALL else WAYS[:1]
    metafunc.parametrize(("engine", "workers"), ways)


async def test_what_is_planned_comes_once_or_says_why_not(engine, workers, tmp_path, request):
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), "durable")
    simulation = Simulation(tmp_path, url, count=PEOPLE, workers=workers, kills=KILLS, seed=SEED, days=DAYS)
    result = await simulation.run(SECONDS)
    assert result.verdict.findings == []
    assert result.kills == KILLS
    assert result.verdict.figures["duplicates"] == 0
    assert result.verdict.figures["delivery: sent"] > PEOPLE
