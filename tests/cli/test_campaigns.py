"""``surveybot campaign``."""

import pytest

from storage.models import Campaign
from tests.services.builders import bind
from tests.support.clock import START


def create(run, *more, audience="all"):
    dates = ("--opens", "now", "--closes", "2099-06-30")
    return run("campaign", "create", "--survey", "skills", "--audience", audience, *dates, *more)


def test_created_open_and_listed(run, province):
    created = create(run, "--yes", "--json").data
    assert created == {"campaign": 1, "sessions": 7}
    listed = run("campaign", "list", "--json").data
    assert [(c["campaign"], c["state"], c["new"]) for c in listed] == [(1, "open", 7)]
    assert listed[0]["closes"] == "2099-06-30T23:59:59+07:00"
    shown = run("campaign", "show", 1, "--json").data
    assert {code: counts["total"] for code, counts in shown["agencies"].items()} == {"BNC": 1, "BTC": 4, "VPTU": 2}


def test_shown_by_the_agencies_of_that_day_or_of_today(run, province, installation):
    create(run, "--yes")
    file = installation / "structure.csv"
    file.write_text("code,kind,parent,name::vi,valid_to,successors\nX,agency,K1,X,,\nBNC,agency,K1,BNC,2026-05-31,X\n")
    run("structure", "import", file)
    then, today = (
        run("campaign", "show", 1, "--as", reading, "--json").data["agencies"] for reading in ("then", "today")
    )
    assert (set(then), set(today)) == ({"BNC", "BTC", "VPTU"}, {"X", "BTC", "VPTU"})
    assert run("campaign", "show", 1, "--as", "tomorrow").exit_code == 2


def test_without_the_operators_approval_it_waits_for_an_admins(run, province):
    result = create(run, "--json")
    assert result.data == {"campaign": 1, "sessions": 7}
    assert "BTC: 4" in result.stderr
    assert "left out, no messenger: 1" in result.stderr
    assert "--yes" in result.stderr
    (found,) = run("campaign", "list", "--json").data
    assert (found["state"], found["total"]) == ("waiting", 0)
    assert run("campaign", "approve", 1, "--json").data["state"] == "scheduled"
    assert run("campaign", "recall", 1, "--json").data["state"] == "draft"


def test_a_draft_is_told_to_nobody_and_approved_by_nobody(run, province):
    assert create(run, "--draft", "--json").data == {"campaign": 1, "sessions": 7}
    refused = run("campaign", "approve", 1)
    assert (refused.exit_code, refused.stderr.strip()) == (1, "campaign 1 is draft")


def test_a_whole_plan(run, province):
    more = ("--grace", "2099-07-02T17:00", "--correct-until", "2099-07-03", "--reminders", "last_only", "--yes")
    create(run, *more)
    found = run("campaign", "show", 1, "--json").data
    assert (found["grace"], found["correct_until"]) == ("2099-07-02T17:00:00+07:00", "2099-07-03T23:59:59+07:00")
    assert (found["reminders"], found["paused"]) == ("last_only", False)


OWN = ("--purpose", "vi=nghe ý kiến.", "--purpose", "en=to hear you", "--contact", "vi=bà Hoa,\u200b số máy 101")


@pytest.mark.parametrize("how", ["--yes", "--draft"])
def test_words_of_its_own(run, province, open_it, how):
    create(run, *OWN, how)
    assert open_it(lambda uow: uow.orm.get_one(Campaign, 1).words) == {
        "purpose": {"vi": "nghe ý kiến", "en": "to hear you"},
        "contact": {"vi": "bà Hoa, số máy 101"},
    }


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--sender", "Sở Nội vụ"), "expected vi=…", 2),
        (("--sender", "fr=x"), "expected vi=…", 2),
        (("--sender", "vi=a", "--sender", "vi=b"), "two texts for vi", 2),
        (("--sender", "vi= . "), "nothing to be said", 1),
        (("--sender", f"de={'x' * 101}"), "101 characters, 100 fit", 1),
    ],
)
def test_words_that_do_not_fit_make_no_campaign(run, province, words, said, code):
    refused = create(run, *words, "--yes")
    assert refused.exit_code == code
    assert said in " ".join(refused.stderr.replace("│", " ").split())
    assert run("campaign", "list", "--json").data == []


def test_paused_resumed_and_reminded(run, province, open_it):
    create(run, "--yes")
    assert run("campaign", "pause", 1, "--json").data["paused"]
    assert "is paused" in run("campaign", "remind", 1).stderr
    assert not run("campaign", "resume", 1, "--json").data["paused"]
    assert "everybody who can be reached" in run("campaign", "remind", 1).stderr, "nobody has joined yet"
    open_it(bind, "BTC-001", START)
    assert run("campaign", "remind", 1, "--json").data["planned"] == 1
    assert "reminded today" in run("campaign", "remind", 1).stderr


def test_a_moment_without_offset_is_meant_in_the_time_zone(run, province):
    dates = ("--opens", "2099-01-05T08:00", "--closes", "2099-02-01T00:00Z")
    run("campaign", "create", "--survey", "skills", "--audience", "all", *dates, "--yes")
    found = run("campaign", "show", 1, "--json").data
    assert (found["opens"], found["closes"]) == ("2099-01-05T08:00:00+07:00", "2099-02-01T07:00:00+07:00")
    assert found["state"] == "scheduled"


def test_extended_and_closed(run, province):
    create(run, "--yes")
    assert (
        run("campaign", "extend", 1, "--closes", "2099-07-31T12:00", "--json").data["closes"].startswith("2099-07-31")
    )
    assert run("campaign", "close", 1, "--json").data["state"] == "closed"
    again = run("campaign", "close", 1)
    assert (again.exit_code, again.stderr.strip()) == (1, "campaign 1 is closed")


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--anonymous",), "anonymous campaigns are refused"),
        (("--audience", "agency:NONE"), "unknown agency: NONE"),
        (("--audience", "age:many"), "two ages such as 25-34"),
        (("--audience", "answered:x"), "CAMPAIGN/question=choice"),
        (("--opens", "2099-01-01T08:00"), "not a working day: the next one is 2099-01-02"),
        (("--grace", "2099-06-01"), "before the campaign closes"),
        (("--reminders", "often"), "standard, last_only, none"),
        (("--version", "7"), "has no version 7"),
        (("--survey", "none"), "published are: skills"),
        (("--closes", "tomorrow"), "'tomorrow' is not a moment"),
        (("--closes", "2020-01-01"), "close before it opens"),
        (("--audience", "agency:BNC position_group:CV"), "nobody fits"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_code_1(run, province, arguments, words):
    result = create(run, "--yes", *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert run("campaign", "list", "--json").data == []


def test_tables_cut_nothing_off(run, province):
    staff = "BTC-001,BTC-002,BTC-003,BTC-004,BNC-001,VPTU-001,VPTU-002"
    create(run, "--yes", audience=f"staff:{staff}")
    printed = run("campaign", "list").stdout
    assert "…" not in printed
