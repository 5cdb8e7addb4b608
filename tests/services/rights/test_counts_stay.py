"""No figure that an admin sees tells that somebody asked for deletion, or that it was carried out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.calendar.periods import DELETE
from bot.services.campaigns import figures, lifecycle, message_plan
from bot.services.campaigns.audience import parse
from bot.services.deliveries import switch
from bot.services.operating import vitals
from bot.services.people import consents
from bot.services.people.register import RequestWish
from bot.services.people.role_words import ADMIN
from bot.services.rights import asking, desk
from storage.models import PersonRole, StoredSession
from tests.services.builders import CALENDAR, CLOCKS, bind, person
from tests.services.reminders.test_reminding import CLOSES, SETTINGS, create, province, until, work

__all__ = ["province"]  # the fixture

WHO, READER = "BTC-001", "VPTU-001"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def ask(uow, now):
    return asking.ask(uow, person(uow, WHO).id, RequestWish(DELETE), CLOCKS, now).id


def _reader(uow, now):
    bind(uow, READER, now)
    uow.orm.add(PersonRole(person_id=person(uow, READER).id, role=ADMIN))


def told(database, campaign, clock):
    """What was sent of a campaign, as its plan, the desk of messages and the card of the system say it."""
    plan = database.read_now(message_plan.of_campaign, SETTINGS, campaign, clock())
    sent = [(one.at, one.kind, one.sent, one.held) for one in plan if one.at < clock()]
    reader = database.read_now(lambda uow: person(uow, READER).id)
    messages = database.read_now(switch.blast, campaign, reader, clock())
    system = database.read_now(vitals.measure, clock(), vitals.surroundings(SETTINGS))
    return sent, messages, system.deliveries["sent"]


def test_what_was_sent_stays_counted_when_a_deletion_is_carried_out(province, clock):
    for code in (WHO, "BTC-002"):
        province.run_now(bind, code, clock())
    province.run_now(_reader, clock())
    campaign = create(province, clock)
    until(province, clock, clock() + timedelta(days=4))
    request = province.run_now(ask, clock())
    work(province, clock)
    before = told(province, campaign, clock)
    assert sum(sent for _, _, sent, _ in before[0]) > 3

    province.run_now(desk.carry_out, request, "operator", clock())
    assert told(province, campaign, clock) == before


def preview(database, clock, rule):
    found = database.read_now(figures.preview, survey="skills", audience=parse(rule), now=clock())
    return found.people, dict(found.agencies), dict(found.excluded)


@pytest.mark.parametrize("rule", ["all", f"staff:{WHO}"])
def test_a_new_campaign_counts_whoever_asked_for_deletion_like_everybody_else(province, clock, rule):
    before = preview(province, clock, rule)
    request = province.run_now(ask, clock())
    assert preview(province, clock, rule) == before
    province.run_now(desk.carry_out, request, "operator", clock())
    assert preview(province, clock, rule) == before

    made = province.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse(rule),
        opens_at=clock(),
        closes_at=CLOSES,
        now=clock(),
        calendar=CALENDAR,
    )
    counted = province.read_now(figures.state, made.id).counts
    assert (counted.total, counted.new) == (before[0], before[0])
    assert standing(province) == "stopped"


def test_a_restriction_that_is_lifted_lets_the_new_campaign_begin(province, clock):
    province.run_now(bind, WHO, clock())
    province.run_now(agree, clock())
    request = province.run_now(
        lambda uow: asking.ask(uow, person(uow, WHO).id, RequestWish("restrict"), CLOCKS, clock())
    )
    create(province, clock)
    work(province, clock)
    assert standing(province) == "stopped"
    province.run_now(desk.refuse, request.id, "no ground", "operator", clock())
    assert standing(province) == "new"


def agree(uow, now):
    consents.record(uow, person(uow, WHO).id, consents.DEVELOPMENT, agreed=True, language="vi", now=now)


def standing(database):
    mine = select(StoredSession.status)
    return database.read_now(lambda uow: uow.orm.scalar(mine.where(StoredSession.person_id == person(uow, WHO).id)))
