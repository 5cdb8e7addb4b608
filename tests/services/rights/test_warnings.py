"""What the officer hears of requests: each thing once, and never two messages where one says it all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.calendar.periods import DELETE, OVERDUE, TODAY
from bot.services.audit import OPERATOR
from bot.services.people.register import RequestWish
from bot.services.people.role_words import OFFICER
from bot.services.rights import asking, desk
from storage.models import Delivery, PersonRole
from tests.services.builders import CLOCKS, add_province, bind, person
from tests.support.clock import START

SOON, SOONER = timedelta(days=14), timedelta(days=17)  # deletion is due after 20 days
DUE, LATE = timedelta(days=20), timedelta(days=21)

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


def steps(database):
    """What each message after the news was about, and how near it was."""
    told = Delivery.kind.in_((desk.ANSWER, desk.WARNING))
    query = select(Delivery.kind, Delivery.params).where(told).order_by(Delivery.id)
    return database.run_now(lambda uow: [(kind, params["step"]) for kind, params in uow.connection.execute(query)])


def answered(uow):
    desk.answer(uow, 1, OPERATOR, START)


def test_the_news_comes_at_once_and_a_warning_for_each_step(requested):
    assert heard(requested, timedelta(), timedelta(minutes=1)) == [desk.NEW]
    requested.run_now(answered)
    heard(requested, SOON, SOON, SOONER, DUE, DUE, LATE, LATE + timedelta(days=1))
    assert steps(requested) == [(desk.WARNING, 5), (desk.WARNING, 2), (desk.WARNING, TODAY), (desk.WARNING, OVERDUE)]


def test_a_first_answer_nobody_gives_is_told_on_its_day_and_once_it_is_overdue(requested):
    heard(requested, timedelta(), timedelta(days=1), timedelta(days=2), timedelta(days=3), timedelta(days=4), SOON)
    assert steps(requested) == [(desk.ANSWER, TODAY), (desk.ANSWER, OVERDUE)]


def test_once_the_end_is_near_it_is_told_and_not_the_first_answer_as_well(requested):
    heard(requested, SOONER, SOONER + timedelta(hours=1), DUE, LATE)
    assert steps(requested) == [(desk.WARNING, 2), (desk.WARNING, TODAY), (desk.WARNING, OVERDUE)]


def test_a_request_that_is_due_soon_before_anybody_heard_of_it_comes_as_one_message(requested):
    assert heard(requested, SOONER, SOONER + timedelta(hours=1)) == [desk.WARNING]
