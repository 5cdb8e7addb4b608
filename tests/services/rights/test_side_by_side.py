"""Erasing somebody while another process writes about them: what it wrote goes too, and nothing is written after."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update

from bot.services import results_due as due
from bot.services.refusals import Refusal
from bot.services.results import computing, confirmations
from bot.services.results.confirmations import AGREE, ConfirmerVerdict
from bot.services.rights import erasing, retention
from bot.services.rights.personal_data import EVERYTHING
from storage.database import Database
from storage.models import Campaign, Confirmation, Person, Result, ResultItem, StoredAnswer, StoredSession
from storage.vault import Vault
from tests.services.results.submitting import CV, somebody, submit
from tests.support.clock import START
from tests.support.province import SECRET
from tests.support.side_by_side import side_by_side

pytestmark = pytest.mark.both_databases
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def two(province_url):
    """Two processes' ways to one database, in which somebody has submitted."""
    both = [Database(province_url, Vault(SECRET)) for _ in range(2)]
    both[0].run_now(submit, "skills", CV, START)
    yield both
    for database in both:
        database.close()


def compute(uow):
    """Compute for all who wait."""
    return sum(computing.compute(uow, person, START, ZONE) for person in due.take(uow, START))


def erase(uow):
    """Erase everything of somebody."""
    return erasing.erase_person(uow, somebody(uow).id, EVERYTHING, START)


def left(uow):
    """What is there of what was computed and said."""
    return [uow.orm.scalar(select(func.count()).select_from(model)) for model in (Result, ResultItem, Confirmation)]


def test_what_was_just_being_computed_goes_as_well(two):
    assert side_by_side(two, compute, erase) is None
    assert two[0].read_now(left) == [0, 0, 0]


def test_nothing_is_computed_of_what_is_just_being_erased(two):
    assert side_by_side(two, erase, compute) is None
    assert two[0].read_now(left) == [0, 0, 0]


@pytest.mark.parametrize("erased_first", [False, True])
def test_nothing_is_said_of_somebody_who_is_erased(two, erased_first):
    def give(uow):
        person = somebody(uow)
        if person.supervisor_id is None:
            person.supervisor_id = uow.orm.scalar(select(func.min(Person.id)).where(Person.id != person.id))
            uow.orm.flush()
        return person.supervisor_id

    reader = two[0].run_now(give)
    two[0].run_now(compute)
    waiting = two[0].read_now(confirmations.queue, reader, START.date())
    session, item = waiting[0].session, waiting[0].items[0][0]

    def say(uow):
        confirmations.give(uow, reader, session, item, ConfirmerVerdict(AGREE), START, START.date())

    failed = side_by_side(two, *((erase, say) if erased_first else (say, erase)))
    assert isinstance(failed, Refusal) if erased_first else failed is None
    assert two[0].read_now(left) == [0, 0, 0]


LATE = START + timedelta(days=3 * 366)


def write(uow):
    """Answer once more, as an answering turn does."""
    session = uow.orm.scalars(select(StoredSession).where(StoredSession.submitted_at.is_not(None))).one()
    answer = {"path": "/more", "name": "more", "kind": "text", "language": "vi", "answered_at": START}
    uow.orm.add(StoredAnswer(session_id=session.id, number=999, **answer))
    uow.orm.flush()


def retain(uow):
    """Let go of answers whose time is over."""
    retention.carry_out(uow, retention.Periods(drafts=90, answers=24), LATE)


def answers(uow):
    """How many answers there are, and sessions with a state."""
    states = select(func.count(StoredSession.id)).where(StoredSession.state.is_not(None))
    return [uow.orm.scalar(select(func.count(StoredAnswer.id))), uow.orm.scalar(states)]


@pytest.mark.parametrize("writes", [write, compute])
def test_what_is_just_being_written_of_a_session_goes_when_its_time_is_over(two, writes):
    two[0].run_now(lambda uow: uow.orm.execute(update(Campaign).values(state="closed")))
    assert side_by_side(two, writes, retain) is None
    two[0].run_now(retain)
    assert two[0].read_now(answers) == [0, 0]
    assert two[0].read_now(left) == [0, 0, 0]


def test_nothing_is_computed_of_sessions_that_are_just_being_erased(two):
    two[0].run_now(lambda uow: uow.orm.execute(update(Campaign).values(state="closed")))
    assert side_by_side(two, retain, compute) is None
    assert two[0].read_now(left) == [0, 0, 0]
