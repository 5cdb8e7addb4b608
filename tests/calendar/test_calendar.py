"""Working days, hours and quiet weeks: the vectors K1 to K7, the moon, summer time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendar import Calendar, DayEntry, read_hours, read_spans
from bot.calendar.lunar import kitchen_gods, month_before, new_moon
from bot.calendar.public import lunar_new_year

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = Calendar(VIET_NAM)
NEW_YEARS = {
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 2),
}


def at(year, month, day, hour=9, minute=0, zone=VIET_NAM):
    return datetime(year, month, day, hour, minute, tzinfo=zone)


# -- the vectors


def test_k1_two_working_days_after_29_april_2026():
    assert CALENDAR.add_working_days(date(2026, 4, 29), 2) == date(2026, 5, 5)


def test_k2_quiet_from_the_23rd_of_the_last_lunar_month_to_the_third_working_day_after_the_break():
    assert kitchen_gods(date(2026, 2, 17)) == date(2026, 2, 10)
    assert CALENDAR.next_allowed(at(2026, 2, 9, 10)) == at(2026, 2, 9, 10)
    assert CALENDAR.next_allowed(at(2026, 2, 11)) == at(2026, 2, 26, 8)
    assert [CALENDAR.is_working(date(2026, 2, day)) for day in (13, 16, 20, 23)] == [True, False, False, True]


def test_k3_a_swapped_saturday_is_worked_and_its_friday_is_not():
    assert CALENDAR.is_working(date(2026, 1, 10))
    assert not CALENDAR.is_working(date(2026, 1, 2))


def test_k4_saturday_morning_moves_to_monday_at_ten():
    assert CALENDAR.next_allowed(at(2023, 6, 17)) == at(2023, 6, 19, 10)


def test_k5_midday_moves_to_two():
    assert CALENDAR.next_allowed(at(2023, 6, 20, 12, 15)) == at(2023, 6, 20, 14)


def test_k6_days_of_a_window():
    opens, closes = date(2023, 6, 19), date(2023, 6, 28)
    assert CALENDAR.working_days_between(opens, closes) == 8
    assert [CALENDAR.nth_working_day(opens, n) for n in (3, 6, 8)] == [date(2023, 6, day) for day in (21, 26, 28)]


def test_k7_hung_kings_day_is_made_up():
    assert not CALENDAR.is_working(date(2026, 4, 27))
    assert not CALENDAR.is_allowed(at(2026, 4, 27, 10))


# -- holidays and the moon


@pytest.mark.parametrize(("year", "first"), NEW_YEARS.items())
def test_the_lunar_new_year_is_that_of_viet_nam(year, first):
    new_year = date(year, *first)
    assert lunar_new_year(year) == new_year
    assert 29 <= (new_year - month_before(new_year)).days <= 30


def test_the_moon_is_new_over_viet_nam_on_every_lunar_new_year():
    for year in range(2000, 2051):
        new_year = lunar_new_year(year)
        number = round((new_year - date(2000, 1, 6)).days / 29.530588861)
        assert (new_moon(number) + timedelta(hours=7)).date() == new_year


def test_2030_is_the_year_in_which_china_counts_otherwise():
    assert not CALENDAR.is_allowed(at(2030, 2, 4))
    assert CALENDAR.next_allowed(at(2030, 1, 26, 10)).date() > date(2030, 2, 6)


@pytest.mark.parametrize("day", [(2025, 5, 2), (2026, 8, 31), (2027, 5, 3), (2023, 5, 3)])
def test_swapped_and_made_up_days_are_free(day):
    assert not CALENDAR.is_working(date(*day))


@pytest.mark.parametrize("day", [(2025, 4, 26), (2026, 8, 22)])
def test_saturdays_for_which_a_friday_was_given_are_worked(day):
    assert CALENDAR.is_working(date(*day))
    assert CALENDAR.next_allowed(at(*day, 8)) == at(*day, 8)


def test_the_afternoon_before_a_holiday_is_quiet_and_its_morning_is_not():
    assert CALENDAR.next_allowed(at(2026, 4, 29, 8)) == at(2026, 4, 29, 8)
    assert CALENDAR.next_allowed(at(2026, 4, 29, 14)) == at(2026, 5, 4, 10)
    friday = at(2026, 4, 24, 14)  # Hung Kings' day is on the Sunday, made up on the Monday
    assert CALENDAR.next_allowed(friday) == at(2026, 4, 28, 8)
    assert CALENDAR.next_allowed(at(2026, 6, 19, 14)) == at(2026, 6, 19, 14), "an ordinary Friday"


# -- the settings and imported days


def test_imported_days_outweigh_what_is_shipped_and_what_the_week_says():
    friday, saturday, monday = date(2026, 1, 2), date(2026, 6, 20), date(2026, 6, 22)
    entries = (
        DayEntry("working_day", friday, friday),
        DayEntry("working_day", saturday, saturday),
        DayEntry("closure", monday, monday),
        DayEntry("quiet", date(2026, 7, 6), date(2026, 7, 10)),
    )
    changed = Calendar(VIET_NAM, entries=entries)
    assert changed.is_working(friday)
    assert changed.is_working(saturday)
    assert not changed.is_working(monday)
    assert changed.next_allowed(at(2026, 6, 19, 16, 45)) == at(2026, 6, 20, 8)
    assert changed.is_working(date(2026, 7, 8))
    assert changed.next_allowed(at(2026, 7, 6)) == at(2026, 7, 13, 10)


def test_summer_and_winter_hours():
    text = "04-16..10-15 07:00-11:30 13:30-17:00 Mon-Fri; 10-16..04-15 07:30-12:00 13:00-15:00 Mon-Sat"
    seasonal = Calendar(VIET_NAM, hours=read_hours(text))
    assert seasonal.next_allowed(at(2026, 7, 1, 15, 30)) == at(2026, 7, 1, 15, 30)
    assert seasonal.next_allowed(at(2026, 12, 2, 15, 30)) == at(2026, 12, 3, 8)
    assert seasonal.is_working(date(2026, 12, 5))
    assert not seasonal.is_working(date(2026, 7, 4))


@pytest.mark.parametrize("text", ["", "Mon-Fri", "08:00-07:00", "25:00-26:00", "13-40..01-01 08:00-09:00", "all day"])
def test_hours_that_cannot_be_read_are_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_hours(text or "x")


def test_a_calendar_without_any_allowed_moment_says_so():
    closed = Calendar(VIET_NAM, entries=(DayEntry("closure", date(2026, 1, 1), date(2029, 12, 31)),))
    assert closed.next_allowed(at(2026, 6, 1)) is None
    assert closed.last_morning(at(2026, 6, 30), date(2026, 6, 1)) is None
    with pytest.raises(ValueError, match="no working days"):
        closed.nth_working_day(date(2026, 6, 1), 1)


# -- a zone with summer time


def test_berlin_keeps_its_hours_on_both_sides_of_summer_time():
    berlin = Calendar(BERLIN, "DE-BE")
    assert berlin.next_allowed(at(2026, 3, 27, 9, zone=BERLIN)).astimezone(UTC).hour == 8
    assert berlin.next_allowed(at(2026, 3, 28, 9, zone=BERLIN)) == at(2026, 3, 30, 10, zone=BERLIN)
    assert berlin.next_allowed(at(2026, 3, 28, 9, zone=BERLIN)).astimezone(UTC).hour == 8
    assert berlin.next_allowed(at(2026, 10, 25, 2, 30, zone=BERLIN)).astimezone(UTC) == at(2026, 10, 26, 9, zone=UTC)
    assert not berlin.is_working(date(2026, 12, 25))
    assert not berlin.is_quiet(date(2026, 2, 17)), "Tết is not kept there"


def test_an_hour_that_does_not_exist_and_one_that_comes_twice():
    nights = Calendar(BERLIN, "", read_hours("00:00-05:00 Mon-Sun"), read_spans("02:00-03:00"))
    assert nights.windows(date(2026, 3, 29)) == (), "02:00 to 03:00 is skipped"
    ((start, end),) = nights.windows(date(2026, 10, 25))
    assert end - start == timedelta(hours=2), "both of them"


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(moments, st.sampled_from([CALENDAR, Calendar(BERLIN, "DE")]))
def test_the_next_allowed_moment_is_allowed_and_nothing_before_it_is(moment, calendar):
    found = calendar.next_allowed(moment)
    assert found >= moment
    local = found.astimezone(calendar.zone)
    assert calendar.is_working(local.date())
    assert not calendar.is_quiet(local.date())
    assert time(8) <= local.time() < time(11) or time(14) <= local.time() < time(16, 30)
    assert local.weekday() != 0 or local.time() >= time(10)
    assert calendar.next_allowed(found) == found
    between = moment + (found - moment) / 2
    assert found == moment or calendar.next_allowed(between) == found


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_counting_working_days_there_and_back(first, number):
    day = CALENDAR.nth_working_day(first, number)
    assert CALENDAR.is_working(day)
    assert CALENDAR.working_days_between(first, day) == number
