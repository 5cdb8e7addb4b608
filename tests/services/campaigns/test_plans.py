"""What a plan may be: dates, reminders, versions; working days; what is remembered of it."""

from datetime import date, datetime, timedelta

import pytest

from bot.calendar import Calendar
from bot.calendar.days import DayEntry
from bot.services.campaigns import plans, workdays
from bot.services.campaigns.audience import parse
from bot.services.campaigns.plans import Plan
from bot.services.refusals import Refusal
from tests.services.builders import CALENDAR, add_province, add_survey


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
        plans.check_dates(plan(clock, *hours, **more), clock(), CALENDAR)
    assert refused.value.code == code


def test_a_day_off_names_the_next_working_day(clock):
    new_year = datetime(2027, 1, 1, 8, tzinfo=clock().tzinfo)
    with pytest.raises(Refusal) as refused:
        plans.check_opening(new_year, clock(), CALENDAR)
    assert refused.value.params == {"day": "2027-01-01", "next": "2027-01-04"}


def test_what_is_wanted_now_may_open_on_any_day(clock):
    clock.pass_(days=5)
    assert clock().weekday() == 5
    plans.check_opening(clock(), clock(), CALENDAR)


def test_an_earlier_version_can_be_offered_and_one_that_is_not_there_cannot(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    found = database.read_now(plans.check, plan(clock, version=1), clock(), CALENDAR)
    assert (found.version.number, found.people) == (1, 7)
    with pytest.raises(Refusal, match="has no version 2"):
        database.read_now(plans.check, plan(clock, version=2), clock(), CALENDAR)


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
    assert database.read_now(plans.check, found, clock(), CALENDAR).people == 1
    later = Plan("skills", young, found.opens_at + timedelta(days=16), found.closes_at + timedelta(days=30))
    with pytest.raises(Refusal, match="nobody fits"):
        database.read_now(plans.check, later, clock(), CALENDAR)


def test_an_opening_behind_the_end_takes_the_end_with_it(clock):
    first = plan(clock)
    near = plans.moved(first, first.opens_at + timedelta(days=1), CALENDAR)
    assert near.closes_at == first.closes_at
    far = plans.moved(first, first.opens_at + timedelta(days=30), CALENDAR)
    assert far.grace_until > far.closes_at > far.opens_at


def test_a_lunar_holiday_is_no_day_to_open_on(clock):
    tet = datetime(2027, 2, 8, 9, tzinfo=clock().tzinfo)  # a Monday; the break goes on until the 10th
    with pytest.raises(Refusal) as refused:
        plans.check_opening(tet, clock(), CALENDAR)
    assert refused.value.params == {"day": "2027-02-08", "next": "2027-02-11"}


def test_days_that_were_imported_count(clock):
    storm = Calendar(CALENDAR.zone, entries=(DayEntry("closure", date(2026, 6, 16), date(2026, 6, 17)),))
    opens, closes, grace = plans.default_dates(clock(), storm)
    assert [opens.isoformat(), closes.isoformat()] == ["2026-06-18T08:00:00+07:00", "2026-07-01T17:00:00+07:00"]
    assert grace.date() == date(2026, 7, 3)
    with pytest.raises(Refusal):
        plans.check_opening(opens - timedelta(days=1), clock(), storm)


def test_working_moments():
    assert workdays.opening_on(CALENDAR, date(2026, 6, 22)).hour == 10  # Monday: not before the briefing is over
    assert workdays.opening_on(CALENDAR, date(2026, 6, 23)).hour == 8
    assert (
        workdays.closing_on(CALENDAR, workdays.nth(CALENDAR, date(2026, 6, 20), 2)).isoformat()[:13] == "2026-06-23T17"
    )
    friday = datetime(2026, 8, 28, 17, tzinfo=CALENDAR.zone)
    assert workdays.shifted(CALENDAR, friday, timedelta(days=5)).date() == date(2026, 9, 3)  # over National Day
