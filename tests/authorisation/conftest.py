"""The world in which everybody is tried."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.authorisation.world import World
from tests.support.extent import PARTS, some_of, ways
from tests.support.province import SECRET


@pytest.fixture(scope="session")
def part_of_the_day(request):
    """Which part of what nobody may press or type at all is tried: another every day, in turn."""
    return ways(request.config, range(PARTS))


@pytest.fixture(scope="session")
def of_the_day(part_of_the_day):
    """Those of some words or numbers whose turn it is; with another place or verb, which have a count, others."""
    return partial(some_of, part_of_the_day)


@pytest.fixture(scope="package")
def world(sqlite_province, tmp_path_factory):
    """Nothing that is tried there is committed, so that one does for all tests."""
    folder = tmp_path_factory.mktemp("matrix")
    shutil.copy(sqlite_province, folder / "matrix.sqlite")
    made = World(
        f"sqlite:///{folder / 'matrix.sqlite'}",
        Settings(_env_file=None, data_dir=folder, token=SecretStr("1:x"), secret_key=SecretStr(SECRET)),
    )
    yield made
    made.database.close()
