"""Due items: planned for the right people, looked at anew when their moment has come, ended with a reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.people import absences
from bot.services.people.scope import Scope
from bot.services.reminders import acting, figures, invitations, planning, snoozing
from bot.services.rights import asking
from bot.settings import Settings
from storage.models import CalendarEntry, Campaign, Chat, Delivery, DueItem, Person, PersonRole, StoredSession, Unit
from tests.services.builders import CALENDAR, add_person, add_province, add_survey, bind, decide, person
from tests.support.clock import VIET_NAM

SETTINGS = Settings(_env_file=None)
WHO = "BTC-001"


@pytest.fixture
def province(database):
    database.run_now(add_province)
    database.run_now(add_survey)
    return database


def at(day, hour=10, minute=0, month=6):
    return datetime(2026, month, day, hour, minute, tzinfo=VIET_NAM)


CLOSES = at(28, 17)


def create(database, clock, closes=CLOSES, **values):
    created = database.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse("all"),
        opens_at=clock(),
        closes_at=closes,
        now=clock(),
        calendar=CALENDAR,
    )
    if values:
        mine = update(Campaign).where(Campaign.id == created.id)
        database.run_now(lambda uow: uow.orm.execute(mine.values(**values)))
    return created.id


def work(database, clock, *, deliver=True):
    """One round of the jobs; whatever waits is sent."""
    while database.run_now(lifecycle.open_due, clock()):
        pass
    for step in (lifecycle.close_due, lifecycle.reconcile_all):
        database.run_now(step, clock())
    for step in (planning.plan_next, acting.act_next):
        while database.run_now(step, clock(), SETTINGS):
            pass
    if deliver:
        database.run_now(send, clock())
    while database.run_now(planning.plan_next, clock(), SETTINGS):
        pass


def send(uow, now):
    waiting = update(Delivery).where(Delivery.state == "waiting", Delivery.due_at <= now)
    uow.orm.execute(waiting.values(state="sent", sent_at=now))


def until(database, clock, moment):
    """Let time pass up to a moment, with the jobs at work whenever something is due."""
    soonest = select(func.min(DueItem.due_at)).where(DueItem.state == "planned")
    work(database, clock)
    while clock() < moment:
        due = database.read_now(lambda uow: uow.orm.scalar(soonest))
        clock.now = min(moment, max(clock(), due).astimezone(VIET_NAM)) if due else moment
        work(database, clock)


def items(database, campaign=None, who=WHO):
    """Kind -> (state, reason, local time) of somebody's items."""

    def read(uow):
        query = select(DueItem).where(DueItem.person_id == person(uow, who).id).order_by(DueItem.id)
        if campaign is not None:
            query = query.where(DueItem.campaign_id == campaign)
        return {
            row.kind: (row.state, row.reason, f"{row.due_at.astimezone(VIET_NAM):%d %H:%M}")
            for row in uow.orm.scalars(query)
        }

    return database.read_now(read)


def sent(database, who=WHO):
    """When which message went out."""

    def read(uow):
        query = select(Delivery).where(Delivery.person_id == person(uow, who).id).order_by(Delivery.id)
        return [(row.kind, f"{row.created_at.astimezone(VIET_NAM):%d %H:%M}") for row in uow.orm.scalars(query)]

    return database.read_now(read)


def change(database, who=WHO, **values):
    database.run_now(lambda uow: uow.orm.execute(update(Person).where(Person.staff_code == who).values(**values)))


def put(database, status, campaign=1, who=WHO):
    def write(uow):
        mine = update(StoredSession).where(StoredSession.person_id == person(uow, who).id)
        uow.orm.execute(mine.where(StoredSession.campaign_id == campaign).values(status=status))

    database.run_now(write)


@pytest.fixture
def invited(province, clock):
    """One campaign, one person who was invited on Monday 15 June at ten, with the ladder planned."""
    province.run_now(bind, WHO, clock())
    create(province, clock)
    work(province, clock)
    return province


# -- planning


def test_the_invitation_goes_out_at_once_and_the_ladder_follows_from_its_day(invited):
    assert sent(invited) == [("invitation", "15 10:00")]
    assert items(invited) == {
        "invitation": ("acted", None, "15 10:00"),
        "reminder1": ("planned", None, "18 10:00"),
        "reminder2": ("planned", None, "23 10:00"),
        "last": ("planned", None, "26 08:00"),
    }


def test_every_rung_comes_once_and_then_there_is_silence(invited, clock):
    until(invited, clock, at(29, 12))
    assert sent(invited) == [
        ("invitation", "15 10:00"),
        ("reminder1", "18 10:00"),
        ("reminder2", "23 10:00"),
        ("last", "26 08:00"),
    ]
    assert invited.read_now(figures.balance, 1) == {"acted": 4}


def test_a_clock_set_back_by_an_hour_sends_nothing_twice_and_nothing_early(invited, clock):
    """Just before and just after every moment at which something is due the clock goes back, and then catches up."""
    soonest = select(func.min(DueItem.due_at)).where(DueItem.state == "planned")
    while (due := invited.read_now(lambda uow: uow.orm.scalar(soonest))) is not None:
        moment, before = due.astimezone(VIET_NAM), sent(invited)
        for set_back in (timedelta(seconds=1), timedelta(hours=1)):
            clock.now = moment - set_back
            work(invited, clock)
            assert sent(invited) == before
        for set_back in (timedelta(), timedelta(hours=1), timedelta()):
            clock.now = moment - set_back
            work(invited, clock)
            assert len(sent(invited)) == len(before) + 1
    assert [kind for kind, _ in sent(invited)] == ["invitation", "reminder1", "reminder2", "last"]


def test_who_joins_late_gets_the_whole_ladder_from_their_own_day(invited, clock):
    until(invited, clock, at(19, 9))
    invited.run_now(bind, "BTC-002", clock())
    work(invited, clock)
    assert sent(invited, "BTC-002") == []
    found = items(invited, who="BTC-002")
    assert found["invitation"] == ("suppressed", "seen", "19 09:00")
    assert [found[kind][2] for kind in ("reminder1", "reminder2", "last")] == ["22 10:00", "24 10:00", "26 08:00"]


@pytest.mark.parametrize(("mode", "kinds"), [("last_only", {"invitation", "last"}), ("none", {"invitation"})])
def test_a_campaign_says_how_much_is_reminded(province, clock, mode, kinds):
    province.run_now(bind, WHO, clock())
    create(province, clock, reminders=mode)
    work(province, clock)
    assert set(items(province)) == kinds


def test_under_five_working_days_only_the_last_one_comes(province, clock):
    province.run_now(bind, WHO, clock())
    create(province, clock, closes=at(18, 17))
    work(province, clock)
    assert {kind: when for kind, (_, _, when) in items(province).items()} == {
        "invitation": "15 10:00",
        "last": "18 08:00",
    }


def test_a_campaign_that_is_open_for_decades_has_a_plan(province, clock):
    province.run_now(bind, WHO, clock())
    create(province, clock, closes=datetime(2099, 6, 30, 17, tzinfo=VIET_NAM))
    work(province, clock)
    last = province.read_now(lambda uow: uow.orm.scalar(select(DueItem.due_at).where(DueItem.kind == "last")))
    assert last == datetime(2099, 6, 30, 8, tzinfo=VIET_NAM)


def test_without_any_working_day_nothing_is_sent_and_nothing_breaks(province, clock):
    closed = [
        CalendarEntry(
            kind="closure",
            first_day=date(2026, 6, 16) + timedelta(days=400 * n),
            last_day=date(2026, 6, 15) + timedelta(days=400 * (n + 1)),
            note="",
        )
        for n in range(4)
    ]
    province.run_now(lambda uow: uow.orm.add_all(closed))
    province.run_now(bind, WHO, clock())
    create(province, clock)
    work(province, clock)
    assert items(province)["last"][:2] == ("suppressed", "no day left")


def test_an_invitation_at_night_waits_for_the_morning_and_the_ladder_counts_from_there(province, clock):
    clock.now = at(15, 22)
    province.run_now(bind, WHO, clock())
    create(province, clock)
    work(province, clock)
    assert items(province)["invitation"] == ("planned", None, "16 08:00")
    until(province, clock, at(16, 9))
    assert sent(province) == [("invitation", "16 08:00")]
    assert items(province)["reminder1"][2] == "19 10:00"


def test_extending_makes_the_plan_anew_and_repeats_nothing(invited, clock):
    until(invited, clock, at(19, 12))
    invited.run_now(lifecycle.extend, 1, datetime(2026, 7, 10, 17, tzinfo=VIET_NAM), clock(), CALENDAR)
    work(invited, clock)

    def states(uow):
        return sorted((row.kind, row.state, row.plan_revision) for row in uow.orm.scalars(select(DueItem)))

    assert invited.read_now(states) == [
        ("invitation", "acted", 1),
        ("last", "dropped", 1),
        ("last", "planned", 2),
        ("reminder1", "acted", 1),
        ("reminder2", "dropped", 1),
        ("reminder2", "planned", 2),
    ]
    until(invited, clock, datetime(2026, 7, 11, tzinfo=VIET_NAM))
    assert sent(invited)[2:] == [("reminder2", "02 10:00"), ("last", "10 08:00")]


def test_planning_goes_in_short_steps_that_can_be_resumed(province, clock):
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004", "BNC-001"):
        province.run_now(bind, code, clock())
    create(province, clock)
    while province.run_now(invitations.plan_next, clock(), 2):
        pass
    assert province.run_now(acting.act_next, clock(), SETTINGS, 2) == 2
    while province.run_now(acting.act_next, clock(), SETTINGS, 2):
        pass
    province.run_now(send, clock())
    assert province.run_now(planning.plan_next, clock(), SETTINGS, 2) == 2
    while province.run_now(planning.plan_next, clock(), SETTINGS, 2):
        pass
    assert province.read_now(figures.balance, 1) == {"acted": 5, "planned": 15}


# -- what is known when the moment has come


def freeze(database, clock):
    change(database, frozen_at=clock())


def block(database, clock):
    database.run_now(lambda uow: uow.orm.execute(update(Chat).values(unreachable_at=clock())))


def stop(database, clock):
    database.run_now(lambda uow: asking.stop_reminders(uow, person(uow, WHO).id, clock()))


def refuse(database, clock):
    database.run_now(decide, WHO, clock(), reminders=False)


def away(database, clock):
    database.run_now(
        lambda uow: absences.add(uow, person(uow, WHO).id, (date(2026, 6, 18), date(2026, 6, 18)), None, clock())
    )


def leave(database, clock):
    change(database, left_on=clock().date())


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (freeze, "frozen"),
        (block, "unreachable"),
        (stop, "opted out"),
        (refuse, "no consent"),
        (away, "absent"),
        (leave, "left"),
        (lambda database, _: put(database, "submitted"), "submitted"),
        (lambda database, _: put(database, "stopped"), "stopped"),
    ],
)
def test_nobody_is_reminded_who_should_not_be(invited, clock, act, reason):
    act(invited, clock)
    until(invited, clock, at(18, 12))
    assert items(invited)["reminder1"] == ("suppressed", reason, "18 10:00")
    assert len(sent(invited)) == 1


def test_answering_cancels_nothing(invited, clock):
    put(invited, "started")
    until(invited, clock, at(18, 12))
    assert sent(invited)[1:] == [("reminder1", "18 10:00")]


def test_who_was_away_gets_the_next_rung_and_an_invitation_waits_for_them(province, clock):
    province.run_now(bind, WHO, clock())
    province.run_now(
        lambda uow: absences.add(uow, person(uow, WHO).id, (date(2026, 6, 15), date(2026, 6, 17)), None, clock())
    )
    create(province, clock)
    until(province, clock, at(18, 12))
    assert sent(province) == [("invitation", "18 08:00")]


def test_a_paused_campaign_sends_nothing_and_its_invitations_wait(province, clock):
    province.run_now(bind, WHO, clock())
    create(province, clock, paused_at=clock())
    until(province, clock, at(15, 16))
    assert sent(province) == []
    province.run_now(lambda uow: uow.orm.execute(update(Campaign).values(paused_at=None)))
    until(province, clock, at(16, 9))
    assert [kind for kind, _ in sent(province)] == ["invitation"]


def test_what_a_closed_campaign_planned_is_dropped(invited, clock):
    invited.run_now(lifecycle.close, 1, clock())
    work(invited, clock)
    assert invited.read_now(figures.balance, 1) == {"acted": 1, "dropped": 3}


def test_after_an_outage_what_is_too_late_is_missed_and_the_ladder_goes_on(invited, clock):
    clock.now = at(18, 14, 1)
    work(invited, clock)
    assert items(invited)["reminder1"] == ("missed", "late", "18 10:00")
    clock.now = at(23, 10, 30)
    work(invited, clock)
    assert sent(invited)[1:] == [("reminder2", "23 10:30")]


def test_a_little_late_is_sent_within_the_hours(invited, clock):
    clock.now = at(18, 11, 30)
    work(invited, clock)
    assert items(invited)["reminder1"] == ("planned", None, "18 14:00")
    until(invited, clock, at(18, 15))
    assert sent(invited)[1:] == [("reminder1", "18 14:00")]


# -- room


def test_two_campaigns_on_one_day_are_one_message(province, clock):
    province.run_now(bind, WHO, clock())
    first, second = create(province, clock), create(province, clock)
    work(province, clock)
    assert sent(province) == [("invitation", "15 10:00")]
    until(province, clock, at(18, 12))
    assert sent(province)[1:] == [("reminder1", "18 10:00")]
    assert {items(province, one)["reminder1"][0] for one in (first, second)} == {"acted"}


def test_in_a_short_window_the_last_reminder_is_kept_and_the_others_are_dropped(province, clock):
    province.run_now(bind, WHO, clock())
    create(province, clock, closes=at(19, 17))
    until(province, clock, at(20, 12))
    assert sent(province) == [("invitation", "15 10:00"), ("last", "19 08:00")]
    found = items(province)
    assert found["reminder1"][:2] == found["reminder2"][:2] == ("suppressed", "cap")


def test_an_invitation_that_finds_no_room_waits_for_a_free_day(province, clock):
    province.run_now(bind, WHO, clock())
    create(province, clock)
    until(province, clock, at(15, 14))
    create(province, clock, closes=datetime(2026, 7, 3, 17, tzinfo=VIET_NAM))
    work(province, clock)
    assert items(province, 2)["invitation"][2] == "16 08:00"
    until(province, clock, at(19, 12))
    assert sent(province) == [("invitation", "15 10:00"), ("invitation", "16 08:00")]
    assert items(province, 1)["reminder1"] == ("suppressed", "cap", "18 10:00")


# -- later


def test_later_is_kept_to_the_minute_and_nothing_comes_before(invited, clock):
    until(invited, clock, at(17, 9))
    invited.run_now(lambda uow: snoozing.snooze(uow, person(uow, WHO).id, at(19, 8), clock()))
    until(invited, clock, at(19, 12))
    assert sent(invited)[1:] == [("snooze", "19 08:00")]
    assert items(invited)["reminder1"] == ("suppressed", "snoozed", "18 10:00")
    until(invited, clock, at(29, 12))
    assert [kind for kind, _ in sent(invited)] == ["invitation", "snooze", "reminder2", "last"]


def test_another_wish_replaces_the_first(invited, clock):
    for day in (19, 22):
        invited.run_now(lambda uow, day=day: snoozing.snooze(uow, person(uow, WHO).id, at(day), clock()))
    until(invited, clock, at(22, 12))
    assert sent(invited)[1:] == [("snooze", "22 10:00")]


def test_who_submits_before_the_wish_comes_true_is_left_alone(invited, clock):
    invited.run_now(lambda uow: snoozing.snooze(uow, person(uow, WHO).id, at(17, 8), clock()))
    put(invited, "submitted")
    until(invited, clock, at(17, 12))
    assert len(sent(invited)) == 1
    assert items(invited)["snooze"][:2] == ("suppressed", "submitted")


def test_the_moments_one_can_choose(invited):
    calendar = acting.calendar_of
    found = invited.read_now(lambda uow: snoozing.choices(calendar(uow, SETTINGS), at(17, 9), at(26, 17)))
    assert [(c.name, f"{c.at:%d %H:%M}") for c in found] == [
        ("afternoon", "17 14:00"),
        ("tomorrow", "18 08:00"),
        ("monday", "22 10:00"),
    ]
    late = invited.read_now(lambda uow: snoozing.choices(calendar(uow, SETTINGS), at(19, 15), at(26, 17)))
    assert [c.name for c in late] == ["monday"]
    assert invited.read_now(lambda uow: snoozing.choices(calendar(uow, SETTINGS), at(19, 15), at(22, 10, 30))) == []


# -- counts and scope


def test_the_focal_point_sees_how_many_are_silent_after_the_last_reminder(province, clock):
    for code in ("BTC-001", "BTC-002", "VPTU-001", "VPTU-002"):
        province.run_now(bind, code, clock())
    create(province, clock)
    until(province, clock, at(25, 12))
    put(province, "submitted", who="BTC-002")

    def silent(reader, agency, campaign=None):
        def read(uow):
            place = uow.orm.scalar(select(Unit.id).where(Unit.code == agency))
            return figures.silent(uow, Scope(person(uow, reader).id, clock().date()), place, campaign)

        return province.read_now(read)

    assert silent("VPTU-001", "VPTU") == 0
    until(province, clock, at(26, 12))
    assert silent("VPTU-001", "VPTU") == silent("VPTU-001", "VPTU", 1) == 2
    assert silent("VPTU-001", "VPTU", 2) == silent("VPTU-001", "BTC") == silent("BTC-001", "BTC") == 0
    province.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, "BTC-001").id, role="focal_point")))
    assert silent("BTC-001", "BTC") == 1
    province.run_now(lambda uow: uow.orm.execute(update(Campaign).values(state="closing")) and None)
    put(province, "started", who="VPTU-001")
    assert silent("VPTU-001", "VPTU") == 1, "who has not begun cannot any more"


# -- several processes


def until_done(database, step, *arguments):
    while database.run_now(step, *arguments):
        pass


def join_many(uow, count, now):
    for n in range(count):
        add_person(uow, f"BTC-9{n:02}", "BTC-VP")
        bind(uow, f"BTC-9{n:02}", now)


def counted(uow):
    """Messages, people with one, items acted on."""
    total = uow.orm.scalar(select(func.count(Delivery.id)))
    people = uow.orm.scalar(select(func.count(Delivery.person_id.distinct())))
    return total, people, uow.orm.scalar(select(func.count(DueItem.id)).where(DueItem.state == "acted"))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_workers_never_act_twice(province, clock):
    province.run_now(join_many, 60, clock())
    for _ in range(2):
        create(province, clock)
    until_done(province, invitations.plan_next, clock())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: province.run_now(acting.act_next, clock(), SETTINGS, 10), range(48)))
    until_done(province, acting.act_next, clock(), SETTINGS, 10)
    assert province.read_now(counted) == (60, 60, 120)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_planners_at_once_plan_every_ladder_once(province, clock):
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004", "BNC-001", "VPTU-001"):
        province.run_now(bind, code, clock())
    create(province, clock)
    while province.run_now(invitations.plan_next, clock()):
        pass
    while province.run_now(acting.act_next, clock(), SETTINGS):
        pass
    province.run_now(send, clock())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: province.run_now(planning.plan_next, clock(), SETTINGS, 2), range(24)))
    assert province.read_now(figures.balance, 1) == {"acted": 6, "planned": 18}


def test_time_that_was_waited_for_a_delivery_counts(province, clock):
    """Sending a blast may take until tomorrow: the ladder counts from the day the message arrived."""
    province.run_now(bind, WHO, clock())
    create(province, clock)
    work(province, clock, deliver=False)
    assert set(items(province)) == {"invitation"}
    clock.pass_(days=1)
    work(province, clock)
    assert items(province)["reminder1"][2] == "19 10:00"
    assert clock() - timedelta(days=1) == at(15)
