"""What commands write is their owner's alone, and a command in the wrong folder begins nothing."""

import os
import stat

import pytest
import structlog

from bot.cli import lazy, running
from bot.services.operating import files
from bot.services.operating.files import written_whole
from tests.support.child import free_port

OTHERS = stat.S_IRWXG | stat.S_IRWXO


@pytest.fixture
def careless():
    """A umask that lets everybody read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def seen_by_others(folder):
    return [path.name for path in (folder, *folder.rglob("*")) if path.stat().st_mode & OTHERS]


@pytest.mark.parametrize("command", ["migrate", "restore"])
def test_whatever_comes_first_is_its_owners_alone(run, installation, careless, command, monkeypatch):
    var = installation / "var"
    run("migrate")
    if command == "restore":
        run("backup", installation / "backup.zip")
        anew = installation / "anew"
        monkeypatch.setenv("SURVEYBOT_DATA_DIR", str(anew))
        monkeypatch.setenv("SURVEYBOT_SECRET_KEY", (var / "secret.key").read_text().strip())
        assert run("restore", installation / "backup.zip").exit_code == 0
        var = anew
    assert list(var.iterdir())
    assert seen_by_others(var) == []


def test_doctor_looks_whether_others_may_read(run, installation, careless):
    run("migrate")
    (installation / "var" / "surveybot.sqlite").chmod(0o644)
    said = run("doctor").stdout
    assert "BAD private" in said
    assert "chmod go-rwx" in said
    (installation / "var" / "surveybot.sqlite").chmod(0o600)
    assert "ok  private" in run("doctor").stdout


def test_a_command_in_an_empty_folder_begins_nothing(run, installation, monkeypatch):
    monkeypatch.delenv("SURVEYBOT_DATA_DIR")
    result = run("campaign", "list")
    assert result.exit_code == 2
    assert "there is no installation in" in result.stderr
    assert list(installation.iterdir()) == []
    assert run("migrate").exit_code == 0
    assert run("campaign", "list").exit_code == 0


@pytest.mark.parametrize(
    "call", [("campaign", "list"), ("migrate",), ("key", "rotate"), ("restore", "backup.zip", "--force")]
)
def test_no_key_is_made_for_a_database_that_was_written_with_another(run, installation, call):
    run("migrate")
    run("backup", "backup.zip")
    key = installation / "var" / "secret.key"
    kept = key.rename(installation / "kept")
    result = run(*call)
    assert result.exit_code == 2
    assert "put it back" in result.stderr
    assert list(installation.rglob("*.key*")) == []
    kept.rename(key)
    assert run("campaign", "list").exit_code == 0


@pytest.fixture
def logs_of_others():
    """What a command sets up for the logs is gone with it."""
    yield
    structlog.reset_defaults()


BEGIN = {"start", "init", "run", "sandbox", "migrate", "restore"}  # with these an installation begins
NEED_NONE = {"check", "play", "convert", "doctor"}
WRITE_THERE = {"template"}


def calls(name, file):
    """A command, or each below it, with something for whatever it must be told."""
    command = lazy._load(name)
    if name == "invite":
        return [[name, "--admin"]]
    if not hasattr(command, "commands"):
        return [[name, *filled(command, file)]]
    return [[name, sub, *filled(one, file)] for sub, one in command.commands.items()]


def filled(command, file):
    said = []
    for one in (one for one in command.params if one.required):
        value = {"file": file, "files": file, "to": file.with_suffix(".csv"), "year": "2026"}.get(one.name, "1")
        said += [one.opts[0], value] if one.param_type_name == "option" else [value]
    return said


@pytest.mark.parametrize("name", sorted(set(lazy.COMMANDS) - BEGIN - WRITE_THERE))
def test_no_command_but_those_that_begin_one_makes_an_installation(
    run, installation, monkeypatch, tmp_path_factory, logs_of_others, name
):
    """Also where a folder ``var`` stands, as at the root of every machine, and the token is known."""
    monkeypatch.delenv("SURVEYBOT_DATA_DIR")
    monkeypatch.setenv("SURVEYBOT_TOKEN", "1:a")
    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", f"http://127.0.0.1:{free_port()}/bot")
    (installation / "var").mkdir()
    file = tmp_path_factory.mktemp("elsewhere") / "file.yaml"
    file.write_text("survey:\n- {type: integer, name: n, label: N}\nsettings:\n- {form_id: own}\n")
    for call in calls(name, file):
        result = run(*call)
        assert name in NEED_NONE or "there is no installation in" in result.stderr, (call, result.stderr)
        assert [path for path in installation.rglob("*") if path.is_file()] == [], call


def test_tick_says_that_telegram_cannot_be_reached(run, installation, monkeypatch, logs_of_others):
    monkeypatch.setattr(running, "REACH_WITHIN", 0.2)
    monkeypatch.setenv("SURVEYBOT_TOKEN", "1:a")
    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", f"http://127.0.0.1:{free_port()}/bot")
    result = run("tick")
    assert result.exit_code == 1
    assert "does not answer" in result.stderr


def test_a_file_has_no_name_before_it_is_complete(tmp_path):
    """Killed in the middle, it leaves nothing."""
    with written_whole(tmp_path / "backup.zip") as file:
        file.write(b"half")
        assert list(tmp_path.iterdir()) == []
    assert (tmp_path / "backup.zip").read_bytes() == b"half"
    with written_whole(tmp_path / "backup.zip") as file:
        file.write(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]
    assert (tmp_path / "backup.zip").read_bytes() == b"whole"


@pytest.mark.parametrize("nameless", [True, False])
def test_what_a_killed_process_left_is_never_taken_for_what_is_written_now(tmp_path, monkeypatch, nameless):
    """It was killed between giving its file a name and the last one; or its file system has no files without names."""
    if not nameless:
        monkeypatch.setattr(files, "_nameless", lambda _: None)
    (tmp_path / "backup.zip.part").write_bytes(b"of the day before yesterday")
    (tmp_path / "backup.zip.part").chmod(0o644)
    with written_whole(tmp_path / "backup.zip") as file:
        file.write(b"of today")
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]
    assert (tmp_path / "backup.zip").read_bytes() == b"of today"
    assert (tmp_path / "backup.zip").stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_called_by_the_name_that_was_asked_for(tmp_path):
    path = tmp_path / "no folder" / "answers.xlsx"
    with pytest.raises(OSError, match="No such file") as found, written_whole(path):
        pass
    assert found.value.filename == str(path)
