"""``surveybot calendar``, ``campaign plan``: what is worked, and what comes when."""

from storage.models import Campaign
from tests.services.builders import bind
from tests.support.clock import START


def test_the_days_of_a_year_that_are_not_what_the_week_makes_of_them(run, installation):
    days = {day["day"]: day for day in run("calendar", "show", 2026, "--json").data}
    assert (days["2026-01-02"]["worked"], days["2026-01-10"]["worked"]) == (False, True)
    assert (days["2026-02-11"]["worked"], days["2026-02-11"]["messages"]) == (True, False)
    assert "2026-06-15" not in days
    assert "Lunar New Year" in run("calendar", "show", 2030).stdout


def test_days_are_imported_with_a_result_for_every_row(run, installation):
    file = installation / "days.csv"
    file.write_text("kind,from,to,note\nclosure,2026-06-17,,storm\nholiday,2026-06-18,,\n")
    dry = run("calendar", "import", file, "--dry-run")
    assert "1 created" in dry.stdout
    assert run("calendar", "import", file).exit_code == 1, "one row was refused"
    days = {day["day"]: day["why"] for day in run("calendar", "show", 2026, "--json").data}
    assert days["2026-06-17"] == "storm"
    assert "2026-06-18" not in days


def test_a_scheduled_campaign_shows_its_plan(run, province, open_it):
    open_it(bind, "BTC-001", START)
    dates = ("--opens", "2098-06-16T09:00", "--closes", "2098-06-27T17:00")
    run("campaign", "create", "--survey", "skills", "--audience", "all", *dates, "--yes")
    found = run("campaign", "plan", 1, "--json").data
    assert [(one["at"], one["kind"], one["messages"], one["sent"], one["left"]) for one in found] == [
        ("2098-06-16T10:00:00+07:00", "invitation", 1, 0, 1),
        ("2098-06-19T10:00:00+07:00", "reminder1", 1, 0, 1),
        ("2098-06-24T10:00:00+07:00", "reminder2", 1, 0, 1),
        ("2098-06-27T08:00:00+07:00", "last", 1, 0, 1),
    ]
    assert "Mon 2098-06-16 10:00" in run("campaign", "plan", 1).stdout
    assert run("campaign", "plan", 9).exit_code == 1
    assert open_it(lambda uow: uow.orm.get(Campaign, 1).state) == "scheduled"
