"""The program as it is started: quick help, exit codes, no traceback for what the operator can mend."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


def surveybot(folder, *arguments, code="from bot.cli import main; main()", **settings):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SURVEYBOT_")}
    environment |= {f"SURVEYBOT_{key}": value for key, value in settings.items()}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_help_names_every_command_of_the_design(tmp_path):
    result = surveybot(tmp_path, "--help")
    assert result.returncode == 0
    named = "run work tick sandbox check play publish structure roster invite campaign export"
    named += " migrate backup restore doctor"
    for command in named.split():
        assert f" {command} " in result.stdout


def test_help_loads_nothing_heavy(tmp_path):
    code = (
        "import sys; from bot.cli import app; app(standalone_mode=False);"
        "print([m for m in ('sqlalchemy', 'pydantic', 'telegram', 'pyxform', 'openpyxl') if m in sys.modules])"
    )
    assert surveybot(tmp_path, "--help", code=code).stdout.splitlines()[-1] == "[]"


def test_a_bot_that_starts_loads_nothing_that_only_files_pictures_or_migrations_need(tmp_path):
    code = (
        "import sys; import bot.application, bot.wiring, bot.cli.figuring;"
        "heavy = ('alembic', 'mako', 'pyxform', 'openpyxl', 'numpy', 'matplotlib', 'fpdf', 'docx', 'scipy');"
        "print([m for m in heavy if m in sys.modules])"
    )
    assert surveybot(tmp_path, code=code).stdout.splitlines() == ["[]"]


def test_a_process_that_looks_at_a_file_loads_nothing_of_the_database(tmp_path):
    code = (
        "import sys; import bot.receiving.marking;"
        "print([m for m in ('sqlalchemy', 'pydantic', 'telegram', 'storage.models') if m in sys.modules])"
    )
    assert surveybot(tmp_path, code=code).stdout.splitlines() == ["[]"]


def test_every_command_loads_and_explains_itself(tmp_path):
    code = (
        "from typer.testing import CliRunner; from bot.cli import app; from bot.cli.lazy import COMMANDS;"
        "print([n for n in COMMANDS if CliRunner().invoke(app, [n, '--help']).exit_code])"
    )
    result = surveybot(tmp_path, code=code)
    assert (result.stdout.strip(), result.returncode) == ("[]", 0), result.stderr


def test_a_wrong_setting_is_one_line_and_exit_code_2(tmp_path):
    result = surveybot(tmp_path, "migrate", TIMEZONE="Hanoi")
    assert result.returncode == 2
    assert result.stderr.startswith("SURVEYBOT_TIMEZONE: expected an IANA time zone")
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_start_prints_only_data_on_the_standard_output(tmp_path):
    (tmp_path / ".env").touch()  # in a folder with nothing in it nothing begins
    result = surveybot(tmp_path, "invite", "--admin", "--json")
    assert result.returncode == 0
    assert result.stdout.startswith('[{"staff_code": "ADMIN-1"')
    assert "a secret key was generated" in result.stderr


def test_an_unknown_command_is_exit_code_2(tmp_path):
    result = surveybot(tmp_path, "campaing", "list")
    assert (result.returncode, "Did you mean 'campaign'" in result.stderr) == (2, True)
