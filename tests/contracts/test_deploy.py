"""What operators copy from docs/deploy/ names what exists and works: units, container, compose, proxies, drill."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import PREFIX, Settings
from storage.database import driver_url
from tests.contracts.test_docs import resolve
from tests.docs_tools import ROOT
from tests.support.province import SECRET

FOLDER = ROOT / "docs" / "deploy"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())
PROGRAM = Path(sys.executable).parent / "surveybot"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_settings_named_exist(path):
    named = set(re.findall(rf"\b{PREFIX}([A-Z_]+)\b", path.read_text()))
    assert named <= {name.upper() for name in Settings.model_fields}


def unit(name):
    """A unit's lines as (key, value)."""
    lines = (FOLDER / name).read_text().splitlines()
    return [tuple(line.split("=", 1)) for line in lines if "=" in line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "words"), [("surveybot.service", ["run"]), ("surveybot-worker.service", ["work"])])
def test_units_start_commands_that_exist(name, words):
    (start,) = [value for key, value in unit(name) if key == "ExecStart"]
    assert start.split()[1:] == words
    assert resolve(words) is not None
    assert dict(unit(name))["UMask"] == "0077"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("name", [path.name for path in FILES if path.suffix in (".service", ".timer")])
def test_units_are_what_systemd_reads(name, tmp_path):
    """Checked with programs that exist: paths of the server are not here."""
    for path in FILES:
        if path.suffix in (".service", ".timer"):
            text = re.sub(r"/srv/surveybot/\.venv/bin/surveybot", "/bin/true", path.read_text())
            (tmp_path / path.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "surveybot" in line and "Command" not in line]
    assert not [line for line in ours if "Unknown" in line or "Failed to parse" in line or "Invalid" in line], ours


def compose():
    return yaml.safe_load((FOLDER / "compose.yaml").read_text())


def test_compose_starts_commands_that_exist():
    services = compose()["services"]
    for name in ("bot", "worker"):
        command, rest = resolve(services[name]["command"])
        assert set(rest) <= {option for parameter in command.params for option in parameter.opts}
    assert "database" in services["bot"]["depends_on"]


def test_compose_has_settings_the_program_takes():
    for name in ("bot", "worker"):
        given = {
            key.removeprefix(PREFIX).lower(): value for key, value in compose()["services"][name]["environment"].items()
        }
        filled = {key: re.sub(r"\$\{\w+:[?-][^}]*\}", "x", value) for key, value in given.items()}
        settings = Settings(_env_file=None, **filled | {"lawful_use": "confirmed"})
        assert driver_url(settings.database).startswith("postgresql+psycopg://")
        assert settings.mode == "webhook"
    assert compose()["services"]["worker"]["environment"][f"{PREFIX}HEALTH_LISTEN"].endswith(":9090")


def test_compose_and_proxies_agree_on_path_and_port():
    environment = compose()["services"]["bot"]["environment"]
    path = "/" + environment[f"{PREFIX}WEBHOOK_URL"].rsplit("/", 1)[1]
    port = environment[f"{PREFIX}WEBHOOK_LISTEN"].rsplit(":", 1)[1]
    caddy, nginx = (FOLDER / "Caddyfile").read_text(), (FOLDER / "nginx.conf").read_text()
    assert f"handle {path} " in caddy
    assert f"bot:{port}" in caddy
    assert f"location = {path} " in nginx
    assert f":{port};" in nginx
    for text in (caddy, nginx):
        assert "404" in text, "nothing but Telegram's calls goes through: /metrics stays inside"
        assert text.count("{") == text.count("}")


def test_the_container_has_what_is_packaged():
    text = (FOLDER / "Containerfile").read_text()
    for source in re.findall(r"^COPY (?!--)(.+) \S+$", text, re.MULTILINE):
        for name in source.split():
            assert (ROOT / name).exists(), name
    assert 'ENTRYPOINT ["surveybot"]' in text
    assert "USER surveybot" in text


def pinned(path):
    """Packages and versions of a lock file."""
    return dict(re.findall(r"^([\w.-]+)(?:\[.*?\])?==([^ ;\\]+)", path.read_text(), re.MULTILINE))


def test_the_container_holds_the_tested_versions_and_nothing_for_tests():
    run, tested = pinned(FOLDER / "requirements.lock"), pinned(ROOT / "requirements.lock")
    assert {name: version for name, version in run.items() if tested.get(name) != version} == {}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {re.match(r"[\w.-]+", one)[0].lower().replace(".", "-") for one in wanted} <= set(run)
    assert not {"pytest", "mypy", "playwright", "aiogram"} & set(run)


@pytest.mark.slow
def test_the_drill_restores_a_backup_of_the_demo(province_url, tmp_path, monkeypatch):
    """As an operator does it, on both engines; the database it came from stays as it is."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(f"{PREFIX}DATABASE_URL", province_url)
    monkeypatch.setenv(f"{PREFIX}SECRET_KEY", SECRET)
    monkeypatch.chdir(tmp_path)
    backup = tmp_path / "demo.zip"
    assert CliRunner().invoke(app, ["backup", str(backup)]).exit_code == 0
    done = subprocess.run(
        [FOLDER / "restore-drill.sh", backup],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PROGRAM": str(PROGRAM)},
    )
    assert done.returncode == 0, done.stderr
    assert "can be restored" in done.stdout
    assert "skills" in done.stdout
    wrong = subprocess.run(
        [FOLDER / "restore-drill.sh", backup],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PROGRAM": str(PROGRAM), f"{PREFIX}SECRET_KEY": "another"},
    )
    assert wrong.returncode != 0
    assert "another SECRET_KEY" in wrong.stderr
