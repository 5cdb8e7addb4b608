"""Days as people type them: one reader for every card that asks for days."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.kit.typed_days import coming_day, coming_days, coming_moment, nearest_day
from tests.support.clock import VIET_NAM

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 10, tzinfo=VIET_NAM)


def iso(days):
    return days and tuple(day.isoformat() for day in days)


@pytest.mark.parametrize(
    "typed",
    [
        "20/06/2026 - 25/06/2026",
        "20.06.2026-25.06.2026",
        "20/06/2026 25/06/2026",
        "20/06/2026 đến 25/06/2026",
        "từ ngày 20/06/2026 đến ngày 25/06/2026",
        "2026-06-20 – 2026-06-25",
        "20/06 – 25/06",
        "20/06-25/06",
        "từ 20/6 tới 25/6",
        "from 20/06 until 25/06",
        "vom 20.6. bis zum 25.6.",
    ],
)
def test_a_first_and_a_last_day(typed):
    assert iso(coming_days(typed, TODAY)) == ("2026-06-20", "2026-06-25")


@pytest.mark.parametrize("typed", ["20/06/2026", "20/06", "20.6.", "ngày 20/6/2026", "2026-06-20"])
def test_one_day_is_the_first_and_the_last(typed):
    assert iso(coming_days(typed, TODAY)) == ("2026-06-20", "2026-06-20")


@pytest.mark.parametrize(
    "typed", ["20/06/2026 21/06/2026 22/06/2026", "20/06 – 21/06 – 22/06", "31/06", "tuần sau", "", "–"]
)
def test_anything_else_is_no_days(typed):
    assert coming_days(typed, TODAY) is None


def test_without_a_year_the_next_one_that_comes_and_over_new_year():
    assert coming_day("01/03", TODAY) == date(2027, 3, 1)
    assert coming_day("15/06", TODAY) == TODAY
    assert iso(coming_days("28/12 – 03/01", TODAY)) == ("2026-12-28", "2027-01-03")
    assert iso(coming_days("01/07 – 20/06", TODAY)) == ("2026-07-01", "2027-06-20"), "the last day follows the first"
    assert coming_day("29/02", TODAY) == date(2028, 2, 29)


def test_a_day_that_may_be_over_is_the_nearest():
    assert nearest_day("28/12", date(2027, 1, 3)) == date(2026, 12, 28)
    assert nearest_day("01/06", TODAY) == date(2026, 6, 1)
    assert nearest_day("15/06/2025", TODAY) == date(2025, 6, 15)
    assert nearest_day("29/02", TODAY) == date(2028, 2, 29)
    assert nearest_day("từ 28/05", TODAY) == date(2026, 5, 28)
    assert nearest_day("đầu tháng", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("hôm nay", 0), ("Hôm nay.", 0), ("từ hôm nay", 0), ("hom qua", -1), ("hôm kia", -2), ("Ngày mai", 1),
        ("từ ngày mai", 1), ("ngày kia", 2), ("today", 0), ("Yesterday", -1), ("from tomorrow", 1),
        ("the day after tomorrow", 2), ("the day before yesterday", -2), ("heute", 0), ("ab heute", 0), ("gestern", -1),
        ("Vorgestern", -2), ("morgen", 1), ("ab morgen", 1), ("übermorgen", 2),
    ],
)  # fmt: skip
def test_a_day_has_the_same_name_on_every_card(typed, days):
    day = TODAY + timedelta(days=days)
    assert (coming_day(typed, TODAY), nearest_day(typed, TODAY), coming_days(typed, TODAY)) == (day, day, (day, day))
    assert coming_moment(f"{typed} 8:30", NOW) == datetime.combine(day, time(8, 30), NOW.tzinfo)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("hôm nay đến ngày mai", ("2026-06-15", "2026-06-16")),
        ("từ ngày mai đến 20/06", ("2026-06-16", "2026-06-20")),
        ("20/06/2026 - ngày mai", ("2026-06-20", "2026-06-16")),  # no first day after the last one: refused where asked
        ("von heute bis übermorgen", ("2026-06-15", "2026-06-17")),
        ("from today until 20/06", ("2026-06-15", "2026-06-20")),
    ],
)
def test_both_days_are_named_from_today(typed, days):
    assert iso(coming_days(typed, TODAY)) == days


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("17/6/2026 8:00", "2026-06-17T08:00:00+07:00"),
        ("17/6 8h30", "2026-06-17T08:30:00+07:00"),
        ("2026-06-17T08:00", "2026-06-17T08:00:00+07:00"),
        ("heute, 17 Uhr", "2026-06-15T17:00:00+07:00"),
        ("ngày mai 14h", "2026-06-16T14:00:00+07:00"),
        ("17/6/2026", None),
        ("17/6/2026 25:00", None),
        ("14h", None),
        ("", None),
    ],
)
def test_a_day_and_a_time(typed, moment):
    found = coming_moment(typed, NOW)
    assert (found and found.isoformat()) == moment


@given(st.dates(TODAY, date(2099, 1, 1)), st.integers(0, 366), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_whatever_is_written_out_reads_back(first, length, form):
    last = first + timedelta(days=length)
    for between in (" – ", "–", " - ", " đến ", " to ", " bis ", " "):
        assert coming_days(f"{first:{form}}{between}{last:{form}}", TODAY) == (first, last)


@given(st.text(max_size=40))
def test_any_text_is_days_or_none(text):
    found, nearest = coming_days(text, TODAY), nearest_day(text, TODAY)
    assert found is None or [type(day) for day in found] == [date, date]
    assert nearest is None or type(nearest) is date
