"""``surveybot figures``."""

from tests.cli.test_exporting import campaign  # noqa: F401 - a fixture


def test_nothing_is_released_while_a_campaign_runs(run, campaign):  # noqa: F811 - the fixture
    found = run("figures", campaign, "--json").data
    assert (found["format"], found["k"], found["releases"]) == ("surveybot-figures/1", 5, [])


def test_a_closed_campaign_is_released_when_somebody_asks(run, campaign):  # noqa: F811 - the fixture
    run("campaign", "close", campaign)
    (release,) = run("figures", campaign, "--json").data["releases"]
    assert release["number"] == 1
    assert all(one["answered"] is None for one in release["groups"])  # nobody has answered
    assert "release 1" in run("figures", campaign).stdout


def test_a_role_without_figures_is_told_so(run, campaign):  # noqa: F811 - the fixture
    assert run("figures", campaign, "--role", "respondent", "--json").exit_code == 1
    assert run("figures", campaign, "--role", "agency_head", "--json").exit_code == 1  # of which agency?
    assert run("figures", 99, "--json").stderr.strip() == "there is no campaign 99"


def test_an_agency_is_that_of_a_role_and_was_asked(run, campaign):  # noqa: F811 - the fixture
    """Else a slip of the keys would print what the head of the agency does not see."""
    run("campaign", "close", campaign)
    assert run("figures", campaign, "--agency", "BTC").exit_code == 2
    for role in ("project_team", "standing_body", "admin"):
        whole = run("figures", campaign, "--role", role, "--agency", "BTC", "--json")
        assert (whole.exit_code, whole.stdout.strip()) == (2, "")
        assert f"the role {role} sees the whole province" in " ".join(whole.stderr.replace("│", " ").split())
        assert run("figures", campaign, "--role", role, "--json").exit_code == 0
    slip = run("figures", campaign, "--role", "agency_head", "--agency", "BTCC", "--json")
    assert (slip.exit_code, slip.stdout.strip()) == (1, "")
    assert "no agency BTCC" in slip.stderr
    assert run("figures", campaign, "--role", "agency_head", "--agency", "BTC", "--json").exit_code == 0


def test_an_agency_that_is_new_shows_those_that_were_merged_into_it(run, campaign, tmp_path):  # noqa: F811 - the fixture
    run("campaign", "close", campaign)
    head = "code,kind,parent,name::vi,valid_to,successors\n"
    (tmp_path / "s.csv").write_text(f"{head}BMOI,agency,K1,Ban mới,,\nBNC,agency,K1,Ban Nội chính,2020-01-31,BMOI\n")
    run("structure", "import", tmp_path / "s.csv")
    assert run("figures", campaign, "--role", "agency_head", "--agency", "BMOI", "--json").exit_code == 0
