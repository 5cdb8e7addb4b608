"""``surveybot key rotate``: the file of the key changes with the database, whatever moment it is killed in."""

import shutil

import pytest

from bot.services.operating.rotation import belongs_to
from storage import presence
from storage.vault import Vault
from tests.services.builders import person


def key_in(file):
    return file.read_text().strip()


def test_the_new_key_takes_the_place_of_the_old(run, installation, province, open_it):
    var = installation / "var"
    old = key_in(var / "secret.key")
    result = run("key", "rotate", "--json")
    assert result.data["chats"] == 0
    new = key_in(var / "secret.key")
    assert new != old
    assert [key_in(file) for file in var.glob("secret.key.before-*")] == [old]
    assert not (var / "secret.key.new").exists()
    assert (var / "secret.key").stat().st_mode & 0o077 == 0
    assert open_it(belongs_to) == Vault(new).check_value
    assert open_it(person, "BTC-001").staff_code == "BTC-001"
    assert run("doctor").stdout.count("fits the database") == 1


def test_killed_between_database_and_key_file_it_goes_on(run, installation, province):
    var = installation / "var"
    old = key_in(var / "secret.key")
    shutil.copy(var / "secret.key", installation / "kept")
    run("key", "rotate")
    # As it is after a kill: the database has the new key, the file still the old one, the new one lies beside it.
    shutil.move(var / "secret.key", var / "secret.key.new")
    shutil.move(installation / "kept", var / "secret.key")
    for file in var.glob("secret.key.before-*"):
        file.unlink()
    new = key_in(var / "secret.key.new")
    assert "already" in run("key", "rotate").stdout
    assert key_in(var / "secret.key") == new != old


def test_a_key_from_the_settings_is_left_to_the_operator(run, installation, province, monkeypatch, open_it):
    old = key_in(installation / "var" / "secret.key")
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", old)
    result = run("key", "rotate", "--to", installation / "new.key")
    assert "SURVEYBOT_SECRET_KEY" in result.stderr
    new = key_in(installation / "new.key")
    assert new not in result.output
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", new)
    assert open_it(belongs_to) == Vault(new).check_value


def test_it_refuses_while_the_bot_runs(run, installation, province):
    url = f"sqlite:///{installation / 'var' / 'surveybot.sqlite'}"
    with presence.running(url):
        result = run("key", "rotate")
        restored = run("restore", __file__)
    assert result.exit_code == 2
    assert "stop it first" in result.output
    assert restored.exit_code != 0
    assert not list((installation / "var").glob("secret.key.*"))


def test_several_may_run_and_one_alone_is_alone(database_url):
    with presence.running(database_url), presence.running(database_url), pytest.raises(presence.NotAloneError):
        presence.alone(database_url).__enter__()
    with presence.alone(database_url), pytest.raises(presence.NotAloneError):
        presence.running(database_url).__enter__()
    with presence.running(database_url):
        pass
