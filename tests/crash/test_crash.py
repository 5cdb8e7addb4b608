"""The short form of ``make crash-test``: one way of receiving on one engine a day, all of them in ``make test-all``."""

from __future__ import annotations

import pytest

from tests.crash.__main__ import table
from tests.crash.combination import Combination
from tests.support.extent import ways
from tests.support.own_postgres import new_database
from tests.support.patience import PATIENCE

SEED = 20261
PEOPLE, KILLS, FILES = 6, 2, 1
WAYS = [("polling", "sqlite"), ("webhook", "postgresql"), ("webhook", "sqlite"), ("polling", "postgresql")]

pytestmark = [pytest.mark.slow, pytest.mark.alone]


def pytest_generate_tests(metafunc):
    """All ways, or the one of the day."""
    metafunc.parametrize(("mode", "engine"), ways(metafunc.config, WAYS))


async def test_nothing_that_was_confirmed_is_lost_or_doubled_by_a_kill(mode, engine, tmp_path, request):
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), f"crash_{mode}")
    combination = Combination(tmp_path, mode, url, people=PEOPLE, kills=KILLS, seed=SEED, files=FILES)
    result = await combination.run(PATIENCE)
    assert result.verdict.findings == [], "\n".join([table([result]), *result.evidence])
    assert result.kills == KILLS
    assert result.verdict.confirmed > PEOPLE
    assert result.verdict.files >= FILES
    assert result.verdict.standing == result.verdict.stored
