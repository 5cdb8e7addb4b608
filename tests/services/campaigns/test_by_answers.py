"""Who is in a campaign by answers is an answer: no desk tells of its people, by name or in counts."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.services.deliveries import switch
from bot.services.people import somebody
from bot.services.people.scope import Scope
from bot.services.reminders import figures as reminded
from bot.services.summaries import reports
from bot.services.summaries.readers import Somebody, seen_by
from storage.database import Database
from storage.models import Campaign, Delivery, Person, PersonRole, Unit
from storage.vault import Vault
from tests.services.builders import CALENDAR
from tests.support.clock import START
from tests.support.province import SECRET

pytestmark = pytest.mark.both_databases
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def province(province_url):
    found = Database(province_url, Vault(SECRET))
    yield found
    found.close()


def told(uow, by_answers):
    """What the desks tell of a campaign: of its people to the focal point, of its messages to an admin."""
    rule = {"conditions": {"answered": ["1/q=a"]} if by_answers else {}, "usual_language": "vi"}
    uow.connection.execute(update(Campaign).values(audience=rule))
    agency = uow.connection.scalar(select(Unit.id).where(Unit.code == "BTC"))
    focal, admin, person = (
        uow.connection.scalar(select(PersonRole.person_id).join(Person, Person.id == PersonRole.person_id).where(which))
        for which in (
            (PersonRole.role == "focal_point") & (Person.agency_id == agency),
            PersonRole.role == "admin",
            (PersonRole.role == "focal_point") & (Person.agency_id == agency),
        )
    )
    campaign = uow.connection.scalar(select(Campaign.id).order_by(Campaign.id).limit(1))
    uow.orm.add(
        Delivery(
            unique_key="k",
            person_id=person,
            campaign_id=campaign,
            kind="invitation",
            params={},
            state="waiting",
            due_at=START,
        )
    )
    uow.orm.flush()
    scope, now = Scope(focal, START.date()), START.astimezone(ZONE)
    blast = switch.blast(uow, campaign, admin, START)
    return {
        "by name": len(somebody._surveys(uow, person)),
        "at the desk": len(reports.at_desk(uow, Somebody(focal, START.date()), agency, now, CALENDAR)),
        "in summaries": len(
            reports.of_reader(uow, seen_by(uow, Somebody(focal, START.date())), focal, agency, now, CALENDAR)
        ),
        "silent": reminded.silent(uow, scope, agency),
        "messages": {line.waiting for line in switch.campaigns(uow, admin)},
        "all that wait": switch.waiting(uow, START + timedelta(minutes=1)),
        "counted": blast.counted,
    }


def test_no_desk_tells_who_or_how_many_are_in_a_campaign_by_answers(province):
    usual = province.read_now(told, False)
    assert all(usual.values()) or usual["silent"] == 0
    assert usual["at the desk"] == usual["by name"] > 0
    assert province.read_now(told, True) == {
        "by name": 0,
        "at the desk": 0,
        "in summaries": 0,
        "silent": 0,
        "messages": {None},
        "all that wait": 0,
        "counted": False,
    }
