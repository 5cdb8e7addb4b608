"""The world in which everybody is tried."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.authorisation.world import World
from tests.support.extent import some_of, ways
from tests.support.province import SECRET


@pytest.fixture(scope="session")
def third(request):
    """Which third of what nobody may press or type at all is tried: another every day, in turn."""
    return ways(request.config, [slice(0, None, 3), slice(1, None, 3), slice(2, None, 3)])


@pytest.fixture(scope="session")
def of_the_day(third):
    """The third of some words or numbers; with another place or verb, which have a count, another third."""
    return partial(some_of, third)


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
