"""What a reader sees is found out once for all that is told, and says the same as the rights that queries ask for."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.services.campaigns.audience import parse
from bot.services.people.scope import Right
from bot.services.summaries import reports
from bot.services.summaries.readers import SeenAgencies, Somebody, seen_by
from storage.models import Campaign
from tests.services.builders import CALENDAR, add_open_campaign, add_province, person
from tests.support.clock import START

CODES = {1: "BTC", 2: "BNC", 3: "VPTU"}
COUNTS = {"BTC": (3, 1), "BNC": (1, 0), "VPTU": (0, 0)}


@pytest.fixture
def province(database):
    """Three agencies; VPTU-001 is the focal point of VPTU."""
    database.run_now(add_province)
    return database


def _one_more(uow):
    if (first := uow.orm.query(Campaign).first()) is None:
        add_open_campaign(uow, START, START + timedelta(days=14), parse("all").to_json())
        return
    facts = ("survey_id", "version_id", "state", "audience", "opens_at", "closes_at", "created_at")
    uow.orm.add(Campaign(**{name: getattr(first, name) for name in facts}))


def at_desk(uow, reader, agency):
    return reports.at_desk(uow, Somebody(reader, START.date(), Right.COUNTS), agency, START, CALENDAR)


def in_summaries(uow, reader, agency):
    return reports.of_reader(
        uow, seen_by(uow, Somebody(reader, START.date())), reader, agency, START.astimezone(CALENDAR.zone), CALENDAR
    )


@pytest.mark.parametrize("view", [at_desk, in_summaries])
def test_who_the_reader_is_is_asked_once_however_many_campaigns_run(province, view):
    def asked(uow):
        """How many campaigns were told of, and what the database was asked about roles beside counting."""
        sent = []
        note = lambda _c, _k, statement, *_: sent.append(statement)  # noqa: E731 - passed on
        focal = person(uow, "VPTU-001")
        agency = focal.agency_id
        event.listen(uow.connection, "before_cursor_execute", note)
        told = view(uow, focal.id, agency)
        event.remove(uow.connection, "before_cursor_execute", note)
        return len(told), [one for one in sent if "person_roles" in one and "count(" not in one]

    for campaigns in (1, 2, 3):
        province.run_now(_one_more)
        told, about_roles = province.read_now(asked)
        assert (told, len(about_roles)) == (campaigns, 1)


def test_a_focal_point_sees_the_own_agency_and_knows_everybody_of_it(province):
    def sight(uow):
        return seen_by(uow, Somebody(person(uow, "VPTU-001").id, START.date()))

    seen = province.read_now(sight)
    (own,) = (number for number, code in seen.codes.items() if code == "VPTU")
    assert (seen.seen, seen.small) == ({own}, {own})
    assert [seen.code(number) for number in (own, None, *(seen.codes.keys() - {own}))] == ["VPTU", "", "", ""]
    assert [seen.sees_small(number) for number in (own, None)] == [True, False]


@pytest.mark.parametrize(
    ("seen", "small", "known"),
    [
        ({1}, {1}, set()),  # of the own agency alone
        ({1, 2}, {1}, {"BTC"}),  # who sees others, too
        ({1, 2}, {1, 2}, {"BTC", "BNC"}),  # who knows several, beside one that is not theirs
        ({1, 3}, {1, 3}, set()),  # of the second one nobody was invited
        ({1, 2, 3}, {1, 2, 3}, set()),  # who may know everybody's state anyway
        ({1, 2, 3}, set(), set()),  # who counts all and knows nobody
    ],
)
def test_whose_state_is_known_counts_beside_agencies_of_which_it_is_not(seen, small, known):
    sight = SeenAgencies(Somebody(1, START.date()), CODES, frozenset(seen), frozenset(small))
    assert sight.known_beside(COUNTS) == known
