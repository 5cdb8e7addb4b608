"""What need not be kept goes when its time is over, with a line on record; figures stay."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.calendar.periods import DELETE, Clocks, read_periods
from bot.services.campaigns import figures
from bot.services.campaigns.audience import parse
from bot.services.people.register import RequestWish
from bot.services.rights import asking, desk, retention
from storage.models import Absence, AuditEntry, Campaign, Chat, StoredAnswer, StoredSession, Submission
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person
from tests.support.clock import START

PERIODS = retention.Periods(drafts=90, answers=24)
END = START + timedelta(days=10)


@pytest.fixture
def campaign(database):
    """Closed ten days after the start: one person submitted, one left a draft."""
    database.run_now(_fill)
    return database


def _fill(uow):
    add_province(uow)
    version = add_survey(uow)
    days = {"opens_at": START, "closes_at": END, "created_at": START, "audience": parse("all").to_json()}
    uow.orm.add(Campaign(id=1, survey_id=version.survey_id, version_id=version.id, state="closed", **days))
    uow.orm.flush()
    for code, status in (("BTC-001", "submitted"), ("BTC-002", "started")):
        session = StoredSession(
            campaign_id=1,
            person_id=person(uow, code).id,
            version_id=version.id,
            unit_code="BTC",
            status=status,
            state=b"x",
            submitted_at=START if status == "submitted" else None,
        )
        uow.orm.add(session)
        uow.orm.flush()
        more = {"session_id": session.id, "language": "vi"}
        uow.orm.add(StoredAnswer(number=0, path="/a", name="a", kind="text", answered_at=START, **more))
        if status == "submitted":
            uow.orm.add(Submission(number=1, receipt="R", submitted_at=START, unit_code="BTC", body=b"x", **more))


def kept(uow):
    """Who still has answers, and how many submissions there are."""
    owners = select(StoredSession.person_id).where(StoredSession.id.in_(select(StoredAnswer.session_id)))
    people = set(uow.connection.scalars(owners))
    codes = {code for code in ("BTC-001", "BTC-002") if person(uow, code).id in people}
    return codes, uow.connection.scalar(select(func.count(Submission.id)))


def after(database, moment):
    while database.run_now(retention.carry_out, PERIODS, moment):
        pass
    return database.read_now(kept)


def test_drafts_go_90_days_after_the_end_and_answers_after_24_months(campaign):
    before = campaign.read_now(figures.state, 1).counts
    assert after(campaign, END + timedelta(days=89)) == ({"BTC-001", "BTC-002"}, 1)
    assert after(campaign, END + timedelta(days=91)) == ({"BTC-001"}, 1)
    assert after(campaign, END.replace(year=END.year + 2) - timedelta(days=1)) == ({"BTC-001"}, 1)
    assert after(campaign, END.replace(year=END.year + 2) + timedelta(days=1)) == (set(), 0)
    counts = campaign.read_now(figures.state, 1).counts
    assert (counts.total, counts.submitted) == (before.total, before.submitted) == (2, 1)
    acts = [
        entry.details
        for entry in campaign.read_now(lambda uow: uow.orm.scalars(select(AuditEntry).order_by(AuditEntry.id)).all())
    ]
    assert acts == [{"drafts": 1}, {"answers": 1}]


def test_a_dry_run_changes_nothing_and_an_open_campaign_keeps_its_drafts(campaign):
    late = END + timedelta(days=91)
    assert campaign.read_now(retention.due, PERIODS, late) == {"drafts": 1}
    assert campaign.read_now(kept) == ({"BTC-001", "BTC-002"}, 1)

    def open_again(uow):
        uow.orm.get_one(Campaign, 1).state = "open"

    campaign.run_now(open_again)
    assert campaign.read_now(retention.due, PERIODS, late) == {}


def test_absences_that_are_over_go_and_later_ones_stay(campaign):
    def away(uow):
        for day in (START.date(), START.date() + timedelta(days=60)):
            uow.orm.add(Absence(person_id=person(uow, "BTC-001").id, first_day=day, last_day=day, created_at=START))

    campaign.run_now(away)
    after(campaign, START + timedelta(days=100))
    assert campaign.read_now(lambda uow: uow.connection.scalar(select(func.count(Absence.id)))) == 1


def test_the_account_of_somebody_erased_is_let_go_once_they_could_be_told(campaign):
    clocks = Clocks(CALENDAR, read_periods(""))

    def erase(uow):
        bind(uow, "BTC-001", START)
        uow.orm.flush()
        request = asking.ask(uow, person(uow, "BTC-001").id, RequestWish(DELETE), clocks, START)
        desk.carry_out(uow, request.id, "operator", START)

    campaign.run_now(erase)
    chats = select(func.count(Chat.id)).where(Chat.person_id.is_not(None))
    after(campaign, START + timedelta(days=13))
    assert campaign.read_now(lambda uow: uow.connection.scalar(chats)) == 1
    after(campaign, START + timedelta(days=15))
    assert campaign.read_now(lambda uow: uow.connection.scalar(chats)) == 0
