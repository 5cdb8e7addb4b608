"""The jobs that look after the record."""

from datetime import timedelta

import pytest

from bot.jobs.schedule import Jobs
from bot.settings import Settings
from tests.audit.acts import record, verify
from tests.support.clock import START


@pytest.fixture
def jobs(database, clock):
    settings = Settings(_env_file=None, audit_months=12)
    return Jobs(database, None, settings, clock, None, None)  # these jobs show and send nothing


async def test_acts_are_sealed_and_after_the_months_that_are_set_cut(database, jobs, clock):
    database.run_now(record, 3, START - timedelta(days=360))
    database.run_now(record, 2)
    assert await jobs.seal_audit() == 5
    assert await jobs.tidy() == 0
    clock.pass_(days=10)
    assert await jobs.tidy() == 3
    assert await jobs.seal_audit() == 1
    found = verify(database)
    assert (found.entries, found.cut.position, found.broken) == (3, 3, None)
