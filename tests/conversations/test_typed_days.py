"""Days as people type them: one reader for every card that asks for days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.kit.typed_days import coming_day, coming_days, nearest_day

TODAY = date(2026, 6, 15)


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
    assert nearest_day("hôm qua", TODAY) is None


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
