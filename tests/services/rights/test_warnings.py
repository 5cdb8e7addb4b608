"""What the officer hears of requests: each thing once, and never two messages where one says it all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.calendar.periods import DELETE, Clocks, read_periods
from bot.services.people.register import RequestWish
from bot.services.people.role_words import OFFICER
from bot.services.rights import asking, desk
from storage.models import Delivery, PersonRole
from tests.services.builders import CALENDAR, add_province, bind, person
from tests.support.clock import START

CLOCKS = Clocks(CALENDAR, read_periods(""))
SOON, SOONER = timedelta(days=14), timedelta(days=17)  # deletion is due after 20 days

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def requested(database):
    """Somebody has asked for deletion; an officer with a chat is there."""
    database.run_now(_request)
    return database


def _request(uow):
    add_province(uow)
    uow.orm.flush()
    uow.orm.add(PersonRole(person_id=person(uow, "VPTU-001").id, role=OFFICER))
    bind(uow, "VPTU-001", START)
    asking.ask(uow, person(uow, "BTC-002").id, RequestWish(DELETE), CLOCKS, START)


def heard(database, *after):
    """Kinds of the officer's messages, when the jobs look after these times."""
    for time in after:
        database.run_now(desk.warn, CLOCKS, START + time)
    return database.run_now(lambda uow: list(uow.connection.scalars(select(Delivery.kind).order_by(Delivery.id))))


def test_the_news_comes_at_once_and_a_warning_for_each_step(requested):
    assert heard(requested, timedelta(), timedelta(minutes=1)) == [desk.NEW]
    assert heard(requested, SOON, SOON, SOONER) == [desk.NEW, desk.WARNING, desk.WARNING]


def test_a_request_that_is_due_soon_before_anybody_heard_of_it_comes_as_one_message(requested):
    assert heard(requested, SOONER, SOONER + timedelta(hours=1), timedelta(days=21)) == [desk.WARNING]
