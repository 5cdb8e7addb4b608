"""The world in which everybody is tried."""

from __future__ import annotations

import shutil

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.authorisation.world import World
from tests.support.province import SECRET


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
