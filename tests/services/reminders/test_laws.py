"""Laws of reminding, over random campaigns, calendars, absences, outages and progress."""

import shutil
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from bot.calendar import Calendar, DayEntry
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.campaigns.message_plan import PlanDraft, simulate
from bot.services.operating.calendars import calendar_of
from bot.services.people import absences
from bot.services.reminders import figures, snoozing
from bot.services.reminders.caps import monday
from bot.services.reminders.kinds import ENDS, LADDER, LAST, SNOOZE, STANDARD
from bot.services.reminders.ladder import rungs
from storage.database import Database
from storage.models import CalendarEntry, Chat, Delivery, DueItem, StoredSession
from storage.vault import Vault
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person
from tests.services.reminders.test_reminding import SETTINGS, WHO, work
from tests.support.clock import START, VIET_NAM, FakeClock
from tests.support.laws import examples
from tests.support.province import SECRET

VIET = Calendar(VIET_NAM)
hours = st.integers(0, 24 * 30)
days = st.integers(0, 35)
entries = st.lists(
    st.tuples(st.sampled_from(["day_off", "closure", "quiet", "working_day"]), days, st.integers(0, 4)), max_size=3
)
modes = st.sampled_from(["standard", "standard", "last_only", "none"])
campaign = st.tuples(st.integers(0, 24 * 8), st.integers(1, 24 * 25), modes)
acts_of_people = st.sampled_from(["start", "submit", "snooze", "away", "block", "unblock", "extend"])
act = st.tuples(hours, acts_of_people, st.integers(0, 9))
outage = st.tuples(hours, st.integers(1, 40))


def calendar_with(rows):
    return Calendar(VIET_NAM, entries=tuple(DayEntry(kind, *days) for kind, days in rows))


def days_of(first, length, start=START):
    begin = start.date() + timedelta(days=first)
    return begin, begin + timedelta(days=length)


# -- the ladder alone


@settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 5), datetime(2030, 12, 1)),  # noqa: DTZ001 - given its zone below
    st.integers(1, 24 * 60),
    entries,
)
def test_a_ladder_is_allowed_in_order_and_before_the_closing(begin, length, rows):
    delivered = begin.replace(tzinfo=VIET_NAM)
    closes = delivered + timedelta(hours=length)
    around = [(kind, days_of(first, more, delivered)) for kind, first, more in rows]
    calendar = calendar_with(around)
    found = rungs(calendar, delivered, closes, STANDARD)
    assert [rung.kind for rung in found] == [kind for kind in LADDER if kind in {rung.kind for rung in found}]
    assert all(calendar.is_allowed(rung.due_at) and rung.due_at < closes for rung in found)
    days = [delivered.date(), *(rung.due_at.date() for rung in found)]
    assert days == sorted(set(days)), "each on a day of its own"
    assert not found or found[-1].kind == LAST


@settings(deadline=None)
@given(st.integers(0, 24 * 40), st.integers(24, 24 * 40), st.sets(st.integers(0, 20), max_size=4))
def test_a_preview_keeps_the_caps(opens, length, sent):
    begin = START + timedelta(hours=opens)
    draft = PlanDraft(parse("all"), begin, begin + timedelta(hours=length))
    before = frozenset(START.date() + timedelta(days=n) for n in sent)
    own = simulate(VIET, draft, begin, before, frozenset())
    days = [at.date() for at, _, is_held in own if not is_held]
    assert len(days) == len(set(days))
    for week in {monday(day) for day in days}:
        mine = [day for day in days if monday(day) == week]
        assert len(mine) <= 2 - min(2, len({day for day in before if monday(day) == week and day < min(mine)}))


# -- everything, on rows


@pytest.fixture(scope="module")
def template(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("laws") / "template.sqlite"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    database.run_now(add_province)
    database.run_now(add_survey)
    database.run_now(bind, WHO, START - timedelta(days=1))
    database.close()
    return path


class World:
    """One person, some campaigns, and what happens to them."""

    def __init__(self, database, rows):
        self.database, self.clock = database, FakeClock()
        self.number = 0
        self.submitted = {}
        database.run_now(self._enter, rows)
        self.me = database.read_now(lambda uow: person(uow, WHO).id)
        self.calendar = database.read_now(lambda uow: calendar_of(uow, SETTINGS))

    def _enter(self, uow, rows):
        for first_kind, first, length in {row[1]: row for row in rows}.values():
            begin, end = days_of(first, length)
            uow.orm.add(CalendarEntry(kind=first_kind, first_day=begin, last_day=end, note=""))

    def open(self, length, mode):
        def write(uow):
            now = self.clock()
            made = lifecycle.create(
                uow,
                survey="skills",
                audience=parse("staff:" + WHO),
                opens_at=now,
                closes_at=now + timedelta(hours=length),
                now=now,
                calendar=CALENDAR,
            )
            lifecycle.get(uow, made.id).reminders = mode

        self.database.run_now(write)
        self.number += 1

    def happen(self, what, n):
        self.database.run_now(getattr(self, f"_{what}"), n)

    def _put(self, uow, n, status):
        campaign = n % self.number + 1 if self.number else 0
        mine = update(StoredSession).where(StoredSession.person_id == self.me, StoredSession.status != "submitted")
        done = uow.orm.execute(mine.where(StoredSession.campaign_id == campaign).values(status=status))
        return campaign if done.rowcount else None

    def _start(self, uow, n):
        self._put(uow, n, "started")

    def _submit(self, uow, n):
        if campaign := self._put(uow, n, "submitted"):
            self.submitted[campaign] = self.clock()

    def _snooze(self, uow, n):
        now = self.clock()
        at = snoozing.on_day(self.calendar, now.date() + timedelta(days=n), now, now + timedelta(days=20))
        if at is not None:
            snoozing.snooze(uow, self.me, at, self.clock())

    def _away(self, uow, n):
        today = self.clock().date()
        if len(absences.coming(uow, self.me, today)) < absences.MOST:
            absences.add(uow, self.me, (today + timedelta(days=1), today + timedelta(days=1 + n)), None, self.clock())

    def _block(self, uow, n):
        uow.orm.execute(update(Chat).values(unreachable_at=self.clock()))

    def _unblock(self, uow, n):
        uow.orm.execute(update(Chat).values(unreachable_at=None))

    def _extend(self, uow, n):
        one = lifecycle.get(uow, n % self.number + 1) if self.number else None
        if one is not None and one.state == "open" and one.closes_at > self.clock():
            lifecycle.extend(uow, one.id, one.closes_at + timedelta(days=n + 1), self.clock(), CALENDAR)

    def soonest(self):
        query = select(func.min(DueItem.due_at)).where(DueItem.state == "planned", DueItem.due_at > self.clock())
        return self.database.read_now(lambda uow: uow.orm.scalar(query))


def run(world, opened, acts, outages):
    """Let it all happen; the jobs run whenever something is due, except in an outage."""
    script = sorted(
        [(hour, 0, lambda c=(length, mode): world.open(*c)) for hour, length, mode in opened]
        + [(hour, 1, lambda a=(what, n): world.happen(*a)) for hour, what, n in acts],
        key=lambda one: one[:2],
    )
    end = START + timedelta(days=75)
    dark = [(START + timedelta(hours=at), START + timedelta(hours=at + long)) for at, long in outages]
    while world.clock() < end:
        while script and START + timedelta(hours=script[0][0]) <= world.clock():
            script.pop(0)[2]()
        if not any(begin <= world.clock() < over for begin, over in dark):
            work(world.database, world.clock)
        moments = [START + timedelta(hours=script[0][0])] if script else []
        moments += [over for _, over in dark]
        moments += [due.astimezone(VIET_NAM)] if (due := world.soonest()) else []
        world.clock.now = min((m for m in moments if m > world.clock()), default=end)


@settings(examples(15), suppress_health_check=list(HealthCheck))
@given(entries, st.lists(campaign, min_size=1, max_size=3), st.lists(act, max_size=6), st.lists(outage, max_size=2))
@example([], [(0, 24 * 4 + 7, "standard")], [], [])
@example([("quiet", 2, 3)], [(0, 24 * 11, "standard"), (30, 24 * 11, "standard")], [(50, "snooze", 3)], [(24, 30)])
def test_whatever_happens(template, tmp_path_factory, rows, opened, acts, outages):
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    shutil.copy(template, path)
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    try:
        world = World(database, rows)
        run(world, opened, acts, outages)
        database.read_now(check, world)
    finally:
        database.close()


def check(uow, world):
    """Never outside allowed hours, caps kept, silence after the last one, and everything ends with a reason."""
    sent = [
        (row.created_at.astimezone(VIET_NAM), row) for row in uow.orm.scalars(select(Delivery).order_by(Delivery.id))
    ]
    assert [at for at, _ in sent if not world.calendar.is_allowed(at)] == []
    unasked = [at.date() for at, row in sent if row.kind != SNOOZE]
    assert len(unasked) == len(set(unasked)), "one a day"
    assert max((sum(monday(day) == week for day in unasked) for week in map(monday, unasked)), default=0) <= 2
    items = list(uow.orm.scalars(select(DueItem).order_by(DueItem.acted_at, DueItem.id)))
    assert {item.state for item in items} <= set(ENDS), "the ladder always ends"
    assert all((item.reason is None) == (item.state == "acted") == (item.delivery_id is not None) for item in items)
    balance = figures.balance
    for number in range(1, world.number + 1):
        mine = [item for item in items if item.campaign_id == number]
        assert len(mine) == sum(balance(uow, number).values())
        check_one(world, number, [item for item in mine if item.state == "acted"])


def check_one(world, number, acted):
    """One campaign: nothing twice, in order, nothing after submitting."""
    kinds = [item.kind for item in acted if item.kind in LADDER]
    assert len([kind for kind in kinds if kind != LAST]) == len({kind for kind in kinds if kind != LAST})
    per_plan = [(item.kind, item.plan_revision) for item in acted]
    assert len(per_plan) == len(set(per_plan))
    for revision in {item.plan_revision for item in acted}:
        mine = [LADDER.index(item.kind) for item in acted if item.plan_revision == revision and item.kind in LADDER]
        assert mine == sorted(mine)
    assert number not in world.submitted or all(item.acted_at <= world.submitted[number] for item in acted)


def test_the_check_can_fail(template):
    database = Database(f"sqlite:///{template}", Vault(SECRET))
    world = World(database, [])
    at = datetime(2026, 6, 20, 12, tzinfo=VIET_NAM)

    def late_at_night(uow):
        uow.orm.add(
            Delivery(unique_key="x", person_id=world.me, kind="last", params={}, state="sent", due_at=at, created_at=at)
        )
        uow.orm.flush()
        with pytest.raises(AssertionError):
            check(uow, world)

    database.read_now(late_at_night)
    database.close()
