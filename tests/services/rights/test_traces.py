"""What was erased at the officer's desk, or had its time, leaves no byte in the file once the jobs came by."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.calendar.periods import DELETE, Clocks, read_periods
from bot.jobs.requests import Requests
from bot.services.people.register import RequestWish
from bot.services.rights import asking, desk
from bot.settings import Settings
from storage.models import StoredAnswer, StoredSession
from storage.repositories.sessions import FREE_TEXT, STATE
from tests.services.builders import CALENDAR, person
from tests.services.rights.test_retention import END, _fill
from tests.support.clock import START

MINE, OTHERS = "khong-ai-khac-viet-cau-nay", "cau-cua-nguoi-khac"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def sealed(database):
    """Bytes of one person's answers, in the clear and sealed, and those of another's."""
    database.run_now(_fill)
    return {code: database.run_now(_answer, code, words) for code, words in (("BTC-001", MINE), ("BTC-002", OTHERS))}


def _answer(uow, code, words):
    session = uow.orm.scalars(select(StoredSession).where(StoredSession.person_id == person(uow, code).id)).one()
    answer = uow.orm.scalars(select(StoredAnswer).where(StoredAnswer.session_id == session.id)).one()
    session.state = uow.vault.seal_json({"a": words}, STATE)
    answer.code, answer.text = words, uow.vault.seal_text(words, FREE_TEXT)
    return [words.encode(), session.state, _bytes(answer.text)]


def _bytes(stored):
    return stored if isinstance(stored, bytes) else stored.encode()


@pytest.fixture
def jobs(database, clock, tmp_path):
    return Requests(database, clock, Settings(_env_file=None, data_dir=tmp_path / "var"))


def left(folder, wanted):
    """Which of these bytes are anywhere in the database's files, its log included."""
    files = [path.read_bytes() for path in folder.glob("surveybot.sqlite*")]
    return [one for one in wanted if any(one in file for file in files)]


def erase(uow):
    clocks = Clocks(CALENDAR, read_periods(""))
    request = asking.ask(uow, person(uow, "BTC-001").id, RequestWish(DELETE), clocks, START)
    desk.carry_out(uow, request.id, "operator", START)


async def test_the_jobs_overwrite_what_the_officer_erased(database, sealed, jobs, tmp_path):
    assert left(tmp_path, sealed["BTC-001"]) == sealed["BTC-001"]
    database.run_now(erase)
    await jobs.look_after()
    assert left(tmp_path, sealed["BTC-001"]) == []
    assert left(tmp_path, sealed["BTC-002"]) == sealed["BTC-002"], "nobody else loses anything"


async def test_somebody_who_reads_meanwhile_only_puts_it_off(database, sealed, jobs, tmp_path):
    database.run_now(erase)
    with database.engine.connect().execution_options(reading=True) as reader:
        reader.execute(select(StoredAnswer.id)).all()
        await jobs.look_after()
        assert left(tmp_path, sealed["BTC-001"]) != []
    await jobs.look_after()
    assert left(tmp_path, sealed["BTC-001"]) == []


async def test_nor_is_anything_left_of_what_had_its_time(database, sealed, jobs, clock, tmp_path):
    clock.pass_(days=(END - START).days + 91)
    assert await jobs.let_go() == 1
    await jobs.look_after()
    assert left(tmp_path, sealed["BTC-002"]) == [], "a draft, 90 days after the end"
    assert left(tmp_path, sealed["BTC-001"]) == sealed["BTC-001"], "submitted: it stays 24 months"
