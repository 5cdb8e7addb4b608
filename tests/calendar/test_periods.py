"""The clocks of requests: working days for the first answer, calendar days for the rest, warnings, settings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.periods import KINDS, OVERDUE, TODAY, Clocks, read_periods
from tests.services.builders import CALENDAR

USUAL = Clocks(CALENDAR, read_periods(""))
days = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("kind", "days", "longer", "with_processor"),
    [
        ("withdraw", 15, 15, 20),
        ("restrict", 15, 15, 20),
        ("object", 15, 15, 20),
        ("see", 10, 10, 15),
        ("correct", 10, 10, 15),
        ("copy", 10, 10, 15),
        ("delete", 20, 20, 30),
    ],
)
def test_the_periods_of_the_decree(kind, days, longer, with_processor):
    asked = date(2026, 6, 15)
    assert USUAL.due(kind, asked) == asked + timedelta(days=days)
    assert USUAL.extended(kind, asked) == asked + timedelta(days=longer)
    helped = Clocks(CALENDAR, read_periods(""), processor=True)
    assert helped.due(kind, asked) == asked + timedelta(days=with_processor)


def test_the_first_answer_counts_working_days_only():
    assert USUAL.first_answer(date(2026, 6, 12)) == date(2026, 6, 16)  # a Friday: Monday, Tuesday
    assert USUAL.first_answer(date(2026, 2, 13)) > date(2026, 2, 22)  # the Lunar New Year lies between


@given(days, st.sampled_from(KINDS))
def test_warnings_come_before_the_day_then_it_is_today_then_overdue(asked, kind):
    due = USUAL.due(kind, asked)
    said = [USUAL.warning(due, due - timedelta(days=left)) for left in range(25, -3, -1)]
    assert said[-3:] == [TODAY, OVERDUE, OVERDUE]
    steps = [step for step in said if step is not None]
    assert steps == sorted(steps, reverse=True)
    assert set(steps) <= {5, 2, TODAY, OVERDUE}
    assert 5 in steps


@given(days)
def test_a_first_answer_has_a_warning_only_where_its_time_was_longer_than_that(asked):
    slow = Clocks(CALENDAR, read_periods(""), answer_days=5)
    for clocks, called_for in ((USUAL, {None}), (slow, {None, 2})):
        due = clocks.first_answer(asked)
        each = (asked + timedelta(days=n) for n in range((due - asked).days))
        assert {clocks.warning(due, day, clocks.answer_days) for day in each} == called_for


def test_settings_name_what_differs_and_refuse_what_cannot_be_read():
    assert read_periods("delete=30+10/40")["delete"].days == 30
    assert read_periods("delete=30+10/40")["see"].days == 10
    for wrong in ("delete=30", "forget=1+1/1", "delete=a+b/c"):
        with pytest.raises(ValueError, match="expected kinds"):
            read_periods(wrong)
