"""``surveybot summary``."""

import pytest


@pytest.fixture
def campaign(run, province):
    run(
        "campaign",
        "create",
        "--survey",
        "skills",
        "--audience",
        "all",
        "--opens",
        "now",
        "--closes",
        "2030-01-31",
        "--yes",
    )


def test_the_whole_province(run, campaign):
    found = run("summary", 1, "--json").data
    assert (found["total"], found["not_joined"], found["exempt"], found["rate"]) == (7, 7, 1, 0)
    assert found["groups"] == []  # three agencies with fewer than five people each
    assert found["action"] == "invite"


def test_one_agency_by_its_divisions(run, campaign):
    found = run("summary", 1, "--agency", "BTC", "--json").data
    assert (found["agency"], found["total"], found["rate"]) == ("BTC", 4, None)
    shown = run("summary", 1, "--agency", "BTC")
    assert "not joined" in shown.stdout
    assert "per cent" not in shown.stdout, "four people have no rate"


def test_what_does_not_exist(run, campaign):
    assert "no campaign 7" in run("summary", 7).output
    assert "no agency XYZ" in run("summary", 1, "--agency", "XYZ").output
