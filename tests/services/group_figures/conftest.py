"""The demo province after a wave of each survey, made once and copied for each test."""

import shutil

import pytest

from bot.services.group_figures import making
from storage.database import Database
from storage.vault import Vault
from tests.support.province import SECRET
from tests.support.waves import BETWEEN, START, WAVES, hold, three_waves

LATER = START + WAVES * BETWEEN


@pytest.fixture(scope="package", autouse=True)
def _protected_once():
    """What is printed of the same counts is the same: the first test that asks works it out, which takes long."""
    known, protect = {}, making.protect

    def remembered(groups, tables):
        asked = repr((groups, tables))
        if asked not in known:
            known[asked] = protect(groups, tables)
        return known[asked]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(making, "protect", remembered)
        yield


@pytest.fixture(scope="session")
def answered_template(sqlite_province, tmp_path_factory):
    """The province after three waves of skills and one of the others, and the campaigns' numbers."""
    path = tmp_path_factory.mktemp("answered") / "answered.sqlite"
    shutil.copy(sqlite_province, path)
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    campaigns = {"skills": three_waves(database, "skills")}
    campaigns |= {survey: [hold(database, survey)] for survey in ("languages", "experience")}
    database.close()
    return path, campaigns


@pytest.fixture
def answered(answered_template, tmp_path):
    """A copy of it, with the campaigns' numbers by survey."""
    path, campaigns = answered_template
    shutil.copy(path, tmp_path / "answered.sqlite")
    database = Database(f"sqlite:///{tmp_path / 'answered.sqlite'}", Vault(SECRET))
    yield database, campaigns
    database.close()
