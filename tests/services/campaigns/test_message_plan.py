"""The plan shown before approval is the plan that then happens."""

from datetime import date, datetime, timedelta

import pytest

from bot.calendar.periods import DELETE
from bot.services.campaigns import lifecycle, message_plan, remind_now
from bot.services.campaigns.audience import parse
from bot.services.campaigns.message_plan import PlanDraft
from bot.services.people.register import RequestWish
from bot.services.rights import asking, desk
from storage.models import CalendarEntry
from tests.services.builders import CALENDAR, CLOCKS, bind, person
from tests.services.reminders.test_reminding import CLOSES, SETTINGS, at, create, province, put, sent, until, work
from tests.support.clock import VIET_NAM

__all__ = ["province"]  # the fixture


def shown(found):
    return [(f"{one.at.astimezone(VIET_NAM):%d.%m. %H:%M}", one.kind, one.messages, one.held_back) for one in found]


def preview(database, clock, **changes):
    draft = PlanDraft(**{"audience": parse("all"), "opens_at": clock(), "closes_at": CLOSES} | changes)
    return database.read_now(message_plan.preview, SETTINGS, draft, clock())


def join(database, clock, *codes):
    for code in codes:
        database.run_now(bind, code, clock())


def test_the_preview_is_a_calendar_of_messages(province, clock):
    join(province, clock, "BTC-001", "BTC-002", "VPTU-001")
    assert shown(preview(province, clock)) == [
        ("15.06. 10:00", "invitation", 3, 0),
        ("18.06. 10:00", "reminder1", 3, 0),
        ("23.06. 10:00", "reminder2", 3, 0),
        ("26.06. 08:00", "last", 3, 0),
    ]
    assert shown(preview(province, clock, audience=parse("agency:BTC"), reminders="last_only")) == [
        ("15.06. 10:00", "invitation", 2, 0),
        ("26.06. 08:00", "last", 2, 0),
    ]


def test_quiet_times_and_the_cap_are_in_it(province, clock):
    join(province, clock, "BTC-001")
    quiet = CalendarEntry(kind="quiet", first_day=date(2026, 6, 18), last_day=date(2026, 6, 19), note="")
    province.run_now(lambda uow: uow.orm.add(quiet))
    assert shown(preview(province, clock))[1] == ("22.06. 10:00", "reminder1", 1, 0)
    week = preview(province, clock, closes_at=at(19, 17))
    assert ("17.06. 08:00", "last", 1, 0) in shown(week), "the last morning before the quiet days"


def test_who_is_reminded_of_something_else_is_counted(province, clock):
    join(province, clock, "BTC-001", "BTC-002")
    create(province, clock)
    work(province, clock)
    put(province, "submitted", who="BTC-002")
    clock.pass_(days=1, hours=-2)
    found = {one[1]: one[2:] for one in shown(preview(province, clock, closes_at=at(30, 17)))}
    assert found["invitation"] == (2, 0)
    assert sum(found["reminder1"]) == 2


@pytest.mark.parametrize("closes", [CLOSES, at(19, 17)])
def test_what_was_shown_is_what_happens(province, clock, closes):
    join(province, clock, "BTC-001")
    promised = preview(province, clock, closes_at=closes)
    campaign = create(province, clock, closes=closes)
    until(province, clock, closes + timedelta(hours=1))
    happened = province.read_now(message_plan.of_campaign, SETTINGS, campaign, clock())
    assert shown(happened) == shown(promised)
    assert all(one.left == 0 for one in happened)


def test_as_it_runs_it_says_what_was_sent_and_what_is_left(province, clock):
    join(province, clock, "BTC-001", "BTC-002")
    campaign = create(province, clock)
    work(province, clock)
    put(province, "submitted", who="BTC-002")
    until(province, clock, at(19, 12))
    found = province.read_now(message_plan.of_campaign, SETTINGS, campaign, clock())
    assert [(one.kind, one.messages, one.sent, one.left, one.held_back) for one in found] == [
        ("invitation", 2, 2, 0, 0),
        ("reminder1", 1, 1, 0, 1),
        ("reminder2", 1, 0, 1, 1),
        ("last", 1, 0, 1, 1),
    ]
    assert len(sent(province)) == 2


def test_what_goes_with_remind_now_is_one_message_before_and_afterwards(province, clock):
    join(province, clock, "BTC-001", "BTC-002")
    campaign = create(province, clock)
    work(province, clock)
    until(province, clock, at(18, 9))  # a reminder is due at ten
    assert province.run_now(remind_now.remind, campaign, clock(), SETTINGS).now == 2
    assert on_that_day(province, campaign, clock) == [("18.06. 09:00", "now", 2, 0)]
    until(province, clock, at(18, 12))
    assert on_that_day(province, campaign, clock) == [("18.06. 09:00", "now", 2, 0)]
    assert sent(province) == [("invitation", "15 10:00"), ("now", "18 09:00")]  # of one of the two
    province.run_now(_erase, "BTC-001", clock())
    assert on_that_day(province, campaign, clock) == [("18.06. 09:00", "now", 2, 0)]


def on_that_day(database, campaign, clock):
    found = database.read_now(message_plan.of_campaign, SETTINGS, campaign, clock())
    return [one for one in shown(found) if one[0].startswith("18.06.")]


def _erase(uow, code, now):
    request = asking.ask(uow, person(uow, code).id, RequestWish(DELETE), CLOCKS, now)
    desk.carry_out(uow, request.id, "cli", now)


def test_who_is_still_to_be_invited_is_in_it_with_the_whole_ladder(province, clock):
    clock.now = at(15, 20)
    join(province, clock, "BTC-001")
    campaign = create(province, clock)
    work(province, clock)
    found = province.read_now(message_plan.of_campaign, SETTINGS, campaign, clock())
    assert shown(found) == [
        ("16.06. 08:00", "invitation", 1, 0),
        ("19.06. 10:00", "reminder1", 1, 0),
        ("23.06. 10:00", "reminder2", 1, 0),
        ("26.06. 08:00", "last", 1, 0),
    ]


def test_a_scheduled_campaign_shows_what_it_will_be(province, clock):
    join(province, clock, "BTC-001")
    created = province.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse("all"),
        opens_at=at(19, 17),
        closes_at=datetime(2026, 7, 10, 17, tzinfo=VIET_NAM),
        now=clock(),
        calendar=CALENDAR,
    )
    found = province.read_now(message_plan.of_campaign, SETTINGS, created.id, clock())
    assert shown(found)[0] == ("22.06. 10:00", "invitation", 1, 0), "it opens on a Friday evening"


def test_what_finds_no_room_beside_other_campaigns_is_told_as_it_runs_too(province, clock):
    join(province, clock, "BTC-001")
    first = create(province, clock)
    work(province, clock)
    second = province.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse("all"),
        opens_at=clock() + timedelta(hours=23),
        closes_at=CLOSES,
        now=clock(),
        calendar=CALENDAR,
    )
    clock.pass_(days=1)
    work(province, clock)
    plans = [province.read_now(message_plan.of_campaign, SETTINGS, one, clock()) for one in (first, second.id)]
    promised = [(one.kind, one.messages, one.held) for found in plans for one in found]
    until(province, clock, at(28, 16))
    plans = [province.read_now(message_plan.of_campaign, SETTINGS, one, clock()) for one in (first, second.id)]
    assert [(one.kind, one.messages, one.held) for found in plans for one in found] == promised
    assert any(held == (("capped", 1),) for _, _, held in promised)
