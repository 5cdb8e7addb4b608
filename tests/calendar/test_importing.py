"""Importing days: a result for every row, and the calendar that follows."""

from datetime import date

import pytest

from bot.services.imports.calendar import import_calendar
from bot.services.imports.tables.tables import ImportFile
from bot.services.operating.calendars import calendar_of
from bot.settings import Settings
from storage.models import AuditEntry

FILE = """kind,from,to,note
day_off,2027-01-04,,given for 16 January
working day,16/01/2027,,
closure,2027-03-01,2027-03-02,moving house
quiet,2027-07-05,2027-07-09,session of the council
"""


def csv(text):
    return ImportFile("days.csv", text.encode())


def calendar(database):
    return database.read_now(lambda uow: calendar_of(uow, Settings(_env_file=None)))


def outcomes(found):
    return [result.outcome for result in found.results]


def test_days_are_imported_and_the_calendar_follows(database, clock):
    assert outcomes(import_calendar(database, csv(FILE), clock(), dry_run=True)) == ["created"] * 4
    assert calendar(database).is_working(date(2027, 1, 4)), "a dry run changes nothing"
    assert outcomes(import_calendar(database, csv(FILE), clock())) == ["created"] * 4
    after = calendar(database)
    assert not after.is_working(date(2027, 1, 4))
    assert after.is_working(date(2027, 1, 16))
    assert not after.is_working(date(2027, 3, 2))
    assert after.is_quiet(date(2027, 7, 9))
    assert after.reason(date(2027, 3, 1)) == "moving house"
    assert outcomes(import_calendar(database, csv(FILE), clock())) == ["unchanged"] * 4


def test_a_later_import_changes_and_takes_away(database, clock):
    import_calendar(database, csv(FILE), clock())
    again = "kind,from,to,note\nnone,2027-01-04,,\nclosure,2027-03-01,2027-03-05,moving house\nnone,2027-12-01,,\n"
    assert outcomes(import_calendar(database, csv(again), clock())) == ["changed", "changed", "unchanged"]
    after = calendar(database)
    assert after.is_working(date(2027, 1, 4))
    assert not after.is_working(date(2027, 3, 5))
    acts = database.read_now(lambda uow: [row.act for row in uow.orm.query(AuditEntry)])
    assert acts == ["calendar.import"] * 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("holiday,2027-01-04,,", "unknown_word"),
        ("day_off,tomorrow,,", "bad_date"),
        ("day_off,,,", "required"),
        (",2027-01-04,,", "required"),
        ("quiet,2027-01-04,2027-01-03,", "day_order"),
        ("quiet,2027-01-04,2029-01-03,", "too_many_days"),
        ("day_off,2027-05-05,,\nworking_day,2027-05-05,,", "duplicate"),
    ],
)
def test_rows_that_cannot_be_are_refused_with_their_place(database, clock, row, code):
    found = import_calendar(database, csv(f"kind,from,to,note\n{row}\n"), clock())
    assert code in [problem.code for result in found.results for problem in result.problems]
    assert found.refused
