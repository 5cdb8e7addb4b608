"""Supervisors are asked to confirm within the calendar and the caps, three times at most."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.messages.kinds import screen_for
from bot.services.people.consents import REMINDERS, record
from bot.services.reminders import confirmations as asking
from bot.services.reminders.kinds import CONFIRM, REMINDER1
from bot.services.results import confirmations
from bot.settings import Settings
from storage.database import Database
from storage.models import Delivery, DueItem, Person
from storage.repositories import chats
from storage.vault import Vault
from tests.services.builders import bind
from tests.services.results.submitting import CV, agree, somebody, submit
from tests.support.clock import START, VIET_NAM
from tests.support.province import SECRET

STAFF, CHIEF = "BTC-012", "BTC-005"
TUESDAY = datetime(2026, 6, 16, 9, 0, tzinfo=VIET_NAM)
SETTINGS = Settings(_env_file=None, timezone="Asia/Ho_Chi_Minh")


@pytest.fixture
def province(province_url):
    database = Database(province_url, Vault(SECRET))
    database.run_now(_prepare)
    yield database
    database.close()


def _prepare(uow):
    submit(uow, "skills", CV, START, STAFF)
    bind(uow, CHIEF, START)
    agree(uow, somebody(uow, CHIEF), START)


def asked(database, moment):
    readers = database.read_now(asking.due, moment, SETTINGS)
    return sum(database.run_now(asking.ask, reader, moment, SETTINGS) for reader in readers)


def days(database, moments):
    return [moment.day for moment in moments if asked(database, moment)]


def test_three_requests_and_then_silence(province):
    moments = [TUESDAY + timedelta(days=n) for n in range(30)]
    assert days(province, moments) == [16, 23, 26]  # on Monday, 22 June nothing comes before ten
    kinds = province.read_now(lambda uow: uow.orm.scalars(select(Delivery.kind)).all())
    assert kinds == [CONFIRM] * 3


def test_the_deadline_reads_as_everywhere_else(province):
    """Ten working days after Monday, 15 June: a request that was held back comes on the last days, too."""
    assert asked(province, TUESDAY) == 1

    def said(uow, moment):
        delivery = uow.orm.scalars(select(Delivery)).one()
        chat = chats.of_person(uow, delivery.person_id)
        return screen_for(uow, delivery, chat, moment, SETTINGS).parts[0].plain.rpartition("Hạn: ")[2]

    last = datetime(2026, 6, 29, 9, 0, tzinfo=VIET_NAM)
    for days_before, deadline in ((0, "hôm nay, 29/06/2026."), (1, "ngày mai, 29/06/2026."), (3, "29/06/2026.")):
        assert province.read_now(said, last - timedelta(days=days_before)) == deadline


@pytest.mark.parametrize(
    "moment", [datetime(2026, 6, 20, 9, tzinfo=VIET_NAM), datetime(2026, 6, 16, 12, tzinfo=VIET_NAM)]
)
def test_nothing_on_a_saturday_or_in_the_midday_rest(province, moment):
    assert asked(province, moment) == 0


def test_nothing_when_everything_is_confirmed(province):
    def confirm(uow):
        chief = somebody(uow, CHIEF).id
        (waiting,) = confirmations.queue(uow, chief, TUESDAY.date())
        confirmations.agree_to_rest(uow, chief, waiting.session, TUESDAY, TUESDAY.date())

    province.run_now(confirm)
    assert asked(province, TUESDAY) == 0


def test_nothing_beside_a_reminder_of_the_same_day(province):
    def reminded(uow):
        chief = somebody(uow, CHIEF).id
        delivery = Delivery(
            unique_key="r", person_id=chief, kind=REMINDER1, params={}, state="sent", due_at=TUESDAY, attempts=1
        )
        uow.orm.add(delivery)
        uow.orm.flush()
        uow.orm.add(
            DueItem(
                unique_key="r",
                person_id=chief,
                kind=REMINDER1,
                due_at=TUESDAY,
                state="acted",
                acted_at=TUESDAY,
                delivery_id=delivery.id,
            )
        )

    province.run_now(reminded)
    assert asked(province, TUESDAY + timedelta(hours=1)) == 0
    assert asked(province, TUESDAY + timedelta(days=1)) == 1


def test_nothing_for_who_wants_no_reminders_or_is_away(province):
    def stop(uow):
        somebody(uow, CHIEF).reminders_stopped_at = START

    def refuse(uow):
        uow.orm.scalars(select(Person).where(Person.staff_code == CHIEF)).one().reminders_stopped_at = None
        record(uow, somebody(uow, CHIEF).id, REMINDERS, agreed=False, language="vi", now=START)

    for change in (stop, refuse):
        province.run_now(change)
        assert asked(province, TUESDAY) == 0
