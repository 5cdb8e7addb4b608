"""``surveybot invite``."""

from bot.services.people.invitations import ALPHABET


def test_one_person(run, province):
    (drawn,) = run("invite", "--staff-code", "BTC-001", "--json").data
    assert drawn["staff_code"] == "BTC-001"
    assert len(drawn["code"]) == 10
    assert set(drawn["code"]) <= set(ALPHABET)
    assert drawn["link"] == f"https://t.me/vanhai_bot?start={drawn['code']}"


def test_an_agency(run, province):
    assert [d["staff_code"] for d in run("invite", "--agency", "VPTU", "--json").data] == ["VPTU-001", "VPTU-002"]


def test_the_first_admin_needs_nothing_to_be_there(run):
    assert [d["staff_code"] for d in run("invite", "--admin", "--json").data] == ["ADMIN-1"]


def test_an_admin_of_the_roster(run, province):
    assert [d["staff_code"] for d in run("invite", "--admin", "BTC-002", "--json").data] == ["BTC-002"]


def test_without_a_name_and_without_a_token_there_are_codes_only(run, province, monkeypatch):
    monkeypatch.delenv("SURVEYBOT_BOT_NAME")
    result = run("invite", "--staff-code", "BTC-001", "--json")
    assert result.data[0]["link"] is None
    assert result.data[0]["code"]
    assert "SURVEYBOT_TOKEN" in result.stderr


def test_an_unreachable_telegram_is_said_without_the_token(run, province, monkeypatch):
    monkeypatch.delenv("SURVEYBOT_BOT_NAME")
    monkeypatch.setenv("SURVEYBOT_TOKEN", "123456:SECRET")
    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", "http://127.0.0.1:9/bot")
    result = run("invite", "--staff-code", "BTC-001", "--json")
    assert result.data[0]["link"] is None
    assert "no answer from the Bot API" in result.stderr
    assert "SECRET" not in result.output


def test_exactly_one_way_to_say_who(run, province):
    for arguments in ((), ("--agency", "BTC", "--admin"), ("BTC-001",)):
        assert run("invite", *arguments).exit_code == 2
    result = run("invite", "--agency", "NONE")
    assert (result.exit_code, result.stderr.strip()) == (1, "there is no agency 'NONE'")


def test_the_name_is_learned_once_and_remembered(run, province, monkeypatch):
    from tests.cli.test_doctoring import bot_api

    monkeypatch.delenv("SURVEYBOT_BOT_NAME")
    monkeypatch.setenv("SURVEYBOT_TOKEN", "1:A")
    with bot_api({}) as url:
        monkeypatch.setenv("SURVEYBOT_API_BASE_URL", url)
        first = run("invite", "--staff-code", "BTC-001", "--json").data[0]
    again = run("invite", "--staff-code", "BTC-001", "--json").data[0]
    assert first["link"].startswith("https://t.me/vanhai_bot?start=")
    assert again["link"].startswith("https://t.me/vanhai_bot?start=")


def test_a_sheet_of_codes_prints_none(run, province, installation):
    result = run("invite", "--agency", "BTC", "--sheet", installation / "btc.pdf", "--json")
    assert set(result.data) == {"agency", "file", "people", "valid_until"}
    assert result.data["people"] == 4
    assert (installation / "btc.pdf").read_bytes().startswith(b"%PDF")
    assert "4 invitations" in run("invite", "--agency", "BTC", "--sheet", installation / "btc.xlsx").stdout


def test_a_sheet_replaces_no_file_and_then_draws_no_codes(run, province, installation):
    target = installation / "btc.pdf"
    target.write_text("mine")
    refused = run("invite", "--agency", "BTC", "--sheet", target)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert target.read_text() == "mine"
    assert run("audit", "list", "--json").data == []
    assert run("invite", "--agency", "BTC", "--sheet", target, "--force").exit_code == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_makes_no_sense(run, province, installation, monkeypatch):
    for arguments in (
        ("--staff-code", "BTC-001", "--sheet", "x.pdf"),
        ("--agency", "BTC", "--sheet", "x.txt"),
        ("--admin", "--sheet", "x.pdf"),
    ):
        assert run("invite", *arguments).exit_code == 2
    monkeypatch.delenv("SURVEYBOT_BOT_NAME")
    without_links = run("invite", "--agency", "BTC", "--sheet", "x.pdf")
    assert (without_links.exit_code, "no slips without links" in without_links.stderr) == (1, True)
    assert not (installation / "x.pdf").exists()


def test_the_list_of_those_who_have_not_joined(run, province, installation):
    """Names and whole staff codes in a file, on record; no codes are drawn, nothing is printed but the number."""
    target = installation / "btc.csv"
    found = run("roster", "not-joined", "BTC", "--to", target, "--json").data
    assert found == {"agency": "BTC", "file": str(target), "people": 4}
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Họ và tên,Mã cán bộ,Đơn vị,Tình trạng,Thư mời còn hiệu lực đến"
    assert len(lines) == 5
    assert all(line.split(",")[3] == "Chưa tham gia" for line in lines[1:])
    assert run("roster", "not-joined", "BTC", "--to", target).exit_code != 0, "it replaces no file"
    assert run("roster", "not-joined", "XXX", "--to", installation / "x.xlsx").exit_code != 0
    assert not (installation / "x.xlsx").exists()
