"""The command line against an installation of its own in a temporary folder."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.installation import open_database
from bot.settings import read_settings
from storage import private
from tests.services.builders import add_province, add_survey
from tests.support.clock import START


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """Settings for a fresh SQLite database; nothing of the developer's own environment."""
    import os

    for name in list(os.environ):
        if name.startswith("SURVEYBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SURVEYBOT_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("SURVEYBOT_BOT_NAME", "vanhai_bot")
    return tmp_path


@pytest.fixture
def run(installation):
    """Call ``surveybot``; gives the result. With ``--json`` its ``data`` is what was printed."""

    def call(*arguments):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        result.data = json.loads(result.stdout) if "--json" in arguments and result.exit_code == 0 else None
        return result

    return call


@pytest.fixture
def open_it(installation):
    """Open the installation's database for a use case: ``open_it(use_case, *args)``."""

    def call(use_case, *arguments):
        database = open_database(read_settings(), START)
        try:
            return database.run_now(use_case, *arguments)
        finally:
            database.close()

    return call


@pytest.fixture
def province(installation, sqlite_template, open_it):
    """Three agencies and a survey."""
    file = private.file(read_settings().database_file)
    shutil.copyfile(sqlite_template, file)  # migrated: as the first command leaves it, which takes its time

    def furnish(uow):
        add_province(uow)
        add_survey(uow)

    open_it(furnish)
