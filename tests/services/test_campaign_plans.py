"""What a plan may be: dates, reminders, versions; working days; what is remembered of it."""

from datetime import date, datetime, timedelta

import pytest

from bot.services import campaign_plans, workdays
from bot.services.audience import parse
from bot.services.blast import reminder_days
from bot.services.campaign_plans import Plan
from bot.services.refusals import Refusal
from tests.services.builders import add_province, add_survey


def plan(clock, opens=0, closes=24 * 14, **more):
    now = clock()
    dates = {"opens_at": now + timedelta(hours=opens), "closes_at": now + timedelta(hours=closes)}
    return Plan("skills", parse("all"), **dates | more)


@pytest.mark.parametrize(
    ("hours", "more", "code"),
    [
        ((5, 5), {}, "closes_before_opening"),
        ((-9, -1), {}, "closes_in_the_past"),
        ((24 * 5, 24 * 9), {}, "opens_on_a_holiday"),
        ((0, 24), {"grace_until": 23}, "grace_before_closing"),
        ((24, 48), {"correct_until": 23}, "correction_before_opening"),
        ((0, 24), {"reminders": "often"}, "reminders_unknown"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(clock, hours, more, code):
    more = {k: clock() + timedelta(hours=v) if isinstance(v, int) else v for k, v in more.items()}
    with pytest.raises(Refusal) as refused:
        campaign_plans.check_dates(plan(clock, *hours, **more), clock())
    assert refused.value.code == code


def test_a_day_off_names_the_next_working_day(clock):
    new_year = datetime(2027, 1, 1, 8, tzinfo=clock().tzinfo)
    with pytest.raises(Refusal) as refused:
        campaign_plans.check_opening(new_year, clock())
    assert refused.value.params == {"day": "2027-01-01", "next": "2027-01-04"}


def test_what_is_wanted_now_may_open_on_any_day(clock):
    clock.pass_(days=5)
    assert clock().weekday() == 5
    campaign_plans.check_opening(clock(), clock())


def test_an_earlier_version_can_be_offered_and_one_that_is_not_there_cannot(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    found = database.read_now(campaign_plans.check, plan(clock, version=1), clock())
    assert (found.version.number, found.people) == (1, 7)
    with pytest.raises(Refusal, match="has no version 2"):
        database.read_now(campaign_plans.check, plan(clock, version=2), clock())


def test_ages_are_those_of_the_opening_day(database, clock):
    from tests.services.builders import add_person

    def fill(uow):
        add_province(uow)
        add_survey(uow)
        add_person(uow, "OLD-1", "BTC", birth_month="1991-07")

    database.run_now(fill)
    young = parse("age:34-34")
    found = plan(clock, opens=0)
    found = Plan("skills", young, found.opens_at, found.closes_at)
    assert database.read_now(campaign_plans.check, found, clock()).people == 1
    later = Plan("skills", young, found.opens_at + timedelta(days=16), found.closes_at + timedelta(days=30))
    with pytest.raises(Refusal, match="nobody fits"):
        database.read_now(campaign_plans.check, later, clock())


def test_an_opening_behind_the_end_takes_the_end_with_it(clock):
    first = plan(clock)
    near = campaign_plans.moved(first, first.opens_at + timedelta(days=1))
    assert near.closes_at == first.closes_at
    far = campaign_plans.moved(first, first.opens_at + timedelta(days=30))
    assert far.grace_until > far.closes_at > far.opens_at


def test_working_days():
    friday = date(2026, 6, 19)
    assert workdays.next_working_day(friday) == date(2026, 6, 22)
    assert workdays.next_working_day(date(2026, 9, 1)) == date(2026, 9, 3)
    assert workdays.working_day(date(2026, 6, 20), 1) == date(2026, 6, 22)
    assert workdays.working_day(friday, 2) == date(2026, 6, 22)
    assert len(workdays.working_days(date(2026, 6, 15), date(2026, 6, 28))) == 10


@pytest.mark.parametrize(
    ("first", "last", "reminders", "days"),
    [
        ("2023-06-19", "2023-06-28", "standard", ["2023-06-21", "2023-06-26", "2023-06-28"]),  # domain 9.3, K6
        ("2026-06-15", "2026-06-17", "standard", ["2026-06-17"]),
        ("2026-06-15", "2026-06-26", "last_only", ["2026-06-26"]),
        ("2026-06-15", "2026-06-26", "none", []),
        ("2026-06-20", "2026-06-21", "standard", []),
    ],
)
def test_reminders_are_shown_on_the_days_they_are_due(clock, first, last, reminders, days):
    zone = clock().tzinfo
    opens, closes = (datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=zone) for day in (first, last))
    made = Plan("skills", parse("all"), opens, closes, reminders=reminders)
    assert [day.isoformat() for day in reminder_days(made, opens - timedelta(days=1))] == days
