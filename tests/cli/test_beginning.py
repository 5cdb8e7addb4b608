"""``surveybot init``: from a token to two admins and the first invitation."""

import asyncio
import stat
import threading

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.env_file import EnvFile
from bot.sandbox.server import BotApiServer
from bot.services.installation_facts import LAWFUL_USE, recall
from bot.services.people import invitations
from bot.services.refusals import Refusal
from bot.settings import read_settings
from storage.models import Person, Unit
from tests.support.clock import START

TOKEN = "4711:AAE-init_of_a_test"
NOTICE = ("--notice-body", "Ban Tổ chức", "--notice-contact", "0203 'a'", "--notice-place", r"máy\chủ #1")


@pytest.fixture(scope="module")
def telegram():
    """The sandbox's Bot API server, beside the command."""
    loop, server = asyncio.new_event_loop(), BotApiServer(token=TOKEN, username="vanhai_bot")
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.start(), loop).result()
    yield server
    asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def place(installation, monkeypatch, telegram):
    """An empty folder, and a Bot API that answers."""
    monkeypatch.delenv("SURVEYBOT_BOT_NAME")
    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", telegram.base_url)
    return installation


def asked(*answers, arguments=()):
    """What came of `init` at a terminal at which somebody gives these answers."""
    return CliRunner().invoke(app, ["init", "--ask", *arguments], input="\n".join(answers) + "\n")


def counted(uow, table):
    return uow.connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_flags_alone_lead_to_two_links_that_open_the_bot(run, place, open_it):
    done = run("init", "--token", TOKEN, *NOTICE, "--structure", "sample", "--roster", "sample", "--json").data
    assert done["bot"] == "vanhai_bot"
    assert done["structure"]["created"] > 100
    assert done["roster"]["created"] == 274
    assert [one["staff_code"] for one in done["admins"]] == ["BTC-030", "BTC-032"]
    for one in done["admins"]:
        assert one["link"] == f"https://t.me/vanhai_bot?start={one['code']}"
        assert open_it(invitations.find, one["code"], START).staff_code == one["staff_code"]


def test_without_a_roster_two_admins_are_made(run, place, open_it):
    done = run("init", "--token", TOKEN, "--json").data
    assert [one["staff_code"] for one in done["admins"]] == ["ADMIN-1", "ADMIN-2"]
    assert (done["structure"], done["roster"]) == (None, None)
    assert open_it(counted, Person) == 2


def test_settings_stand_in_a_file_for_its_owner_alone_and_are_read_as_they_were_said(run, place):
    (place / ".env").write_text("# mine\nSURVEYBOT_LANGUAGE=de\n")
    (place / ".env").chmod(0o644)
    assert run("init", "--token", TOKEN, "--timezone", "Europe/Berlin", *NOTICE).exit_code == 0
    assert stat.S_IMODE((place / ".env").stat().st_mode) == 0o600
    assert (place / ".env").read_text().startswith("# mine\nSURVEYBOT_LANGUAGE=de\n")
    found = read_settings()
    assert (found.timezone, found.language, found.token.get_secret_value()) == ("Europe/Berlin", "de", TOKEN)
    assert (found.notice_body, found.notice_contact, found.notice_place) == ("Ban Tổ chức", "0203 'a'", r"máy\chủ #1")


def test_the_token_is_never_printed(run, place):
    for arguments in (("--token", TOKEN), ("--token", f"{TOKEN}x"), ("--token", f"no token {TOKEN}"), ()):
        assert TOKEN not in run("init", *arguments).output


@pytest.mark.parametrize(
    ("token", "said", "code"),
    [
        ("4711:other", "does not know this token", 1),
        ("hello", "expected a number, a colon", 1),
        ("", "TOKEN: expected", 2),
    ],
)
def test_a_wrong_token_is_said_and_nothing_is_written(run, place, token, said, code):
    result = run("init", "--token", token)
    assert (result.exit_code, said in result.stderr) == (code, True)
    assert list(place.iterdir()) == []


def test_whoever_sits_at_the_terminal_is_asked_again_until_it_is_right(place, open_it):
    result = asked("hello", TOKEN, "Hanoi", "", "Ban Tổ chức", "", "", "", "sample", "", "", "")
    assert result.exit_code == 0, result.output
    assert "expected a number, a colon" in result.output
    assert "SURVEYBOT_TIMEZONE: expected an IANA time zone" in result.output
    assert "@vanhai_bot" in result.output
    assert "ADMIN-1: N-1" in result.output
    assert read_settings().notice_body == "Ban Tổ chức"
    assert (open_it(counted, Unit) > 30, open_it(counted, Person)) == (True, 2)


def test_broken_off_it_goes_on_without_asking_twice(place):
    broken_off = asked(TOKEN)
    assert broken_off.exit_code == 1  # the input ended
    again = asked("Asia/Ho_Chi_Minh", "", "", "", "", "", "", "", "")
    assert again.exit_code == 0, again.output
    assert "It is the token of @vanhai_bot" in again.output
    assert again.output.count("start=") == 2


def test_called_again_it_makes_no_third_admin_and_draws_the_codes_anew(run, place, open_it):
    first = run("init", "--token", TOKEN, "--json").data["admins"]
    again = run("init", "--json").data["admins"]
    assert [one["staff_code"] for one in again] == ["ADMIN-1", "ADMIN-2"]
    assert open_it(invitations.find, first[0]["code"], START) is None
    assert open_it(invitations.find, again[0]["code"], START) is not None


def test_an_admin_who_has_joined_is_left_alone(run, place, open_it):
    from tests.services.builders import bind

    run("init", "--token", TOKEN)
    open_it(bind, "ADMIN-1", START)
    found = run("init", "--json").data["admins"]
    assert [(one["staff_code"], one["joined"], one["link"] is None) for one in found] == [
        ("ADMIN-1", True, True),
        ("ADMIN-2", False, False),
    ]


def test_admins_of_the_roster_are_named_by_their_codes(run, place):
    sample = ("--structure", "sample", "--roster", "sample")
    done = run("init", "--token", TOKEN, *sample, "--admin", "BTC-005", "--json").data
    assert [one["staff_code"] for one in done["admins"]] == ["BTC-005", "BTC-030"]
    refused = run("init", "--admin", "NOBODY")
    assert (refused.exit_code, "NOBODY" in refused.stderr) == (1, True)


def test_on_telegram_itself_a_no_to_lawful_use_begins_nothing(place, monkeypatch, open_it):
    """Asked only where the Bot API is not on this machine: tried on the step alone."""
    from bot.cli import beginning
    from bot.cli.asking import Asking
    from bot.cli.common import opened_with
    from bot.installation import InstallationError

    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", "https://api.telegram.org/bot")
    with opened_with(read_settings()) as opened:
        nobody = Asking(asks=False, file=EnvFile(place / ".env"))
        beginning.settle_lawful_use(nobody, opened, confirmed=False)
        assert opened.database.read_now(recall, LAWFUL_USE) == ""
        with pytest.raises(InstallationError), CliRunner().isolation(input="n\n"):
            beginning.settle_lawful_use(Asking(asks=True, file=nobody.file), opened, confirmed=False)
        beginning.settle_lawful_use(nobody, opened, confirmed=True)
        assert opened.database.read_now(recall, LAWFUL_USE) == "confirmed"


def test_commands_in_an_empty_folder_name_it(run, place, monkeypatch):
    monkeypatch.delenv("SURVEYBOT_DATA_DIR")
    for arguments in (("campaign", "list"), ("run",)):
        result = run(*arguments)
        assert (result.exit_code, "surveybot init" in result.stderr) == (2, True)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("value", ["a\nSURVEYBOT_TOKEN=1:B", "${HOME}"])
def test_what_no_line_of_settings_can_hold_is_refused(tmp_path, value):
    with pytest.raises(Refusal, match="expected one line"):
        EnvFile(tmp_path / ".env").write("NOTICE_BODY", value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["", "plain", "it's", 'say "so"', r"a\b", "# no comment", " led ", "a=b", "$HOME"])
def test_values_come_back_as_they_were_written(tmp_path, value):
    file = EnvFile(tmp_path / ".env")
    file.write("NOTICE_PLACE", "before")
    file.write("NOTICE_BODY", value)
    file.write("NOTICE_PLACE", value)
    assert (file.read("NOTICE_BODY"), file.read("NOTICE_PLACE")) == (value, value)
    assert len((tmp_path / ".env").read_text().splitlines()) == 2
